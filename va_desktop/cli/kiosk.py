# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop kiosk pin | set | show`: what a centre sets for its screen."""

import argparse
import getpass
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from va_desktop.bootstrap import Services
from va_desktop.settings import kiosk

OK, NEGATIVE, WRONG_USE = 0, 1, 2


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("kiosk", help="set the staff's PIN, the waiting time and the printer of a kiosk")
    actions = parser.add_subparsers(dest="kiosk_command", required=True)
    pin = actions.add_parser("pin", help="set the PIN with which staff close the program")
    pin.add_argument("--pin-file", type=Path, metavar="FILE", help="a file whose first line is the PIN")
    setting = actions.add_parser("set", help="set how long to wait, and the printer")
    setting.add_argument("--idle", type=int, metavar="SECONDS", help="without anybody doing anything, 30 to 3600")
    setting.add_argument("--warning", type=int, metavar="SECONDS", help="of these, counted down: 20 to 120")
    setting.add_argument("--printer", metavar="QUEUE", help="the one queue that is printed to; empty for the usual one")
    setting.add_argument(
        "--papers", metavar="FOLDER", help="write papers there for staff instead of printing; or empty"
    )
    actions.add_parser("show", help="print what is set, but for the PIN, as JSON")


def run(
    args: argparse.Namespace,
    services: Services,
    out: TextIO,
    err: TextIO,
    ask: Callable[[str], str] = getpass.getpass,
) -> int:
    """Carry out one command; one line says why when it is not."""
    file = services.kiosk_file
    try:
        match args.kiosk_command:
            case "pin":
                return _pin(args, file, err, ask)
            case "set":
                return _set(args, file, err)
            case _:
                found = kiosk.load(file)
                shown: dict[str, object] = {"pin": bool(found.pin), "idle": found.idle, "warning": found.warning}
                shown |= {"printer": found.printer, "papers": found.papers}
                print(json.dumps(shown, indent=2), file=out)
    except OSError as error:
        print(f"va-desktop kiosk: {error.filename or file}: {error.strerror}.", file=err)
        return WRONG_USE
    return OK


def _pin(args: argparse.Namespace, file: Path, err: TextIO, ask: Callable[[str], str]) -> int:
    if args.pin_file is not None:
        lines = args.pin_file.read_text(encoding="utf-8").splitlines()
        pin = lines[0].strip() if lines else ""
    else:
        pin = ask("New PIN: ")
        if ask("Once more: ") != pin:
            print("va-desktop kiosk: that was not the same. The PIN is as it was.", file=err)
            return NEGATIVE
    try:
        kiosk.set_pin(file, pin)
    except ValueError:
        print(f"va-desktop kiosk: a PIN has {kiosk.LEAST} characters or more. The PIN is as it was.", file=err)
        return WRONG_USE
    return OK


def _set(args: argparse.Namespace, file: Path, err: TextIO) -> int:
    found = kiosk.load(file)
    wanted = {
        name: getattr(args, name)
        for name in ("idle", "warning", "printer", "papers")
        if getattr(args, name) is not None
    }
    changed = replace(found, **wanted)
    if not 20 <= changed.warning <= 120 or not changed.warning + 10 <= changed.idle <= 3600:
        print("va-desktop kiosk: warn 20 to 120 seconds, and wait 10 more than that, 3600 at the most.", file=err)
        return WRONG_USE
    kiosk.save(file, changed)
    return OK
