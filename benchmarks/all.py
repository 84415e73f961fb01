# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every benchmark, prints one line each, and keeps the table of docs/performance.md. Status 1 when one misses."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PERFORMANCE = ROOT / "docs" / "performance.md"
FILES = ("start", "press", "listen", "search", "rules", "vault", "directory")


def rows(name: str) -> list[dict[str, object]]:
    """Run one benchmark; windows open in a virtual screen where there is no other."""
    command = [sys.executable, str(ROOT / "benchmarks" / f"{name}.py")]
    if name in ("start", "press") and not os.environ.get("DISPLAY") and shutil.which("xvfb-run"):
        command = ["xvfb-run", "-a", *command]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    if name == "search":
        return [json.loads(answer.stdout)]
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]


def cells(row: dict[str, object]) -> tuple[str, str, str, str, str]:
    """Return a row as it stands in the table."""
    unit = row.get("unit", "ms")
    ours = row.get("ours", row.get("ours_ms", row.get("ours_p95_ms")))
    baseline = row.get("baseline", row.get("baseline_ms", row.get("baseline_p95_ms")))
    target = f"{row['target']}" + (f" and {row['target_ms']} ms" if "target_ms" in row else "")
    name = str(row["name"]) + (", p95" if "ours_p95_ms" in row else "")
    return name, f"{ours} {unit}", f"{baseline} {unit}", str(row["ratio"]), target


def main() -> int:
    """Run all, or the ones named, and write the table when all were run."""
    found = []
    for name in sys.argv[1:] or FILES:
        for row in rows(name):
            found.append(row)
            print(" | ".join(cells(row)), flush=True)
    lines = ["| benchmark | ours | baseline | ratio | target |", "|---|--:|--:|--:|--:|"]
    lines += ["| " + " | ".join(cells(row)) + " |" for row in found]
    if sys.argv[1:]:
        return 0
    text = PERFORMANCE.read_text(encoding="utf-8")
    table = "\n".join(lines) + "\n"
    PERFORMANCE.write_text(re.sub(r"(?:^\|.*\n)+", lambda _: table, text, count=1, flags=re.M), encoding="utf-8")
    missed = [row for row in found if float(row["ratio"]) > float(row["target"])]  # type: ignore[arg-type]
    for row in missed:
        print(f"missed: {row['name']} ({row['ratio']} over {row['target']})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
