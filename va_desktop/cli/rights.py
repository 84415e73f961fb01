# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop rights`: the rights as text or JSON, in any language there is."""

import argparse
import json
from typing import Any, TextIO

from va_desktop.bootstrap import Services
from va_desktop.content.library import Library
from va_desktop.content.statement import Statement
from va_desktop.content.text import Text
from va_desktop.i18n.languages import chain
from va_desktop.rights.rights import Right, all_rights, right
from va_desktop.rights.status import status

_WORST = ("missing", "draft", "reviewed", "source")


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("rights", help="show one right, or list them all")
    parser.add_argument("id", nargs="?", metavar="ID", help="one right; all of them if not given")
    parser.add_argument("--lang", metavar="TAG", default=argparse.SUPPRESS, help="language of the answers (BCP 47)")
    parser.add_argument("--country", metavar="ISO3", help="also tell what this country has promised")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace, services: Services, out: TextIO, err: TextIO) -> int:
    """Print rights; 1 when the id is unknown, 2 for a wrong country."""
    library = services.library
    lang = getattr(args, "lang", None) or "en"
    country = args.country.upper() if args.country else None
    if country and status(library, country, services.clock()) is None:
        print(f"va-desktop rights: no country {args.country!r}; write a code of three letters, such as COL", file=err)
        return 2
    if args.id:
        found = right(library, args.id)
        if found is None:
            print(f"va-desktop rights: no right {args.id!r}; run va-desktop rights to see them all", file=err)
            return 1
        chosen: tuple[Right, ...] = (found,)
    else:
        chosen = all_rights(library)
    documents = [_document(services, item, lang, country) for item in chosen]
    if args.json:
        print(json.dumps({"lang": lang, "rights": documents}, ensure_ascii=False, indent=2), file=out)
    else:
        _print(library, chosen, lang, bool(args.id), out)
    return 0


def _document(services: Services, item: Right, lang: str, country: str | None) -> dict[str, object]:
    library = services.library
    texts: list[Text] = []

    def words(statement: Statement) -> str:
        texts.append(library.text(statement.text, chain(lang)))
        return texts[-1].text

    document: dict[str, object] = {
        "id": item.id,
        "title": words(item.title),
        "lead": words(item.lead),
        "easy": [words(part) for part in item.easy],
        "plain": [words(part) for part in item.plain],
        "frameworks": list(item.frameworks),
        "approaches": list(item.approaches),
        "strength": item.strength,
        "legal": [
            {
                "instrument": basis.instrument,
                "article": basis.article,
                "certainty": basis.certainty,
                "says": words(basis.says),
            }
            for basis in item.legal
        ],
        "ask": [words(part) for part in item.ask],
        "bring": [words(part) for part in item.bring],
        "where": [words(part) for part in item.where],
        "refused": [words(part) for part in item.refused],
        "cautions": [words(part) for part in item.cautions],
        "sources": list(item.sources),
        "reviewed": item.reviewed.isoformat() if item.reviewed else None,
        "review_by": item.review_by.isoformat() if item.review_by else None,
    }
    document["translation"] = min((text.state for text in texts), key=_WORST.index)
    if country:
        rows = status(library, country, services.clock()) or ()
        used = {basis.instrument for basis in item.legal}
        document["country"] = country
        document["bound_by"] = [row.id for row in rows if row.id in used and row.binds(services.clock())]
    return document


def _print(library: Library, items: tuple[Right, ...], lang: str, whole: bool, out: TextIO) -> None:
    langs = chain(lang)

    def words(statement: Statement) -> str:
        return library.text(statement.text, langs).text

    for item in items:
        print(f"{item.id:34} {words(item.title)}", file=out)
        if whole:
            for part in (*item.easy, *item.plain, *item.cautions):
                print(f"  {words(part)}{'' if part.verified else ' [not yet checked]'}", file=out)
            for basis in item.legal:
                print(f"  {basis.instrument} {basis.article} ({basis.certainty}): {words(basis.says)}", file=out)
