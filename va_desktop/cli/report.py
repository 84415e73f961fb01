# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop report`: who is really reached, as files that protect the people behind the figures."""

import argparse
import getpass
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from va_desktop.bootstrap import Services
from va_desktop.evidence import store
from va_desktop.evidence.facts import FactsRefused, read
from va_desktop.evidence.keys import Period, PeriodBackwards
from va_desktop.evidence.ledger import FileLedger, Ledger, LedgerDamaged, Overlaps
from va_desktop.evidence.package import Package, write
from va_desktop.evidence.report import definitions, publish
from va_desktop.evidence.rows import STATUS
from va_desktop.evidence.store import Counted
from va_desktop.storage.errors import CodeTooWeak, Locked, VaultTrouble, WrongCode
from va_desktop.storage.vault import Code
from va_desktop.ui.language import Words
from va_desktop.ui.screens.report.outgoing import crosswalk, package
from va_desktop.ui.screens.report.sheets import Writer


class Source(NamedTuple):
    """Where counted facts come from, and where it is kept what was given out of them."""

    facts: Callable[[], Iterable[Counted]]
    ledger: Ledger


OK, NEGATIVE, WRONG_USE = 0, 1, 2


class _Wrong(Exception):
    """Wrong use, in one line."""


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("report", help="who is really reached, by framework; small figures are held back")
    parser.add_argument("--from", dest="first", metavar="YYYY-MM-DD", required=True, help="first day")
    parser.add_argument("--to", dest="last", metavar="YYYY-MM-DD", required=True, help="last day")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where the files go")
    parser.add_argument("--facts", metavar="FILE", type=Path, help="counted facts, one JSON object a line")
    parser.add_argument("--caseload", metavar="N", type=int, help="count the worker's caseload of this number")
    parser.add_argument("--country", metavar="ISO3", help="whose people are counted; needed where there are several")
    parser.add_argument("--series", metavar="NAME", default="main", help="which caseload this is (default: main)")
    parser.add_argument(
        "--crosswalk", action="store_true", help="add a file that names the fields of other mine action systems"
    )
    parser.add_argument("--look", action="store_true", help="tell what would leave, and write nothing")
    parser.add_argument("--lang", metavar="TAG", default=argparse.SUPPRESS, help="language of the papers (BCP 47)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(
    args: argparse.Namespace,
    services: Services,
    out: TextIO,
    err: TextIO,
    ask: Callable[[str], str] = getpass.getpass,
) -> int:
    """Write a report: 0 done, 1 nobody was counted in that time, 2 wrong use. One line says why."""
    try:
        with _source(args, services, ask) as source:
            made = _make(args, services, source)
            before = source.ledger.given(args.series, made.published.country)
            written = [] if args.look else write(made, args.out, source.ledger)
    except (WrongCode, Locked, CodeTooWeak):
        return _told(err, "that passphrase does not open the caseload; nothing was counted")
    except VaultTrouble:
        return _told(err, "the caseload cannot be opened; is the window open, or is there none of this number?")
    except (EOFError, UnicodeDecodeError):
        return _told(err, "no passphrase was given")
    except _Wrong as wrong:
        return _told(err, str(wrong))
    except PeriodBackwards:
        return _told(err, "the last day lies before the first")
    except Overlaps as error:
        given = error.given
        return _told(
            err,
            f"days from {given.first} to {given.last} were given out already; choose the same period,"
            " or one that has no day in common with it",
        )
    except FactsRefused as error:
        return _told(err, f"line {error.line} of {error.path.name} is no counted fact: look at `{error.field}`")
    except LedgerDamaged as error:
        return _told(err, f"the list of what was given out, {error.path}, is damaged; bring back a copy of it first")
    except OSError as error:
        return _told(err, f"{error.strerror or 'the files could not be written'}: {error.filename or args.out}")
    if any(one.period == made.published.period for one in before):
        print(
            f"va-desktop report: figures of {made.published.given} for this time are told again;"
            " another caseload needs another --series",
            file=err,
        )
    _print(args, made, written, out)
    return NEGATIVE if made.published.empty else OK


def ledger(services: Services) -> FileLedger:
    """Return the list of what was given out from files of facts."""
    return FileLedger(services.folders.data / "evidence" / "given.json")


def _told(err: TextIO, line: str) -> int:
    print(f"va-desktop report: {line}", file=err)
    return WRONG_USE


@contextmanager
def _source(args: argparse.Namespace, services: Services, ask: Callable[[str], str]) -> Iterator[Source]:
    """Open where the counted facts are: a file, or the caseload of a worker, which asks for its passphrase."""
    if (args.facts is None) == (args.caseload is None):
        raise _Wrong("say with --facts FILE or with --caseload N where the counted facts are")
    if args.facts is not None:
        yield Source(lambda: read(args.facts), ledger(services))
        return
    from va_desktop.casework.rules import rules
    from va_desktop.desk import FOLDER, Desk

    folder = services.folders.data / FOLDER / str(args.caseload)
    text = ask("Passphrase: ")
    desk = Desk.open(folder, Code.words(text) or Code.phrase(text), rules(services.library, args.country or ""))
    try:
        yield Source(lambda: desk.facts(services.clock()), desk.given)
    finally:
        desk.vault.lock()


def _make(args: argparse.Namespace, services: Services, source: Source) -> Package:
    period = Period(_day(args.first), _day(args.last))
    if not re.fullmatch(r"[A-Za-z0-9_\-]{1,40}", args.series):
        raise _Wrong("a series is named with letters, digits, - and _")
    connection = store.memory()
    connection.execute("BEGIN")
    store.fill(connection, source.facts())
    connection.execute("COMMIT")
    country = _country(args.country, store.countries(connection))
    defined = definitions(services.library)
    published = publish(connection, defined, country, period, source.ledger, services.clock(), args.series)
    words = Words(services.translator(args.lang or services.settings().lang or "en"))
    writer = Writer(words, services.library, defined, published)
    made: Package = package(writer, (crosswalk(writer),) if args.crosswalk else ())
    return made


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Wrong(f"{text!r} is not a day; write YYYY-MM-DD, for example 2026-12-31") from None


def _country(wanted: str | None, there: tuple[str, ...]) -> str:
    if wanted is not None:
        if not re.fullmatch(r"[A-Za-z]{3}", wanted):
            raise _Wrong(f"no country {wanted!r}; write a code of three letters, such as COL")
        return wanted.upper()
    if len(there) == 1:
        return there[0]
    if not there:
        raise _Wrong("there are no counted facts, so say with --country which country it is")
    raise _Wrong(f"the facts are of {', '.join(there)}: say with --country which one")


def _print(args: argparse.Namespace, made: Package, written: Iterable[Path], out: TextIO) -> None:
    manifest = made.manifest()
    if not args.json:
        for path in written or (Path(file["name"]) for file in manifest["files"]):
            print(path, file=out)
        return
    figures = [
        {**key._asdict(), "status": STATUS[shown.mark], "value": shown.value}
        for key, shown in made.published.counts.items()
    ]
    quarters = [
        {**key._asdict(), "low": one.low, "median": one.middle, "high": one.high, "unit": one.unit}
        for key, one in made.published.spreads.items()
    ]
    document = manifest | {"written": [str(path) for path in written], "counts": figures, "spreads": quarters}
    print(json.dumps(document, ensure_ascii=False, indent=1), file=out)
