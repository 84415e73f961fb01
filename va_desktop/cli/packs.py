# SPDX-License-Identifier: GPL-3.0-or-later
"""The `content` commands about whole packs: who read them, keys, installing a signed one and taking it back."""

import argparse
import json
import os
from pathlib import Path
from typing import Any, TextIO

from va_desktop.bootstrap import services
from va_desktop.clock import system_clock
from va_desktop.content.errors import PackDamaged, PackTooNew
from va_desktop.content.folder import packs_in
from va_desktop.content.installed import NothingBefore, NotNewer, install, take_back
from va_desktop.content.reviews import Review, reviews
from va_desktop.content.signature import KeyRefused, SignatureRefused, new_pair, trusted

OK, NEGATIVE, WRONG_USE = 0, 1, 2

_UNSIGNED = {
    "missing": "has no signature file beside it",
    "unreadable": "has a signature file that cannot be read",
    "unknown_key": "is signed by a key that is not trusted here",
    "wrong": "was changed after it was signed",
}


def add_parsers(commands: Any) -> None:
    """Add the commands."""
    reading = commands.add_parser("review", help="tell which pages a second person has read, and which are due")
    reading.add_argument("path", nargs="?", type=Path, help="a pack or a folder of packs")
    reading.add_argument("--json", action="store_true", help="print one JSON document")
    keys = commands.add_parser("keys", help="make a pair of keys for signing packs")
    keys.add_argument("--out", required=True, type=Path, help="an empty place for private.pem and public.pem")
    installing = commands.add_parser("install", help="put a newer, signed pack beside the bundled ones")
    installing.add_argument("file", type=Path)
    back = commands.add_parser("rollback", help="take the newest installed version of a pack back")
    back.add_argument("id", help="the pack, such as COL")


def review(path: Path, args: argparse.Namespace, out: TextIO) -> int:
    """Print the state of the reviews: 0 when every page had a second reader and none is due, else 1."""
    today = system_clock()
    found = [row for folder in packs_in(path) for row in reviews(folder)]
    if args.json:
        rows = [row._asdict() | {"review_by": str(row.review_by or ""), "due": row.due(today)} for row in found]
        json.dump({"pages": rows}, out, ensure_ascii=False, indent=2)
        print(file=out)
    else:
        for pack in dict.fromkeys(row.pack for row in found):
            _print_pack(pack, [row for row in found if row.pack == pack], out)
    return NEGATIVE if any(not row.second or row.due(today) for row in found) else OK


def _print_pack(pack: str, rows: list[Review], out: TextIO) -> None:
    today = system_clock()
    second = sum(bool(row.second) for row in rows)
    due = [row for row in rows if row.due(today)]
    first = min((row.review_by for row in rows if row.review_by), default=None)
    until = f"; the first is due on {first}" if first else ""
    print(f"{pack}: {len(rows)} pages, {second} read by a second person, {len(due)} due now{until}", file=out)
    for row in due:
        print(f"  due since {row.review_by}: {row.kind} {row.id}", file=out)


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Carry out `keys`, `install` or `rollback`."""
    try:
        match args.content_command:
            case "keys":
                return _keys(args.out, out, err)
            case "install":
                return _install(args, out, err)
            case _:
                built = services(getattr(args, "data", None))
                version = take_back(args.id, built.installed_packs)
                print(f"Took back {args.id} {version}. The version before it is in use again.", file=out)
                return OK
    except NothingBefore as error:
        print(f"No version of {error.pack_id} was installed here, so there is nothing to take back.", file=err)
    except OSError as error:
        print(f"That could not be written or read: {error.strerror}. Nothing was changed.", file=err)
    return WRONG_USE


def _keys(folder: Path, out: TextIO, err: TextIO) -> int:
    private, public = new_pair()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content, mode in (("private.pem", private, 0o600), ("public.pem", public, 0o644)):
        try:
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except FileExistsError:
            print(f"{folder / name} is already there. Choose another folder; a key is never overwritten.", file=err)
            return WRONG_USE
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        print(folder / name, file=out)
    return OK


def _install(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    built = services(getattr(args, "data", None))
    try:
        done = install(args.file, built.installed_packs, built.bundle.packs, trusted(built.key_folders))
    except SignatureRefused as error:
        print(f"{error.path} {_UNSIGNED[error.reason]}. Nothing was changed.", file=err)
    except KeyRefused as error:
        print(f"{error.path} holds no public Ed25519 key. Nothing was changed.", file=err)
    except NotNewer as error:
        print(f"{error.path} is version {error.version}; {error.present} is in use. Nothing was changed.", file=err)
    except PackDamaged as error:
        print(f"{error.path} is not a sound content pack ({error.reason}). Nothing was changed.", file=err)
    except PackTooNew as error:
        print(f"{error.path} was written by a newer version of this program. Nothing was changed.", file=err)
    else:
        print(f"Installed {done.pack_id} {done.version}, signed by {done.key}.", file=out)
        return OK
    return WRONG_USE
