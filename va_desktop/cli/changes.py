# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop services close | correct | add | remove | undo | changes | conflicts | hand-on | take-in | upkeep`.

A centre's own changes to its directory, without a window. The parser of `services` takes these actions in.
"""

import argparse
import json
from dataclasses import asdict, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from va_desktop.errors import VaDesktopError

if TYPE_CHECKING:
    from va_desktop.bootstrap import Services
    from va_desktop.directory.changes import Change
    from va_desktop.directory.facets import Doc
    from va_desktop.directory.overlay import Entry, Overlay, Shown

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
ACTIONS = (
    "close", "correct", "add", "remove", "undo", "changes", "conflicts", "hand-on", "take-in", "upkeep",
)  # fmt: skip
"""The actions of `services` that are carried out here."""
PROTECTED = "protected; --with-protected shows it"
"""Stands for what only workers may see."""


class _UsageError(VaDesktopError):
    """What was given cannot be used; the line says how to go on."""


def add_actions(actions: Any) -> None:
    """Add the actions to the parser of `services`."""
    made = {}
    for name, told in (
        ("close", "say that a service is closed: today, until a day, or for good"),
        ("correct", "give one field of a service another value"),
        ("add", "add a service that only this centre knows, from a JSON file in HSDS"),
        ("remove", "show a service no longer"),
        ("undo", "take a change back, the last one if no number is given"),
        ("changes", "list the centre's own changes"),
        ("conflicts", "list changes that no longer fit the directory"),
        ("hand-on", "write the changes into a file for another centre"),
        ("take-in", "add the changes of another centre"),
        ("upkeep", "list likely doubles, phone numbers and web addresses that cannot work"),
    ):
        made[name] = actions.add_parser(name, help=told)
        made[name].add_argument("--country", required=True, type=str.upper, metavar="ISO3", help="whose directory")
        made[name].add_argument("--json", action="store_true", help="print one JSON document")
    for name in ("close", "correct", "remove"):
        made[name].add_argument("service", metavar="SERVICE", help="the id of the service")
    for name in ("changes", "conflicts", "hand-on", "upkeep"):
        told = "also what only workers may see of protected places"
        made[name].add_argument("--with-protected", action="store_true", help=told)
    until = made["close"].add_mutually_exclusive_group()
    until.add_argument("--until", metavar="DAY", help="last day (YYYY-MM-DD), today if not given")
    until.add_argument("--for-good", action="store_true", help="it does not open again")
    made["close"].add_argument("--text", metavar="WORDS", help="what people should know")
    made["correct"].add_argument("field", metavar="FIELD", help="like name, or phones.ID.number")
    made["correct"].add_argument("value", metavar="VALUE", help="JSON, or plain words")
    made["undo"].add_argument("number", nargs="?", type=int, metavar="N", help="the number of the change")
    for name in ("add", "hand-on", "take-in"):
        made[name].add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace, services: "Services", out: TextIO, err: TextIO) -> int:
    """Carry out one action; return 0 when done, 1 when there is something to look at, 2 for wrong use."""
    from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew

    try:
        answer, status = _carried_out(args, services)
    except (DirectoryDamaged, DirectoryTooNew) as wrong:
        print(f"va-desktop services: {wrong.path.name} cannot be read; nothing was changed", file=err)
        return WRONG_USE
    except _UsageError as wrong:
        print(f"va-desktop services: {wrong}", file=err)
        return WRONG_USE
    except OSError as wrong:
        print(f"va-desktop services: the file cannot be used ({wrong.strerror})", file=err)
        return WRONG_USE
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2, default=_plain), file=out)
    else:
        for line in answer if isinstance(answer, list) else [answer]:
            print(json.dumps(line, ensure_ascii=False, default=_plain), file=out)
    return status


def _carried_out(args: argparse.Namespace, services: "Services") -> tuple[Any, int]:
    """Return what to print and the exit status."""
    if args.services_command == "upkeep":
        return _upkeep(args.country, services, args.with_protected)
    overlay = services.shelf.overlay(args.country, make=True)
    assert overlay is not None
    try:
        return _changed(args, services, overlay)
    finally:
        services.shelf.close()


def _changed(args: argparse.Namespace, services: "Services", overlay: "Overlay") -> tuple[Any, int]:
    match args.services_command:
        case "changes":
            seen = _seen(args, services, overlay)
            return [_entry(each, seen(each)) for each in overlay.changes()], DONE
        case "conflicts":
            found = list(overlay.conflicts(lambda service: _base(services, args.country, service)))
            told = found if args.with_protected else [_unsaid(each, args, services, overlay) for each in found]
            return told, PROBLEMS if found else DONE
        case "hand-on":
            written = overlay.export(args.file, args.country, _seen(args, services, overlay))
            left = len(overlay.changes()) - written
            more = {"with_protected": True} if args.with_protected else {"left_out": left} if left else {}
            return {"written": written, **more}, DONE
        case "take-in":
            taken = overlay.take_in(args.file)
            return taken, PROBLEMS if taken.unread else DONE
        case "undo":
            last = overlay.last()
            undone = overlay.undo(args.number if args.number is not None else last.n if last else 0)
            if undone is None:
                return None, PROBLEMS
            return _entry(undone, _seen(args, services, overlay)(undone)), DONE
        case _:
            service, change = _wanted(args, services, overlay)
            made = overlay.make(service, change)
            return _entry(made, _seen(args, services, overlay)(made)), DONE


def _wanted(args: argparse.Namespace, services: "Services", overlay: "Overlay") -> "tuple[str, Change]":
    """Return the change that was asked for."""
    from va_desktop.directory.changes import NOTHING, Added, Closed, Corrected, Removed, value_at

    if args.services_command == "add":
        doc = _document(args.file)
        return str(doc["id"]), Added(doc)
    base = _base(services, args.country, args.service)
    if overlay.merged(args.service, base) is None:
        raise _UsageError(f"there is no service {args.service!r}; look for its id with: va-desktop search")
    match args.services_command:
        case "close":
            return args.service, Closed(None if args.for_good else _day(args.until, services.clock()), args.text)
        case "correct":
            path = tuple(args.field.split("."))
            was = value_at(base or {}, path)
            return args.service, Corrected(path, None if was is NOTHING else was, _value(args.value))
        case _:
            return args.service, Removed()


def _seen(args: argparse.Namespace, services: "Services", overlay: "Overlay") -> "Shown":
    """Return what gives of each change what may be seen: everything only where it was asked for."""
    from va_desktop.directory.handing import shown

    def seen(entry: "Entry") -> "Change | None":
        if getattr(args, "with_protected", False):
            return entry.change
        directory = services.shelf.trusted(args.country)
        doc = overlay.merged(entry.service, _base(services, args.country, entry.service))
        if doc is None or directory is None:
            return shown(entry.change, doc)
        return shown(entry.change, doc, directory.owner(doc), directory.shy)

    return seen


def _entry(entry: "Entry", change: "Change | None") -> Any:
    if change is not None:
        return replace(entry, change=change)
    return {"kind": "entry", "n": entry.n, "day": entry.day, "service": entry.service, "change": PROTECTED}


def _unsaid(found: Any, args: argparse.Namespace, services: "Services", overlay: "Overlay") -> Any:
    """Return a conflict without the values of a protected place."""
    from va_desktop.directory.changes import Corrected
    from va_desktop.directory.handing import shown

    base = _base(services, args.country, found.service)
    docs = [doc for doc in (base, overlay.merged(found.service, base)) if doc is not None]
    values = (Corrected(found.path or ("",), found.base, each) for each in (found.found, found.ours))
    if docs and all(shown(value, doc) == value for value in values for doc in docs):
        return found
    return replace(found, base=PROTECTED, found=PROTECTED, ours=PROTECTED)


def _upkeep(country: str, services: "Services", protected: bool) -> tuple[Any, int]:
    from va_desktop.directory.upkeep import report
    from va_desktop.directory.whole import records

    directory = services.shelf.trusted(country)
    if directory is None:
        raise _UsageError(f"no directory of {country} is installed; bring one in with: va-desktop services import")
    found = report(records(directory, None, protected=protected))
    return found, PROBLEMS if found.doubles or found.phones or found.webs else DONE


def _base(services: "Services", country: str, service: str) -> "Doc | None":
    directory = services.shelf.trusted(country)
    return None if directory is None else directory.document("service", service)


def _document(file: Path) -> dict[str, Any]:
    try:
        doc = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        doc = None
    if not isinstance(doc, dict) or not doc.get("id") or not doc.get("name"):
        raise _UsageError("the file must hold one service in HSDS, with an id and a name")
    return doc


def _day(given: str | None, today: date) -> date:
    try:
        return today if given is None else date.fromisoformat(given)
    except ValueError:
        raise _UsageError(f"--until takes a day like {today.isoformat()}, not {given!r}") from None


def _value(given: str) -> Any:
    try:
        return json.loads(given)
    except ValueError:
        return given


def _plain(value: Any) -> Any:
    """Return what JSON can hold; a change says its own name."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"kind": type(value).__name__.lower(), **asdict(value)}
    return value.isoformat() if isinstance(value, date) else str(value)
