# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop services close | correct | add | remove | undo | changes | conflicts | hand-on | take-in | upkeep`.

A centre's own changes to its directory, without a window. The parser of `services` takes these actions in.
"""

import argparse
import json
from dataclasses import asdict, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, assert_never

from va_desktop.errors import VaDesktopError

if TYPE_CHECKING:
    from va_desktop.bootstrap import Services
    from va_desktop.directory.changes import Change, Entry
    from va_desktop.directory.errors import ChangeRefused
    from va_desktop.directory.facets import Doc
    from va_desktop.directory.overlay import Overlay, Shown

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
    from va_desktop.directory.errors import ChangeRefused, DirectoryDamaged, DirectoryTooNew
    from va_desktop.i18n.formats import is_country

    if not is_country(args.country):
        print(f"va-desktop services: {wrong_country(args.country)}", file=err)
        return WRONG_USE
    try:
        answer, status = _carried_out(args, services)
    except (DirectoryDamaged, DirectoryTooNew) as wrong:
        print(f"va-desktop services: {wrong.path.name} cannot be read; nothing was changed", file=err)
        return WRONG_USE
    except ChangeRefused as wrong:
        print(f"va-desktop services: {_refused(wrong)}; nothing was changed", file=err)
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
    try:
        return _changed(args, services, services.shelf.overlay(args.country))
    finally:
        services.shelf.close()


def _changed(args: argparse.Namespace, services: "Services", overlay: "Overlay | None") -> tuple[Any, int]:
    """Carry out an action; only a change that is kept makes the file of the centre's changes."""
    match args.services_command:
        case "changes":
            if overlay is None:
                return [], DONE
            seen = _seen(args, services, overlay)
            return [_entry(each, seen(each)) for each in overlay.changes()], DONE
        case "conflicts":
            if overlay is None:
                return [], DONE
            found = list(overlay.conflicts(lambda each: _base(services, args.country, each)))
            told = found if args.with_protected else [_unsaid(each, args, services, overlay) for each in found]
            return told, PROBLEMS if found else DONE
        case "hand-on":
            if overlay is None:
                raise _UsageError("nothing was changed yet, so no file was written")
            written = overlay.export(args.file, args.country, _seen(args, services, overlay))
            left = len(overlay.changes()) - written
            more = {"with_protected": True} if args.with_protected else {"left_out": left} if left else {}
            return {"written": written, **more}, DONE
        case "take-in":
            from va_desktop.directory.exchange import read

            handed = read(args.file)
            if handed.country and handed.country != args.country:
                raise _UsageError(f"these are changes for {handed.country}; nothing was changed")
            taken = _own(services, args.country).take_in(args.file, args.country)
            return taken, PROBLEMS if taken.unread else DONE
        case "undo":
            last = overlay.last() if overlay else None
            number = args.number if args.number is not None else last.n if last else 0
            undone = overlay.undo(number) if overlay else None
            if overlay is None or undone is None:
                return None, PROBLEMS
            return _entry(undone, _seen(args, services, overlay)(undone)), DONE
        case _:
            from va_desktop.directory.sound import check_in

            service, change, doc = _wanted(args, services, overlay)
            check_in(doc, service, change)
            own = _own(services, args.country)
            made = own.make(service, change, doc)
            return _entry(made, _seen(args, services, own)(made)), DONE


def _own(services: "Services", country: str) -> "Overlay":
    overlay = services.shelf.overlay(country, make=True)
    assert overlay is not None
    return overlay


def _wanted(args: argparse.Namespace, services: "Services", overlay: "Overlay | None") -> "tuple[str, Change, Doc]":
    """Return the service and the change that was asked for, and the document as it is now."""
    from va_desktop.directory.changes import Added, Closed, Removed
    from va_desktop.directory.fields import correction

    if args.services_command == "add":
        doc = _document(args.file)
        return str(doc["id"]), Added(doc), doc
    base = _base(services, args.country, args.service)
    now = overlay.merged(args.service, base) if overlay else base
    if now is None:
        raise _UsageError(f"there is no service {args.service!r}; look for its id with: va-desktop search")
    match args.services_command:
        case "close":
            day = None if args.for_good else _day(args.until, services.clock())
            return args.service, Closed(day, args.text), now
        case "correct":
            change = correction(now, tuple(args.field.split(".")), _value(args.value))
            return args.service, change, now
        case _:
            return args.service, Removed(), now


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
    field = found.path or ("",)
    sides = found.sides or [Corrected(field, found.base, each) for each in (found.found, found.ours)]
    if docs and all(shown(side, doc) == side for side in sides for doc in docs):
        return found
    return replace(found, base=PROTECTED, found=PROTECTED, ours=PROTECTED)


def _upkeep(country: str, services: "Services", protected: bool) -> tuple[Any, int]:
    from va_desktop.directory.upkeep import report
    from va_desktop.directory.whole import records

    directory = services.shelf.trusted(country)
    if directory is None:
        raise _UsageError(f"no directory of {country} is installed; bring one in with: va-desktop services import")
    try:
        found = report(records(directory, services.shelf.overlay(country), protected=protected))
    finally:
        services.shelf.close()
    return found, PROBLEMS if found.doubles or found.phones or found.webs else DONE


def _base(services: "Services", country: str, service: str) -> "Doc | None":
    directory = services.shelf.trusted(country)
    return None if directory is None else directory.document("service", service)


def _document(file: Path) -> dict[str, Any]:
    try:
        doc = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
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
    except (ValueError, RecursionError):
        return given


def wrong_country(given: str) -> str:
    """Return what to say of a text that is no country."""
    return (
        f"give the country with --country, three letters of ISO 3166-1 such as KHM, not {given!r}; nothing was changed"
    )


def _refused(wrong: "ChangeRefused") -> str:
    """Return why a change cannot be kept."""
    where = ".".join(wrong.path) or "the service"
    match wrong.reason:
        case "id":
            return "the id of a service cannot be changed, and a new service must have one without @"
        case "name":
            return "a service must have a name"
        case "shape":
            return f"{where} cannot be written like this in HSDS"
        case "text":
            return f"the text of {where} is empty or holds a broken character"
        case "path":
            return f"there is no field {where!r}"
        case _:
            assert_never(wrong.reason)


def _plain(value: Any) -> Any:
    """Return what JSON can hold; a change says its own name."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"kind": type(value).__name__.lower(), **asdict(value)}
    return value.isoformat() if isinstance(value, date) else str(value)
