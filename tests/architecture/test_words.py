# SPDX-License-Identifier: GPL-3.0-or-later
"""What the project may not contain: addresses of package registries, paths of one machine."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FORBIDDEN = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|index-url|find-links +/"
    r"|(?<![\w.])/(?:root|home/\w+|work)/"
)
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".yaml", ".sh", ".po", ".pot", ".svg", ".json", ""}


def files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\n")
    return [ROOT / name for name in listed if name and Path(name).suffix in TEXT and (ROOT / name).is_file()]


def test_no_registry_and_no_path_of_a_machine_is_named() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in files()
        if file != Path(__file__)
        for match in [FORBIDDEN.search(file.read_text("utf-8", errors="replace"))]
        if match
        and "no-emit-" not in file.read_text("utf-8", errors="replace")[max(0, match.start() - 12) : match.start()]
    ]
    assert found == []


def test_the_rule_sees_an_address() -> None:
    assert FORBIDDEN.search("--index-url https://pypi.org/simple")
    assert FORBIDDEN.search("see /root/.cache")
