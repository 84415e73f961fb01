# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the shipped kiosk unit's own command as an ordinary user, where the unit's restrictions hold, without systemd.

`enclosure.sh` makes the mounts. The compositor draws on a virtual screen, so that a picture can be taken and keys can
be pressed, or on no screen at all.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "packaging" / "kiosk" / "va-desktop-kiosk.service"
TREE = ROOT / "tests" / "accessibility" / "tree.py"
RUNTIME = "/run/user/64901"
DISPLAY = ":77"
AS_ROOT = os.geteuid() == 0
"""Root makes an ordinary user for the test, as systemd does; an ordinary user is one already."""
_MADE = ["setpriv", "--reuid", "va-kiosk", "--regid", "va-kiosk", "--clear-groups", "--bounding-set=-all"]
_ORDINARY = ["unshare", "--user", "--map-user=64901", "--map-group=64901"]
UID = 64901 if AS_ROOT else os.geteuid()
IN_MEMORY = ("run", "tmp", "home", "root", "var/tmp", "dev/shm")
_SEEN = """
import json, sys
from collections import Counter
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0).toImage().scaled(320, 240)
colors = Counter(picture.pixelColor(x, y).name() for x in range(320) for y in range(240))
print(json.dumps(colors.most_common()))
"""


def unit() -> dict[str, list[str]]:
    """Return each key of the unit with its values, in order; which section it stands in does not matter here."""
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text("utf-8").splitlines():
        key, sign, value = line.partition("=")
        if sign and not line.startswith(("#", "[")):
            found.setdefault(key, []).append(value)
    return found


class Enclosed:
    """The rooms in which the unit's command runs; use it with `with`."""

    def __init__(self) -> None:
        own = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
        own += ["sh"] if AS_ROOT else ["--map-root-user", "sh"]
        user = "64901" if AS_ROOT else "0"
        own += [str(ROOT / "tests" / "packaging" / "enclosure.sh"), user, sys.base_prefix, sys.prefix, str(ROOT)]
        self._outer = subprocess.Popen([*own, "sleep", "infinity"], stdout=subprocess.PIPE, text=True)
        assert self._outer.stdout is not None
        assert self._outer.stdout.readline() == "ready\n", "the rooms could not be made"
        children = Path(f"/proc/{self._outer.pid}/task/{self._outer.pid}/children").read_text().split()
        self.pid = int(children[0])
        self.root = Path(f"/proc/{self.pid}/root")
        for line in unit()["ExecStartPre"]:
            words = line.lstrip("+-").split()
            command = self._inside(words if AS_ROOT else [*_ORDINARY, *words])
            done = subprocess.run(command, capture_output=True, check=False)
            assert done.returncode == 0 or "-" in line.partition("/")[0], done.stderr

    def __enter__(self) -> "Enclosed":
        return self

    def __exit__(self, *_: object) -> None:
        self._outer.kill()
        self._outer.wait()

    def _inside(self, words: list[str]) -> list[str]:
        spaces = ["--mount", "--net", "--pid", *([] if AS_ROOT else ["--user", "--preserve-credentials"])]
        return ["nsenter", "-t", str(self.pid), *spaces, *words]

    def start(self, *words: str, **variables: str) -> "subprocess.Popen[str]":
        """Start a command as the unit's user with the unit's environment, and more variables."""
        given = dict(line.split("=", 1) for line in unit()["Environment"])
        given |= {
            "HOME": "/run/va-kiosk",
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": RUNTIME,
        }
        given |= {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={RUNTIME}/bus", "PYTHONPATH": str(ROOT), **variables}
        user = [*(_MADE if AS_ROOT else [*_ORDINARY, "setpriv"]), "--no-new-privs", "--inh-caps=-all"]
        user += ["env", "-i", "-C", "/"]
        command = [*user, *(f"{name}={value}" for name, value in given.items()), *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(self._inside(command), stdout=pipe, stderr=subprocess.STDOUT, text=True)

    def told(self, *words: str, **variables: str) -> str:
        """Run a command to its end and return what it wrote."""
        started = self.start(*words, **variables)
        told, _ = started.communicate(timeout=30)
        return told

    def bus(self) -> None:
        """Start the session bus that a login brings; screen readers meet the program there."""
        self.start("dbus-daemon", "--session", f"--address=unix:path={RUNTIME}/bus", "--nofork")
        wait((self.root / RUNTIME[1:] / "bus").exists, "the bus did not start")

    def screen(self) -> None:
        """Start a virtual screen."""
        self.start("Xvfb", DISPLAY, "-screen", "0", "1366x900x24", "-nolisten", "tcp")
        wait((self.root / "tmp" / ".X11-unix" / f"X{DISPLAY[1:]}").exists, "no virtual screen")

    def kiosk(self, backend: str) -> "subprocess.Popen[str]":
        """Start the unit's own command, on the virtual screen (`x11`) or on none (`headless`)."""
        drawn = {"WLR_BACKENDS": backend, "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        drawn |= {"DISPLAY": DISPLAY} if backend == "x11" else {}
        return self.start(*unit()["ExecStart"][0].split(), **drawn)

    def tree(self) -> list[dict[str, Any]]:
        """Return what a screen reader finds on the accessibility bus; nothing while the program is not there."""
        told = self.told("/usr/bin/python3", str(TREE), "VA Desktop")
        return json.loads(told[told.index("[") :]) if "[" in told else []

    def focus(self) -> str:
        """Return the name of what has the focus, as the bus says."""
        return next((row["name"] for row in self.tree() if "focused" in row["states"]), "")

    def colors(self) -> dict[str, int]:
        """Return the colours of a picture of the virtual screen, with how much of each there is."""
        told = self.told("/opt/va-desktop/bin/python", "-c", _SEEN, DISPLAY=DISPLAY, QT_QPA_PLATFORM="xcb")
        assert "[[" in told, told
        return dict(json.loads(told[told.index("[[") :]))

    def press(self, *keys: str) -> None:
        """Press keys at the virtual screen, which pass through the compositor as those of a keyboard do."""
        self.told("xdotool", "key", "--delay", "60", *keys, DISPLAY=DISPLAY)

    def program(self) -> int | None:
        """Return the process of the program, which the compositor started."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
                same = os.readlink(process / "ns" / "mnt") == os.readlink(f"/proc/{self.pid}/ns/mnt")
            except OSError:
                continue
            if same and b"kiosk" in words and "python" in Path(os.fsdecode(words[0])).name:
                return int(process.name)
        return None

    def files(self) -> Iterator[str]:
        """Yield every ordinary file that lies where anything could be written; everywhere else is read-only."""
        given = [self.root / place[1:] for place in (sys.base_prefix, sys.prefix, str(ROOT))]
        for top in IN_MEMORY:
            for folder, folders, names in os.walk(self.root / top):
                folders[:] = [name for name in folders if Path(folder, name) not in given]
                for name in names:
                    path = Path(folder, name)
                    if path.is_file() and not path.is_symlink():
                        yield "/" + path.relative_to(self.root).as_posix()


def wait(true: Callable[[], bool], what: str, seconds: float = 15) -> None:
    """Wait until something holds, or fail saying what did not."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)
