# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program as a kiosk, with one person after the other who press anything: nothing is left for the next."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

VISITS = 200 if os.environ.get("FAULTS") == "long" else 16
WORD = "KANARIENVOGEL"
_WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)")
_CHANGES = (
    "creat",
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "symlink",
    "symlinkat",
    "link",
    "linkat",
    "mknod",
    "mknodat",
)
_CALL = re.compile(rf"^\d+ +(?P<name>openat|open|{'|'.join(_CHANGES)})\((?P<rest>.*)\) = (?P<result>-?\d+)")


def people(folder: Path, visits: int, *before: str) -> dict[str, Any]:
    """Let people come; returns what the program found out about itself."""
    folder.mkdir()
    home = folder / "home"
    home.mkdir()
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home),
        "TMPDIR": str(home),
    }
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.ui.visitors", str(folder), WORD, str(visits), "7"],
        cwd=Path(__file__).parents[2],
        env=env,
        capture_output=True,
        text=True,
        timeout=60 + 3 * visits,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-4000:]
    return json.loads(done.stdout)


def test_whatever_people_press_and_however_they_leave_nothing_is_there_for_the_next(tmp_path: Path) -> None:
    told = people(tmp_path / "kiosk", VISITS)
    assert told["found"] == []
    assert told["lost"] == 0, "each visit ends at the first page or at the clock"
    assert len(told["endings"]) == 4
    assert told["pages"] > VISITS, "people really got somewhere"
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in written if WORD.encode() in path.read_bytes()]
    assert not [path for path in written if (tmp_path / "kiosk" / "data") in path.parents]
    sizes = told["sizes"]
    if len(sizes) >= 100:
        assert sizes[-1] <= sizes[len(sizes) // 4] * 1.05
    assert sizes[-1] <= sizes[9] * 1.1


def test_a_kiosk_asks_the_system_to_write_no_file_and_to_reach_no_network(tmp_path: Path) -> None:
    trace = tmp_path / "calls"
    calls = f"trace=openat,open,connect,sendto,{','.join(_CHANGES)}"
    told = people(tmp_path / "kiosk", 8, "strace", "-f", "-qq", "-o", str(trace), "-e", calls)
    assert told["found"] == []
    assert told["lost"] == 0
    lines = trace.read_text(errors="replace").splitlines()
    assert sum("openat(" in line for line in lines) > 100, "the trace saw the program"
    assert [line for line in lines if re.search(r"AF_INET|sin_addr", line)] == []
    assert [line for line in lines if writes(line, tmp_path / "kiosk")] == []


def test_the_look_at_system_calls_sees_a_file_that_is_written(tmp_path: Path) -> None:
    assert writes('12 openat(AT_FDCWD, "/var/cache/x", O_WRONLY|O_CREAT, 0666) = 3', tmp_path)
    assert writes('12 mkdir("/var/tmp/x", 0777) = 0', tmp_path)
    assert not writes('12 openat(AT_FDCWD, "/usr/lib/x.so", O_RDONLY|O_CLOEXEC) = 3', tmp_path)
    assert not writes('12 openat(AT_FDCWD, "/nowhere/x", O_RDWR) = -1 ENOENT', tmp_path)


def writes(line: str, allowed: Path) -> bool:
    """Tell whether a traced call opened a file to write it, or made one, outside the folder and the devices."""
    call = _CALL.match(line)
    if call is None or int(call["result"]) < 0:
        return False
    if call["name"] in ("open", "openat") and not _WRITES.search(call["rest"]):
        return False
    paths = re.findall(r'"([^"]*)"', call["rest"])
    return not all(path.startswith((str(allowed), "/dev/", "/proc/self/", "/memfd:")) for path in paths)
