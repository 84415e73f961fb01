# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop doctor`: voices, fonts, audio, printer, clock and the age of the content of this machine."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TextIO

from va_desktop.bootstrap import Services
from va_desktop.settings import kiosk
from va_desktop.speech.engine import Available, Unavailable
from va_desktop.speech.health import health

BUILT_NOT_BEFORE = date(2026, 11, 1)
"""The program did not exist before this day: an earlier clock is wrong."""


@dataclass(frozen=True)
class Check:
    """One thing looked at."""

    id: str
    state: Literal["ok", "warn", "fail"]
    text: str


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("doctor", help="look at voices, fonts, audio, printer, clock and content")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--kiosk", action="store_true", help="look also at what a screen for many people needs")


def run(args: argparse.Namespace, services: Services, out: TextIO, err: TextIO) -> int:
    """Print what was found; 1 when something is broken that the program needs."""
    checks = (*_checks(services), *(_kiosk(services) if getattr(args, "kiosk", False) else ()))
    if args.json:
        print(json.dumps({"checks": [asdict(check) for check in checks]}, ensure_ascii=False, indent=2), file=out)
    else:
        for check in checks:
            print(f"{check.state:4}  {check.id:16} {check.text}", file=out)
    return 1 if any(check.state == "fail" for check in checks) else 0


def _checks(services: Services) -> Iterator[Check]:
    yield from _content(services)
    yield from _voices(services)
    yield from _fonts(services.bundle.resources)
    yield _audio()
    yield _printer()
    yield _clock(services.clock())


def _kiosk(services: Services) -> Iterator[Check]:
    """Look at the PIN, the times, and that nothing of anybody lies where the program could write."""
    found = kiosk.load(services.kiosk_file)
    if found.pin:
        yield Check("kiosk pin", "ok", "staff can close the program")
    else:
        yield Check("kiosk pin", "warn", "no PIN is set: va-desktop kiosk pin")
    yield Check("kiosk times", "ok", f"ends after {found.idle} seconds, the last {found.warning} counted down")
    yield _papers(found)
    kept = [services.answers_file, services.vault_folder, services.settings_file]
    there = [path.name for path in kept if path.exists()]
    if there:
        yield Check("kiosk keeps", "fail", f"something is kept here: {', '.join(there)}")
    else:
        yield Check("kiosk keeps", "ok", "nothing of anybody is kept")


def _papers(found: kiosk.Kiosk) -> Check:
    """Look at where a visitor's paper comes out."""
    if found.papers:
        there = os.access(found.papers, os.W_OK) and Path(found.papers).is_dir()
        return Check("kiosk papers", "ok" if there else "fail", "a folder of the staff" if there else "no such folder")
    printer = _printer()
    if found.printer and (printer.state != "ok" or found.printer not in printer.text.split(", ")):
        return Check("kiosk papers", "fail", "the printer that was chosen is not set up")
    return Check("kiosk papers", printer.state, printer.text)


def _content(services: Services) -> Iterator[Check]:
    library, today = services.library, services.clock()
    for error in library.damaged:
        yield Check("content", "fail", f"a pack cannot be used: {type(error).__name__} {error}")
    if not library.packs:
        yield Check("content", "fail", "no content pack was found")
    for pack in library.packs:
        info = pack.info
        late = info.review_by < today
        told = f"version {info.version}, checked {info.reviewed}, to be checked again by {info.review_by}"
        yield Check(f"content {info.id}", "warn" if late else "ok", told)


def _voices(services: Services) -> Iterator[Check]:
    languages = [*services.languages(), "km", "lo"]
    found = health(services.engines, languages)
    for engine in found.engines:
        match engine.state:
            case Available():
                yield Check(f"voice {engine.name}", "ok", f"speaks {engine.voices} languages")
            case Unavailable(reason):
                yield Check(f"voice {engine.name}", "warn", f"cannot speak here: {reason.value}")
    for lang in languages:
        mute = lang in found.voiceless
        told = "no voice: the text lights up without sound" if mute else "has a voice"
        yield Check(f"voice for {lang}", "warn" if mute else "ok", told)


def _fonts(resources: Path) -> Iterator[Check]:
    names = sorted(file.stem for file in (resources / "fonts").glob("*-Regular.ttf"))
    yield Check(
        "fonts", "ok" if names else "fail", ", ".join(name.removesuffix("-Regular") for name in names) or "none"
    )


def _audio() -> Check:
    if sys.platform != "linux":
        return Check("audio", "ok", "the system's own")
    cards = Path("/proc/asound/cards")
    try:
        there = cards.exists() and "no soundcards" not in cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        there = False
    return (
        Check("audio", "ok", "a sound card is there") if there else Check("audio", "warn", "no loudspeaker was found")
    )


def _printer() -> Check:
    tool = shutil.which("lpstat")
    if tool is None:
        return Check("printer", "warn", "no print system was found")
    try:
        asked = subprocess.run([tool, "-e"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return Check("printer", "warn", "the print system does not answer")
    names = asked.stdout.split()
    return Check("printer", "ok", ", ".join(names)) if names else Check("printer", "warn", "no printer is set up")


def _clock(today: date) -> Check:
    if today < BUILT_NOT_BEFORE:
        return Check("clock", "warn", f"the clock says {today}, before this program was made: set it")
    return Check("clock", "ok", f"the clock says {today}")
