# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop check`: what a person is likely to get in a country, from a file of facts, with the reasons."""

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from va_desktop.bootstrap import Services
from va_desktop.content.statement import Statement
from va_desktop.eligibility.facts import Fact, FactRefused, Value, read
from va_desktop.eligibility.rulebook import Outcome, Reason, RuleBook
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.reasons import Teller, given

OK, NEGATIVE, WRONG_USE = 0, 1, 2
MAX_BYTES = 1_000_000
"""A person's facts are a few hundred characters; a file larger than this is something else."""

MAX_DEPTH = 2
_NESTED = re.compile(r'[\[{]|"(?:[^"\\]|\\.)*"')


class _Refused(Exception):
    """The facts cannot be used; the text is the one line to print."""


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("check", help="tell what a person is likely to get, and why")
    parser.add_argument("--country", required=True, metavar="ISO3", help="the country whose rules are judged")
    parser.add_argument("--facts", required=True, type=Path, metavar="FILE.json", help="one flat JSON object")
    parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day of the check; today if not given")
    parser.add_argument("--lang", metavar="TAG", default=argparse.SUPPRESS, help="language of the answers (BCP 47)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace, services: Services, out: TextIO, err: TextIO) -> int:
    """Judge and print; 0 when something is likely or open, 1 when nothing is, 2 for facts that cannot be used."""
    try:
        country = _country(args.country, services)
        on = _day(args.on) or services.clock()
        book = RuleBook(services.library, country)
        known, strange = _facts(_read(args.facts), book)
    except _Refused as refused:
        print(f"va-desktop check: {refused}", file=err)
        return WRONG_USE
    for name in strange:
        print(f"va-desktop check: no rule of {country} knows the fact {name[:80]!r}; it is left out", file=err)
    outcomes = book.judge(known, on)
    told = _Told(services, book, getattr(args, "lang", None) or "en", on)
    if args.json:
        document = {"country": country, "on": on.isoformat(), "entitlements": [told.document(row) for row in outcomes]}
        print(json.dumps(document, ensure_ascii=False, indent=2), file=out)
    else:
        told.print(outcomes, out)
    return OK if any(row.result in ("eligible", "ask") for row in outcomes) else NEGATIVE


def _country(code: str, services: Services) -> str:
    country = str(code).upper()
    known = [str(pack.info.country) for pack in services.library.packs if pack.info.country]
    if country not in known:
        raise _Refused(f"there are no rules for {code[:20]!r}; there are rules for {', '.join(known)}")
    return country


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Refused(f"--on takes a day such as 2026-11-23, not {text[:40]!r}") from None


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise _Refused(f"{file} is larger than 1 MB, so it is no file of facts")
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise _Refused(f"{file} is not UTF-8 text; save it as UTF-8") from None
    except OSError:
        raise _Refused(f"{file} cannot be read; check the name") from None
    if sum(found[0] in "[{" for found in _NESTED.finditer(text)) > MAX_DEPTH * 50:
        raise _Refused(f"{file} is nested; write one flat object of fact names and values")
    try:
        data = json.loads(text, parse_constant=lambda name: name)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _Refused(f"{file} is not JSON, see line {line}") from None
    if not isinstance(data, dict):
        raise _Refused(f"{file} must hold one object of fact names and values")
    return data


def _facts(data: dict[str, Any], book: RuleBook) -> tuple[dict[str, Value], list[str]]:
    known: dict[str, Value] = {}
    strange: list[str] = []
    for name, value in data.items():
        fact: Fact | None = book.facts.get(name)
        if value is None:
            continue
        if isinstance(value, dict | list):
            raise _Refused(f"the fact {name[:80]!r} must be one value, not a list or an object")
        if fact is None:
            strange.append(name)
            continue
        try:
            known[name] = read(fact, value)
        except FactRefused as refused:
            raise _Refused(f"the fact {name!r} needs {refused.wanted}, not {str(value)[:40]!r}") from None
    return known, strange


class _Told:
    """Puts outcomes into words of one language."""

    def __init__(self, services: Services, book: RuleBook, lang: str, on: date) -> None:
        self.library, self.book, self.on = services.library, book, on
        self.words = Words(services.translator(lang))
        self.teller = Teller(self.words, book.facts, self.say)

    def say(self, statement: Statement) -> str:
        text: str = self.words.text(self.library, statement).text
        return text

    def document(self, row: Outcome) -> dict[str, Any]:
        item = self.book.rules[row.id].item
        steps = item.steps if row.result in ("eligible", "ask") else item.refused
        return {
            "id": row.id,
            "title": self.say(item.title),
            "result": row.result,
            "frameworks": list(item.frameworks),
            "approaches": list(item.approaches),
            "reasons": [self._reason(reason, item.sources) for reason in row.reasons],
            "missing": list(row.missing),
            "first": list(row.first),
            "amounts": [
                {
                    "id": amount.id,
                    "text": self.say(amount.text),
                    "value": float(amount.value) if amount.value is not None else None,
                    "currency": amount.currency,
                    "year": amount.year,
                    "kind": amount.kind,
                    "verified": amount.verified,
                }
                for amount in row.amounts
            ],
            "deadlines": [
                {
                    "id": due.deadline.id,
                    "what": self.say(due.deadline.text),
                    "whose": due.deadline.whose,
                    "date": due.day.last.isoformat(),
                    "passed": due.passed,
                }
                for due in row.deadlines
                if due.day is not None
            ],
            "open_deadlines": [self.say(due.deadline.text) for due in row.deadlines if due.day is None],
            "standing": row.standing,
            "history": row.history,
            "next_steps": [self.say(step) for step in steps],
            "documents": [self.say(paper) for paper in item.documents],
            "sources": list(item.sources),
            "verified": item.verified,
        }

    def _reason(self, reason: Reason, sources: tuple[str, ...]) -> dict[str, Any]:
        return {
            "text": self.teller.reason(reason),
            "fact": reason.fact,
            "holds": reason.holds,
            "source": next(iter(reason.leaf.sources or sources), None),
            "given": given(reason.given) if reason.given is not None else None,
            "exclusion": reason.exclusion,
            "verified": bool(reason.leaf.doc.get("verified", True)),
        }

    def print(self, outcomes: tuple[Outcome, ...], out: TextIO) -> None:
        names = {
            "eligible": "likely",
            "ask": "we need to know more",
            "not_eligible": "this rule does not fit",
            "gap": "no such right found here",
        }
        marks = {True: "+", False: "-", None: "?"}
        for row in outcomes:
            item = self.book.rules[row.id].item
            print(f"{row.id}: {names[row.result]}: {self.say(item.title)}", file=out)
            for reason in row.reasons:
                print(f"  {marks[reason.holds]} {self.teller.reason(reason)}", file=out)
            for other in row.first:
                print(f"  first: {other}", file=out)
            for due in row.deadlines:
                if due.day is not None:
                    print(f"  by when: {self.teller.due(due, self.on)}", file=out)
        print("This is guidance. The office decides.", file=out)
