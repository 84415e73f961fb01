# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: everything but the window works without a display; `--json` prints one document."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from va_desktop import __version__
from va_desktop.errors import VaDesktopError

WRONG_USE = 2


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and ends with status 2."""

    def error(self, message: str) -> NoReturn:
        """Print one line and exit with status 2."""
        print(f"{self.prog}: {message}", file=sys.stderr)
        sys.exit(WRONG_USE)


def parser() -> argparse.ArgumentParser:
    """Return the whole command line."""
    from va_desktop.cli import content, doctor, rights, search, speak, status, tour

    top = Parser(prog="va-desktop", description="Rights, services and applications for survivors. No network.")
    top.add_argument("--version", action="version", version=f"va-desktop {__version__}")
    top.add_argument("--mode", choices=("personal",), default="personal", help="how the window behaves")
    top.add_argument("--lang", metavar="TAG", default=None, help="language of the window or of the answers (BCP 47)")
    top.add_argument("--data", metavar="DIR", type=Path, default=None, help="keep everything that is written in DIR")
    commands = top.add_subparsers(dest="command", parser_class=Parser, metavar="COMMAND")
    for module in (content, rights, search, status, speak, doctor, tour):
        module.add_parser(commands)
    return top


def run(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Carry out one command, or open the window when none is given; return the exit status."""
    out, err = out or sys.stdout, err or sys.stderr
    try:
        args = parser().parse_args(argv)
    except SystemExit as ended:
        return int(ended.code or 0)
    try:
        return _dispatch(args, out, err)
    except VaDesktopError as error:
        print(f"va-desktop: {type(error).__name__}: {error}", file=err)
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _dispatch(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    from va_desktop.bootstrap import services
    from va_desktop.cli import content, doctor, rights, search, speak, status, tour

    match args.command:
        case None:
            return _window(args, err)
        case "content":
            return content.run(args, out, err)
        case "speak":
            return speak.run(args, out, err)
        case "rights":
            return rights.run(args, services(args.data), out, err)
        case "search":
            return search.run(args, services(args.data), out, err)
        case "status":
            return status.run(args, services(args.data), out, err)
        case "doctor":
            return doctor.run(args, services(args.data), out, err)
        case _:
            return tour.run(args, out, err)


def _window(args: argparse.Namespace, err: TextIO) -> int:
    if not display():
        print("There is no display here. To see the program as pictures, run: va-desktop tour --out out", file=err)
        return WRONG_USE
    from va_desktop.bootstrap import services
    from va_desktop.ui.app import App

    built = services(args.data)
    settings = built.settings()
    if args.lang:
        settings = settings.with_(lang=args.lang)
    return int(App(built, settings).run())


def display() -> bool:
    """Tell whether a window can be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
