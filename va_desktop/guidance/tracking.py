# SPDX-License-Identifier: GPL-3.0-or-later
"""From an entitlement of a pack to a copy that no later pack can change, and whether the rule has changed since."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from va_desktop.content.errors import TextUnknown
from va_desktop.content.library import Library
from va_desktop.content.statement import Statement
from va_desktop.content.text import base
from va_desktop.eligibility.entitlements import Entitlement, entitlement
from va_desktop.eligibility.questions import questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.guidance.session import APPLIES_TODAY, Answers, Session
from va_desktop.ids import EntitlementId
from va_desktop.periods import Span
from va_desktop.tracker.application import Copied, CopiedDeadline, Snapshot


class Changed(NamedTuple):
    """The pack says something else now than was copied. `gone`: the pack no longer has the entitlement at all."""

    version: str
    reviewed: date
    gone: bool


def copy(
    library: Library, id_: EntitlementId, langs: Sequence[str], on: date, answers: Mapping[str, Answers]
) -> Snapshot | None:
    """Return what the pack says of an entitlement today, in some languages and English; None where no pack has it."""
    item = entitlement(library, id_)
    pack = library.pack(item.country) if item else None
    if item is None or pack is None:
        return None
    wanted = tuple(dict.fromkeys((*(base(lang) for lang in langs), base(pack.info.languages[0]), "en")))

    def one(found: Statement) -> Copied:
        return Copied(_texts(library, found, wanted), found.verified)

    def many(found: Sequence[Statement]) -> tuple[Copied, ...]:
        return tuple(one(row) for row in found)

    return Snapshot(
        entitlement=item.id,
        country=item.country,
        pack=str(pack.info.id),
        version=pack.info.version,
        copied=on.isoformat(),
        fingerprint=fingerprint(library, id_) or "",
        title=one(item.title),
        authority=one(item.authority) if item.authority else None,
        where=many(item.where),
        steps=many(item.steps),
        papers=many(item.documents),
        cost=one(item.cost) if item.cost else None,
        refused=many(item.refused),
        deadlines=tuple(
            CopiedDeadline(row.id, row.whose, one(row.text), row.rule, row.date.isoformat() if row.date else None)
            for row in item.deadlines
        ),
        frameworks=item.frameworks,
        approaches=item.approaches,
        needs=item.needs,
        sources=item.sources,
        facts=_days(library, item, on, answers.get(item.country, Answers())),
    )


def fingerprint(library: Library, id_: EntitlementId) -> str | None:
    """Return what identifies the present record of an entitlement with its English texts, or None."""
    for pack in library.packs:
        doc = pack.record("entitlement", id_)
        if doc is not None:
            rule = {key: value for key, value in doc.items() if key not in _NOT_THE_RULE}
            texts = [library.text(found, ["en"]).text for found in sorted(_text_ids(rule))]
            return hashlib.sha256(json.dumps([rule, texts], sort_keys=True).encode()).hexdigest()
    return None


_NOT_THE_RULE = frozenset({"reviewed", "review_by", "written_by", "reviewed_by", "pictogram", "related", "terms"})
"""Keys of a record that change without the rule changing."""


def changed(library: Library, snapshot: Snapshot) -> Changed | None:
    """Tell whether the rule has changed since it was copied, and since which version of the pack."""
    pack = library.pack(snapshot.country)
    if pack is None:
        return None
    present = fingerprint(library, snapshot.entitlement)
    if present == snapshot.fingerprint:
        return None
    return Changed(pack.info.version, pack.info.reviewed, present is None)


def _text_ids(value: object) -> set[str]:
    if isinstance(value, Mapping):
        own = {value["text"]} if isinstance(value.get("text"), str) and "." in value["text"] else set()
        return own.union(*(_text_ids(child) for child in value.values())) if value else own
    if isinstance(value, list):
        return set().union(*(_text_ids(child) for child in value)) if value else set()
    return set()


def _texts(library: Library, found: Statement, langs: Sequence[str]) -> dict[str, str]:
    texts = {}
    for lang in langs:
        try:
            text = library.text(found.text, [lang])
        except TextUnknown:
            continue
        if base(text.lang) == lang:
            texts[lang] = text.text
    return texts


def _days(library: Library, item: Entitlement, on: date, answers: Answers) -> dict[str, str]:
    """Return the days that the deadlines of an entitlement count from, as far as they were answered."""
    wanted = {row.rule.partition(" + ")[0] for row in item.deadlines if row.rule} - {APPLIES_TODAY}
    if not wanted or not answers:
        return {}
    session = Session(RuleBook(library, item.country), questions(library, item.country), on)
    facts = session.known(answers).facts
    return {name: _iso(value) for name in sorted(wanted) if isinstance(value := facts.get(name), Span)}


def _iso(value: Span) -> str:
    if value.exact:
        return value.first.isoformat()
    same_month = (value.first.year, value.first.month) == (value.last.year, value.last.month)
    return value.first.isoformat()[: 7 if same_month else 4]
