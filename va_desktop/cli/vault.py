# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop vault create | backup | restore | export | delete`: the private vault without a window.

The passphrase comes from a prompt or from a file, never from an argument, which every other user could read.
"""

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from va_desktop.bootstrap import Services
from va_desktop.document.html import html
from va_desktop.guidance.export import document
from va_desktop.guidance.records import Records
from va_desktop.storage import backups
from va_desktop.storage.errors import CodeTooWeak, Locked, VaultTrouble, WrongCode
from va_desktop.storage.vault import Code, erase, there
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.record import page

OK, NEGATIVE, WRONG_USE = 0, 1, 2

_TROUBLE = {
    "missing": "There is no vault or file there.",
    "exists": "There is a vault already. Nothing was changed.",
    "busy": "Another program has the vault open. Close it first.",
    "damaged": "The file is damaged. It is left as it is; restore a backup.",
    "newer": "A newer version of this program wrote it. Nothing was changed.",
    "read_only": "This place cannot be written to. Nothing was changed.",
    "full": "There is no room left on the disk. What was saved before is safe.",
    "unreadable": "It could not be read or written. Nothing was changed.",
    "not_a_backup": "This file is no backup of this program.",
}


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("vault", help="the private vault: create, backup, restore, export, delete")
    actions = parser.add_subparsers(dest="vault_command", required=True)
    made = actions.add_parser("create", help="make a vault and print its recovery words, once")
    made.add_argument("--stick", action="store_true", help="the folder lies on a stick: keep it safe to pull out")
    backup = actions.add_parser("backup", help="write a backup and prove that it opens")
    backup.add_argument("--out", type=Path, metavar="DIR", help="where to (default: beside the vault)")
    restore = actions.add_parser("restore", help="put a backup in the vault's place; what was there is kept aside")
    restore.add_argument("file", type=Path, nargs="?", help="the backup (default: the newest good one)")
    export = actions.add_parser("export", help="write everything as HTML and JSON, readable by everyone")
    export.add_argument("--out", type=Path, metavar="DIR", required=True, help="where to")
    export.add_argument("--lang", metavar="TAG", default=argparse.SUPPRESS, help="language of the page (BCP 47)")
    delete = actions.add_parser("delete", help="delete the vault with its backups, and prove it")
    delete.add_argument("--yes", action="store_true", help="do not ask again")
    for action in (made, backup, restore, export):
        action.add_argument("--code-file", type=Path, metavar="FILE", help="a file whose first line is the passphrase")
    for action in (made, backup, restore, export, delete):
        action.add_argument("--folder", type=Path, metavar="DIR", help="the vault's folder")


def run(
    args: argparse.Namespace,
    services: Services,
    out: TextIO,
    err: TextIO,
    ask: Callable[[str], str] = getpass.getpass,
) -> int:
    """Carry out one command: 0 done, 1 the code was wrong or something is left, 2 wrong use. One line says why."""
    folder = args.folder or services.vault_folder
    try:
        return _act(args, services, folder, out, err, ask)
    except WrongCode:
        print("va-desktop vault: that code does not open it. Nothing was changed.", file=err)
        return NEGATIVE
    except Locked as error:
        print(f"va-desktop vault: too many wrong codes. Try again in {error.wait} seconds.", file=err)
        return NEGATIVE
    except CodeTooWeak as error:
        print(f"va-desktop vault: the passphrase needs {error.least} characters or more.", file=err)
    except VaultTrouble as error:
        print(f"va-desktop vault: {_TROUBLE[error.reason]}", file=err)
    except OSError as error:
        print(f"va-desktop vault: {error.filename or 'a file'}: {error.strerror}. Nothing was changed.", file=err)
    except (EOFError, UnicodeDecodeError):
        print("va-desktop vault: no passphrase was given.", file=err)
    return WRONG_USE


def _act(
    args: argparse.Namespace, services: Services, folder: Path, out: TextIO, err: TextIO, ask: Callable[[str], str]
) -> int:
    lang = getattr(args, "lang", None) or "en"
    match args.vault_command:
        case "create":
            if there(folder):
                raise VaultTrouble("exists", folder)
            code = _new_code(args, ask)
            records, words = Records.create(folder, code, "delete" if args.stick else "wal", lang)
            records.vault.lock()
            print(words, file=out)
            print("Write these words on paper: they open the vault if the passphrase is lost.", file=err)
        case "backup":
            records = Records.open(folder, _code(args, ask))
            print(backups.back_up(records.vault, args.out), file=out)
            records.vault.lock()
        case "restore":
            return _restore(args, folder, out, err, ask)
        case "export":
            return _export(args, services, folder, lang, out, ask)
        case _:
            return _delete(args, folder, out, err)
    return OK


def _code(args: argparse.Namespace, ask: Callable[[str], str], prompt: str = "Passphrase: ") -> Code:
    if args.code_file is not None:
        lines = args.code_file.read_text(encoding="utf-8").splitlines()
        text = lines[0] if lines else ""
    else:
        text = ask(prompt)
    return Code.words(text) or Code.phrase(text)


def _new_code(args: argparse.Namespace, ask: Callable[[str], str]) -> Code:
    code = _code(args, ask, "New passphrase: ")
    if args.code_file is None and _code(args, ask, "Once more: ") != code:
        raise WrongCode(0)
    if code.kind != "passphrase":
        raise CodeTooWeak(0)
    return code


def _restore(args: argparse.Namespace, folder: Path, out: TextIO, err: TextIO, ask: Callable[[str], str]) -> int:
    import time

    code = _code(args, ask)
    file = args.file
    if file is None:
        found = backups.newest_good(folder, code)
        if found is None:
            print("va-desktop vault: no backup here opens with that code.", file=err)
            return NEGATIVE
        file = found.path
    aside = Records.restore(file, folder, code, time.time())
    print(file, file=out)
    if aside is not None:
        print(f"What was there before is kept in {aside}.", file=err)
    return OK


def _export(
    args: argparse.Namespace, services: Services, folder: Path, lang: str, out: TextIO, ask: Callable[[str], str]
) -> int:
    records = Records.open(folder, _code(args, ask))
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        words, today = Words(services.translator(lang)), services.clock()
        readable, data = args.out / "applications.html", args.out / "applications.json"
        readable.write_text(html(page(words, records, today)), encoding="utf-8")
        data.write_text(json.dumps(document(records, today), ensure_ascii=False, indent=1), encoding="utf-8")
        records.vault.note("exported")
    finally:
        records.vault.lock()
    print(readable, file=out)
    print(data, file=out)
    return OK


def _delete(args: argparse.Namespace, folder: Path, out: TextIO, err: TextIO) -> int:
    if not there(folder):
        raise VaultTrouble("missing", folder)
    if not args.yes:
        print(f"Delete {folder} with all its backups? Write yes: ", end="", file=err, flush=True)
        if sys.stdin.readline().strip().casefold() != "yes":
            print("Nothing was deleted.", file=err)
            return NEGATIVE
    count, left = erase(folder)
    print(f"{count} files deleted, {len(left)} left.", file=out)
    return NEGATIVE if left else OK
