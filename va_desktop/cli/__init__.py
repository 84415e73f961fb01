# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: everything but the window works without a display; `--json` prints one document."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from va_desktop.errors import VaDesktopError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

WRONG_USE = 2


COMMANDS = ("content", "rights", "search", "status", "check", "vault", "services", "kiosk", "speak", "doctor", "tour")


def parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """Return the command line; with `wanted` only that command is loaded, because each knows its own libraries."""
    from pathlib import Path

    from va_desktop import __version__
    from va_desktop.cli.arguments import Parser

    top = Parser(prog="va-desktop", description="Rights, services and applications for survivors. No network.")
    top.add_argument("--version", action="version", version=f"va-desktop {__version__}")
    modes = ("personal", "kiosk", "outreach")
    top.add_argument("--mode", choices=modes, default="personal", help="how the window behaves")
    top.add_argument("--lang", metavar="TAG", default=None, help="language of the window or of the answers (BCP 47)")
    top.add_argument("--data", metavar="DIR", type=Path, default=None, help="keep everything that is written in DIR")
    commands = top.add_subparsers(dest="command", parser_class=Parser, metavar="COMMAND")
    for name in COMMANDS if wanted is None else (wanted,):
        _module(name).add_parser(commands)
    return top


def run(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Carry out one command, or open the window when none is given; return the exit status."""
    out, err = out or sys.stdout, err or sys.stderr
    if not argv:
        return window(None, None, err)
    try:
        args = parser(next((word for word in argv if word in COMMANDS), None)).parse_args(argv)
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


def _module(name: str) -> Any:
    import importlib

    return importlib.import_module(f"va_desktop.cli.{name}")


def _dispatch(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    from va_desktop.bootstrap import services

    match args.command:
        case None:
            return window(args.data, args.lang, err, args.mode)
        case "content" | "speak" | "tour":
            return int(_module(args.command).run(args, out, err))
        case _:
            return int(_module(args.command).run(args, services(args.data), out, err))


def window(data: Path | None, lang: str | None, err: TextIO, mode: str = "personal") -> int:
    """Open the window and stay until it is closed; without a display say what to do instead."""
    if not display():
        print("There is no display here. To see the program as pictures, run: va-desktop tour --out out", file=err)
        return WRONG_USE
    # Start-up makes many objects and no rubbish; the window turns collecting on again after its first picture.
    gc.disable()
    from va_desktop.bootstrap import services
    from va_desktop.ui.app import App

    built = services(data)
    settings = built.settings()
    if lang:
        settings = settings.with_(lang=lang)
    return int(App(built, settings, mode=mode).run())


def display() -> bool:
    """Tell whether a window can be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
