# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a national directory: import, search as you type, circles, ranked search, changes, recall; beside its peers.

    python benchmarks/directory.py [--services 100000] [--phrases 6] [--seed 7] [--peers tantivy,xapian,sqlite_utils]

`DIRECTORY_SERVICES=1000000 make bench` takes a million. Prints one JSON document a line, one for each row of the table.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import directories
from benchmarks.search import milliseconds, quantile
from va_desktop.directory.changes import Corrected
from va_desktop.directory.finding import Finder
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.store import OperationalError
from va_desktop.directory.wanted import Wanted

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 26)
FRAME_MS, PAUSE_MS = 16, 100
IMPORT_RATIO, MOST_MB = 2.0, 500
PAGE = 20
SIDE = ROOT / "benchmarks" / "directory_side.py"


def wanted(question: dict[str, Any]) -> Wanted:
    codes = dict(code.split(":") for code in question["codes"])
    near = question.get("near")
    return Wanted(question["text"], near=tuple(near) if near else None, radius_km=question.get("km"), **codes)


def told(name: str, ours: float, baseline: float, target: float, unit: str = "ms", **more: Any) -> None:
    """Print one row."""
    row = {"name": name, "ours": round(ours, 3), "baseline": round(baseline, 3)}
    row |= {"ratio": round(ours / baseline, 2), "target": target, "unit": unit, **more}
    print(json.dumps(row, ensure_ascii=False), flush=True)


def times(finder: Finder, asked: list[dict[str, Any]], **how: Any) -> list[float]:
    """Return how long each takes, after one unmeasured round, from the letters to the page of listings."""
    wishes = [wanted(question) for question in asked]
    for wish in wishes[:: max(1, len(wishes) // 100)]:
        finder.find(wish, TODAY, limit=PAGE, **how)
    return [milliseconds(lambda wish=wish: finder.find(wish, TODAY, limit=PAGE, **how)) for wish in wishes]


def understood(finder: Finder, slip: dict[str, str]) -> bool:
    """Tell whether a misspelt word finds places that have the word that was meant."""
    found = {item.listing.key for item in finder.find(Wanted(slip["text"]), TODAY, limit=PAGE).items}
    meant = {item.listing.key for item in finder.find(Wanted(slip["meant"]), TODAY, limit=1000).items}
    return bool(found & meant)


def side(engine: str, *args: str) -> dict[str, Any] | None:
    """Run another engine in a process of its own, with the Python that has it; None where there is none."""
    bench = os.environ.get("BENCH_PYTHON") or str(ROOT / ".venv" / "bench" / "bin" / "python")
    python = {"tantivy": bench, "xapian": "/usr/bin/python3"}.get(engine, sys.executable)
    if shutil.which(python) is None:
        return None
    answer = subprocess.run([python, str(SIDE), engine, *args], capture_output=True, text=True, cwd=ROOT, check=False)
    if answer.returncode:
        print(f"{engine}: {answer.stderr.strip()[-300:]}", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def interrupted(directory: Directory, finder: Finder, asked: list[dict[str, Any]]) -> float:
    """Return how long the slowest ranked search goes on after it was interrupted, in milliseconds."""
    slow = max(asked, key=lambda each: milliseconds(lambda: finder.find(wanted(each), TODAY, ranked=True)))
    ended: list[float] = []

    def run() -> None:
        try:
            while True:
                finder.find(wanted(slow), TODAY, ranked=True)
        except OperationalError:
            ended.append(time.perf_counter())

    latencies = []
    for _ in range(5):
        thread = threading.Thread(target=run)
        thread.start()
        started = time.perf_counter()
        while thread.is_alive():
            finder.interrupt()
            thread.join(0.0005)
        latencies.append((ended[-1] - started) * 1e3)
    return max(latencies)


def changes(directory: Directory, folder: Path) -> list[float]:
    """Return how long it takes from a correction to the page that shows it, in milliseconds."""
    overlay = Overlay.open(folder / "own.overlay", lambda: TODAY)
    finder = Finder(directory.again(), overlay)
    found = []
    for number, record in zip(range(50), directory.records("service")):
        name = f"quokka{number:03d}"

        def change(record: Any = record, name: str = name) -> None:
            overlay.make(record.id, Corrected(("name",), record.doc["name"], name))
            page = finder.find(Wanted(name), TODAY)
            assert [item.listing.name for item in page.items] == [name]

        found.append(milliseconds(change))
    return found


def rows(args: argparse.Namespace, folder: Path) -> Iterator[Callable[[], None]]:
    """Measure, in an order that lets each part start warm."""
    source, asked_file, file = folder / "services.jsonl", folder / "asked.json", folder / "XXX.vadir"
    asked = directories.write(source, args.services, args.seed, args.phrases)
    asked_file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    size = f"{args.services:,} services"
    ours = side("import", str(source), str(file))
    bare = side("bare", str(source), str(folder / "bare.db"))
    assert ours is not None
    assert bare is not None
    (folder / "bare.db").unlink()
    more = {"megabytes": ours["file_mb"], "ready_made_rows_s": bare["ready_s"]}
    more["cpu_ratio"] = round(ours["cpu_s"] / bare["cpu_s"], 2)
    yield lambda: told(f"import of {size}, against executemany of the same rows and their index", ours["s"], bare["s"],
                       IMPORT_RATIO, "s", **more)  # fmt: skip
    yield lambda: told(f"most memory during that import, against {MOST_MB} MB", ours["peak_mb"], MOST_MB, 1.0, "MB")
    directory = Directory.open(file)
    finder = Finder(directory)
    typed = times(finder, asked["typed"])
    p95 = quantile(typed, 0.95)
    yield lambda: told(f"as you type with facet and distance, {size}, p95, against one frame", p95, FRAME_MS, 1.0,
                       p50=quantile(typed, 0.5), worst=max(typed), queries=len(typed))  # fmt: skip
    circles = times(finder, asked["circles"])
    yield lambda: told(f"nearest first within 50 km, two facets, {size}, p95, against one frame",
                       quantile(circles, 0.95), FRAME_MS, 1.0, p50=quantile(circles, 0.5))  # fmt: skip
    ranked = times(finder, asked["finished"], ranked=True)
    yield lambda: told(f"ranked search on a pause, {size}, p95, against 100 ms", quantile(ranked, 0.95), PAUSE_MS, 1.0,
                       p50=quantile(ranked, 0.5), worst=max(ranked))  # fmt: skip
    wrong = directories.misspelt(asked, args.seed)
    slips = times(finder, [{"text": each["text"], "codes": ()} for each in wrong])
    mended = sum(understood(finder, each) for each in wrong) / len(wrong)
    yield lambda: told(f"misspelt words, {size}, p95, against 100 ms", quantile(slips, 0.95), PAUSE_MS, 1.0,
                       p50=quantile(slips, 0.5), worst=max(slips), words=len(wrong), understood=mended)  # fmt: skip
    stopped = interrupted(directory, finder, asked["finished"])
    yield lambda: told("ranked search after it was interrupted, longest, against 100 ms", stopped, PAUSE_MS, 1.0)
    changed = changes(directory, folder)
    yield lambda: told(f"one service corrected and found, {size}, p95, against 100 ms", quantile(changed, 0.95),
                       PAUSE_MS, 1.0)  # fmt: skip
    directory.close()
    file.unlink()
    for engine in filter(None, args.peers.split(",")):
        peer = side(engine, str(source), str(folder / engine), str(asked_file))
        if peer is not None:
            yield lambda peer=peer, engine=engine: told(
                f"as you type, {size}, p95, against {engine}", p95, peer["typed_p95"], 1.0,
                **{f"{engine}_{key}": value for key, value in peer.items()},
            )  # fmt: skip
        shutil.rmtree(folder / engine, ignore_errors=True)
        (folder / engine).unlink(missing_ok=True)


def recall(seed: int) -> None:
    """Print for each script how much of what a scan finds is found, and how much of what is found a scan finds."""
    found = side("scripts", str(seed))
    assert found is not None
    for lang, (recalled, precise) in found.items():
        told(f"recall and precision against a scan, {lang}, the lower one missing", 1 - min(recalled, precise), 0.05,
             1.0, "of 1", recall=recalled, precision=precise)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--services", type=int, default=int(os.environ.get("DIRECTORY_SERVICES", "100000")))
    parser.add_argument("--phrases", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--peers", default="tantivy,xapian,sqlite_utils")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(args, Path(folder)):
            row()
    recall(args.seed)


if __name__ == "__main__":
    main()
