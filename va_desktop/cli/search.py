# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop search`: finds rights, entitlements and services, for people and for scripts."""

import argparse
import json
import re
from typing import TYPE_CHECKING, Protocol, TextIO

from va_desktop.i18n.languages import chain

if TYPE_CHECKING:
    from va_desktop.clock import Clock
    from va_desktop.content.index import Position
    from va_desktop.content.library import Library
    from va_desktop.directory.finding import Finder
    from va_desktop.directory.shelf import Shelf
    from va_desktop.guidance.search import Item, Results

FOUND, NOTHING_FOUND, WRONG_USE = 0, 1, 2


class Services(Protocol):
    """What this command needs of the program."""

    @property
    def library(self) -> "Library":
        """The packs to search."""

    @property
    def clock(self) -> "Clock":
        """The day against which freshness is told."""

    @property
    def shelf(self) -> "Shelf":
        """The installed directories."""


class _UsageError(Exception):
    """An argument that cannot be used, with the line to print."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `search` to the command line."""
    parser = subparsers.add_parser("search", help="find rights, entitlements and services")
    parser.add_argument("query", nargs="+", metavar="QUERY", help="all words must match")
    parser.add_argument("--lang", metavar="TAG", default=argparse.SUPPRESS, help="language of the answers (BCP 47)")
    parser.add_argument("--country", metavar="ISO3", help="only this country and what holds everywhere")
    # argparse takes -8.8,13.2 for an option unless it looks like a negative number.
    parser._negative_number_matcher = re.compile(r"-[\d.]+(?:,.*)?$")
    parser.add_argument("--near", metavar="LAT,LON", help="nearest first (degrees, WGS 84)")
    parser.add_argument("--limit", metavar="N", default="20", help="how many to show, 20 if not given")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace, services: Services, out: TextIO, err: TextIO) -> int:
    """Search and print; return 0 when something was found, 1 when nothing was, 2 for a wrong argument."""
    from va_desktop.guidance.search import search, with_directories

    query = args.query if isinstance(args.query, str) else " ".join(args.query)
    lang = getattr(args, "lang", None) or "en"
    try:
        country, near, limit = _country(args.country), _near(args.near), _limit(args.limit)
    except _UsageError as wrong:
        print(f"va-desktop search: {wrong}", file=err)
        return WRONG_USE
    results = search(services.library, query, chain(lang), country, near, limit)
    finders = _finders(services, country, err)
    if finders:
        results = with_directories(results, finders, services.clock(), near, limit)
    if args.json:
        print(json.dumps(_document(results, lang), ensure_ascii=False, indent=2), file=out)
    elif results.total:
        _print(results, out)
    if results.total:
        return FOUND
    print(_next_step(results, country), file=err)
    return NOTHING_FOUND


def _finders(services: Services, country: str | None, err: TextIO) -> "dict[str, Finder]":
    """Return the directories to search; a damaged one is named, and the others go on."""
    found = {}
    for each in services.shelf.installed() if country is None else (country,):
        searching = services.shelf.searching(each)
        if searching is not None:
            found[each] = searching.finder
    for each in services.shelf.damaged:
        print(f"va-desktop search: the directory of {each} cannot be read and was left out", file=err)
    return found


def _country(given: str | None) -> str | None:
    if given is None or (len(given) == 3 and given.isascii() and given.isalpha()):
        return given and given.upper()
    raise _UsageError(f"--country takes three letters (ISO 3166-1 alpha-3, for example COL), not {given!r}")


def _near(given: str | None) -> "Position | None":
    if given is None:
        return None
    try:
        lat, lon = (float(part) for part in given.split(","))
    except ValueError:
        lat = lon = float("nan")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise _UsageError(f"--near takes a latitude and a longitude in degrees, like 4.61,-74.08, not {given!r}")
    return lat, lon


def _limit(given: str | int) -> int:
    text = str(given)
    if text.isascii() and text.isdigit() and int(text[:9]) > 0:
        return int(text[:9])
    raise _UsageError(f"--limit takes a whole number from 1, not {text!r}")


def _document(results: "Results", lang: str) -> dict[str, object]:
    return {
        "query": results.query,
        "lang": lang,
        "total": results.total,
        "corrected": results.corrected,
        "by_kind": results.by_kind,
        "results": [_row(item) for item in results.items],
    }


def _row(item: "Item") -> dict[str, object]:
    return {
        "kind": item.kind,
        "id": item.id,
        "title": item.title.text,
        "name": item.name,
        "snippet": item.snippet.text,
        "country": item.country,
        "distance_km": None if item.distance_km is None else round(item.distance_km, 1),
        "match": item.match,
        "translation": item.title.state,
    }


def _print(results: "Results", out: TextIO) -> None:
    if results.corrected is not None:
        print(f"Nothing has {results.query!r}. Showing {results.corrected!r}.", file=out)
    for item in results.items:
        where = [item.kind, item.id, item.country or "all countries"]
        if item.distance_km is not None:
            where.append(f"{item.distance_km:.1f} km")
        print(item.title.text if item.name is None else f"{item.title.text} - {item.name}", file=out)
        print(f"  {item.snippet.text}\n  [{', '.join(where)}]", file=out)
    print(f"{len(results.items)} of {results.total} shown.", file=out)


def _next_step(results: "Results", country: str | None) -> str:
    """Return the one line that says how to go on."""
    if not results.query.strip():
        return "Nothing to search for: give one or more words, for example: va-desktop search prosthesis"
    wider = " or search all countries (leave out --country)" if country else ""
    return (
        f"Nothing found for {results.query!r}. Try one word, another word{wider}, "
        "or see all rights with: va-desktop rights"
    )
