# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop tour`: the main screens as pictures and a spoken sample, for a machine without a display."""

import argparse
import os
from pathlib import Path
from typing import Any, TextIO


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("tour", help="write the main screens as pictures and a spoken sample")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder for pictures and sound")
    parser.add_argument("--all", action="store_true", help="every screen in two languages, each theme, 100 and 200 %%")


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Write the pictures; 2 when the folder cannot be written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from va_desktop.bootstrap import services
    from va_desktop.cli import speak
    from va_desktop.ui.tour import tour

    folder: Path = args.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for picture in tour(services(folder / "data"), folder, whole=args.all):
            print(picture, file=out)
    except OSError as error:
        print(f"va-desktop tour: cannot write to {folder}: {error.strerror or error}", file=err)
        return 2
    sample = folder / "sample.wav"
    text = "You can ask for the aids you need. Ask what the office must give you. Ask for the answer in writing."
    spoken = argparse.Namespace(text=text, lang="en", out=sample, speed=1.0)
    if speak.run(spoken, out, err) == 0:
        print(sample, file=out)
    return 0
