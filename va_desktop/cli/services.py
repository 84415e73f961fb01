# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop services import | export | template`: a centre's directory of services, in and out, without a window."""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from va_desktop.cli import changes
from va_desktop.errors import VaDesktopError

if TYPE_CHECKING:
    from va_desktop.bootstrap import Services
    from va_desktop.directory.doubts import Doubt
    from va_desktop.directory.hsds.findings import Report
    from va_desktop.directory.record import Record, Sink

OK, NEGATIVE, WRONG_USE = 0, 1, 2

_TROUBLE = {
    "missing": "There is no such file or folder.",
    "unreadable": "It cannot be read; it may be damaged.",
    "unknown_format": "This is no directory that the program knows: HSDS as JSON or tables, or a sheet.",
    "sheet": "This is a spreadsheet.",
    "no_rows": "There are no rows in it.",
    "no_table": "This is no table: it holds something else than text.",
    "no_places": "There is no place in it that can be found.",
    "no_name": "No column gives a service its name. Give a mapping with --mapping.",
    "no_mapping": "The mapping cannot be read.",
    "unknown_target": "The mapping names a field that does not exist",
    "symlink": "It holds a link to somewhere else, so nothing in it was read",
    "unsafe_name": "It holds a file with an unsafe name, so nothing in it was read",
    "name_twice": "It holds two files of one name, so nothing in it was read",
    "not_a_file": "It holds something that is no file, so nothing in it was read",
    "encrypted": "It is locked with a password.",
    "bomb": "It would become far too large, so nothing in it was read.",
    "too_many_files": "It holds too many files, so nothing in it was read.",
    "too_large": "It is too large.",
}


class NoDirectoryFile(VaDesktopError):
    """No directory of that country is installed."""


@dataclass(frozen=True)
class Writing:
    """A directory file that is being written. `refusals`: what its sink raises for one document alone.

    `doubt` says why one should ask before it is used.
    """

    sink: "Sink"
    finish: Callable[[], object]
    refusals: tuple[type[Exception], ...] = ()
    doubt: "Callable[[Report], Doubt | None]" = lambda report: None


OpenWriter = Callable[["Services", str, Path], AbstractContextManager[Writing]]
OpenReader = Callable[["Services", str], AbstractContextManager[Iterable["Record"]]]


@contextmanager
def open_writer(services: Any, country: str, source: Path) -> Iterator[Writing]:
    """Begin the new directory file of a country; only `finish` puts it in the old one's place."""
    from va_desktop.directory.doubts import doubt
    from va_desktop.directory.errors import RecordRefused
    from va_desktop.directory.hsds.source import shown
    from va_desktop.directory.writer import DirectoryWriter, Info, before

    card = Info(made=services.clock(), title=shown(source.stem), country=country, source=shown(source.name))
    target = services.shelf.file(country)
    with DirectoryWriter(target, card, before=before(target)) as writer:
        yield Writing(writer, writer.finish, (RecordRefused,), lambda report: doubt(report, writer.places, target))


@contextmanager
def open_reader(services: Any, country: str) -> Iterator[Iterable["Record"]]:
    """Open the directory of a country and give its documents with the centre's changes. Raises NoDirectoryFile."""
    from va_desktop.directory.whole import records

    directory = services.shelf.trusted(country)
    if directory is None:
        raise NoDirectoryFile
    own = services.shelf.overlay(country)
    yield records(directory, own)


@contextmanager
def open_whole(services: Any, country: str) -> Iterator[Iterable["Record"]]:
    """Open as `open_reader` does, with the addresses that only workers may see."""
    from va_desktop.directory.whole import records

    directory = services.shelf.trusted(country)
    if directory is None:
        raise NoDirectoryFile
    yield records(directory, services.shelf.overlay(country), protected=True)


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("services", help="the directory of services: import, export, a sheet to fill")
    actions = parser.add_subparsers(dest="services_command", required=True)
    coming = actions.add_parser("import", help="read HSDS 2 or 3, as JSON or tables, or a spreadsheet")
    coming.add_argument("file", type=Path, metavar="FILE", help="a file, a folder or a zip")
    coming.add_argument("--country", metavar="ISO3", help="whose directory it is, for example KHM")
    coming.add_argument("--mapping", type=Path, metavar="FILE", help="what the columns of a spreadsheet mean (JSON)")
    coming.add_argument("--fewer", action="store_true", help="use it also if it is cut or has far fewer places")
    coming.add_argument("--dry-run", action="store_true", help="read and report, and keep nothing")
    coming.add_argument("--json", action="store_true", help="print one JSON document")
    coming.add_argument("--report", type=Path, metavar="FILE.csv", help="write every finding, row by row")
    going = actions.add_parser("export", help="write the directory for others")
    going.add_argument("--format", choices=("hsds", "hsds-csv"), required=True, help="nested JSON, or a zip of tables")
    going.add_argument("file", type=Path, metavar="FILE", help="where to: .json, .zip or a new folder")
    going.add_argument("--country", metavar="ISO3", required=True, help="whose directory")
    going.add_argument("--with-protected", action="store_true", help="also the addresses that only workers may see")
    going.add_argument("--json", action="store_true", help="print one JSON document")
    changes.add_actions(actions)
    back = actions.add_parser("back", help="take back the directory from before the last import")
    back.add_argument("--country", metavar="ISO3", required=True, type=str.upper, help="whose directory")
    here = actions.add_parser("here", help="say where this centre stands: lists then begin near it, in a kiosk too")
    here.add_argument("--country", metavar="ISO3", required=True, type=str.upper, help="of which country it is a part")
    where = here.add_mutually_exclusive_group(required=True)
    where.add_argument("--district", metavar="CODE", help="a P-code of the directory")
    where.add_argument("--landmark", metavar="ID", help="a landmark of the directory")
    where.add_argument("--at", metavar="LAT,LON", help="a position in degrees")
    where.add_argument("--nowhere", action="store_true", help="keep it no longer")
    sheet = actions.add_parser("template", help="write a spreadsheet to fill")
    sheet.add_argument("file", type=Path, metavar="FILE", help="where to: .xlsx or .csv")


def run(
    args: argparse.Namespace,
    services: "Services",
    out: TextIO,
    err: TextIO,
    writer: OpenWriter = open_writer,
    reader: OpenReader | None = None,
) -> int:
    """Carry out one command: 0 done, 1 rows were refused or documents are incomplete, 2 wrong use or bad input."""
    from va_desktop.directory.errors import NoCountry
    from va_desktop.directory.hsds.findings import SourceRefused

    if args.services_command in changes.ACTIONS:
        return changes.run(args, services, out, err)
    try:
        match args.services_command:
            case "import":
                return _import(args, services, out, err, writer)
            case "export":
                usual = open_whole if args.with_protected else open_reader
                return _export(args, services, out, err, reader or usual)
            case "back":
                return _back(args, services, out, err)
            case "here":
                return _here(args, services, err)
            case _:
                return _template(args, out)
    except SourceRefused as error:
        where = f": {error.member}" if error.member else ""
        print(f"va-desktop services: {_TROUBLE.get(error.reason, _TROUBLE['unreadable'])}{where}", file=err)
    except NoDirectoryFile:
        print("va-desktop services: there is no directory file yet. Nothing was changed.", file=err)
    except NoCountry:
        print(f"va-desktop services: {changes.wrong_country(args.country)}", file=err)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"va-desktop services: {error.filename or 'a file'}: {error.strerror}. Nothing was changed.", file=err)
    return WRONG_USE


class _Counting:
    """A sink that keeps nothing."""

    def add(self, record: "Record") -> None:
        """Let a document pass."""


@contextmanager
def _dry(services: "Services", country: str, source: Path) -> Iterator[Writing]:
    yield Writing(_Counting(), lambda: None)


def _import(args: argparse.Namespace, services: "Services", out: TextIO, err: TextIO, writer: OpenWriter) -> int:
    from va_desktop.cli import findings
    from va_desktop.directory.hsds.source import shown
    from va_desktop.i18n.formats import is_country

    country = (args.country or "").upper()
    if (country or not args.dry_run) and not is_country(country):
        print(f"va-desktop services: {changes.wrong_country(country)}", file=err)
        return WRONG_USE
    with (
        findings.written(args.report) as noted,
        (_dry if args.dry_run else writer)(services, country, args.file) as writing,
    ):
        report = _read(args, services, writing, noted, err)
        doubted = writing.doubt(report) if report.total.imported and not args.dry_run else None
        if doubted is not None and not args.fewer:
            told = "the file ended in the middle; " if doubted.cut else ""
            numbers = f"places before: {doubted.before}, now: {doubted.now}"
            print(
                f"va-desktop services: {told}{numbers}. Nothing was changed. --fewer takes it all the same.", file=err
            )
            return NEGATIVE
        if report.total.imported:
            unfiltered = getattr(writing.finish(), "unfiltered", 0)
            if unfiltered:
                print(f"{unfiltered} x {findings.REASONS['too_many_codes']}", file=err)
    if args.json:
        document = {"file": shown(str(args.file)), "dry_run": args.dry_run, **findings.document(report)}
        print(json.dumps(document, ensure_ascii=False, indent=2), file=out)
    else:
        for line in findings.lines(report):
            print(line, file=out)
    for name in report.unread:
        print(f"va-desktop services: {name}: the rest was not read. This is not the whole directory.", file=err)
    if not report.total.imported:
        print("va-desktop services: nothing could be read. Nothing was changed.", file=err)
    return NEGATIVE if report.total.refused or not report.total.imported else OK


def _read(args: argparse.Namespace, services: "Services", writing: Writing, noted: Any, err: TextIO) -> "Report":
    from va_desktop.directory.hsds.mapping import load
    from va_desktop.directory.hsds.reading import detect, read
    from va_desktop.directory.hsds.sheet import rows_to_records

    columns = load(args.mapping) if args.mapping is not None else None
    scratch = services.folders.cache
    options: dict[str, Any] = {"on_finding": noted, "scratch": scratch, "refusals": writing.refusals}
    if err.isatty():
        options["on_progress"] = lambda at: print(f"\r{at.stage} {at.rows} ", end="", file=err, flush=True)
    if detect(args.file).kind == "sheet":
        return rows_to_records(args.file, columns, writing.sink, **options)
    return read(args.file, writing.sink, **options)


def _back(args: argparse.Namespace, services: "Services", out: TextIO, err: TextIO) -> int:
    from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten

    if not services.shelf.has_before(args.country):
        print("va-desktop services: no directory from before is kept. Nothing was changed.", file=err)
        return WRONG_USE
    try:
        found = services.shelf.take_back(args.country)
    except (DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten):
        print("va-desktop services: the directory from before cannot be used. Nothing was changed.", file=err)
        return WRONG_USE
    print(f"places: {found.places}", file=out)
    return OK


def _here(args: argparse.Namespace, services: "Services", err: TextIO) -> int:
    """Keep where the centre stands. What the directory does not know is refused."""
    from va_desktop.directory.coordinates import understood
    from va_desktop.directory.errors import NoCountry
    from va_desktop.i18n.formats import is_country
    from va_desktop.settings import centre

    if not is_country(args.country):
        raise NoCountry(args.country)
    stands = {kind: value for kind in centre.KINDS if (value := getattr(args, kind))}
    around = services.shelf.surroundings(args.country)
    known = (
        args.nowhere
        or (args.at is not None and understood(args.at) is not None)
        or (around is not None and args.district in {each.code for each in around.districts()})
        or (around is not None and args.landmark is not None and around.landmark(args.landmark) is not None)
    )
    if not known:
        told = "give degrees such as 12.5,104.9" if args.at else f"the directory of {args.country} does not know it"
        print(f"va-desktop services: {told}. Nothing was changed.", file=err)
        return WRONG_USE
    centre.save(services.centre_file, args.country, stands)
    return OK


def _export(args: argparse.Namespace, services: "Services", out: TextIO, err: TextIO, reader: OpenReader) -> int:
    from va_desktop.directory.hsds.exporting import export
    from va_desktop.directory.hsds.validation import Schemas
    from va_desktop.i18n.formats import is_country

    if not is_country(args.country.upper()):
        print(f"va-desktop services: {changes.wrong_country(args.country)}", file=err)
        return WRONG_USE
    schemas = Schemas(services.bundle.resources / "hsds")
    with reader(services, args.country.upper()) as records:
        written = export(records, args.file, args.format, schemas=schemas, scratch=services.folders.cache)
    if args.json:
        document = {
            "file": str(args.file),
            "records": dict(written.records),
            "left_out": dict(written.left_out),
            "invalid": dict(written.invalid),
            "differing": written.differing,
            "with_protected": args.with_protected,
        }
        print(json.dumps(document, ensure_ascii=False, indent=2), file=out)
    else:
        print(args.file, file=out)
    if args.with_protected:
        print("With protected addresses: keep this file among workers.", file=err)
    else:
        print("Without protected addresses; --with-protected writes them.", file=err)
    for kind, number in written.left_out.items():
        print(f"{number} x {kind}: no place in a list of services; write a .zip to keep them", file=err)
    for kind, number in written.invalid.items():
        print(f"{number} x {kind}: not allowed by the official schema", file=err)
    return NEGATIVE if written.left_out or written.invalid or written.differing else OK


def _template(args: argparse.Namespace, out: TextIO) -> int:
    from va_desktop.directory.hsds.template import write

    write(args.file)
    print(args.file, file=out)
    return OK
