# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges a whole record: words against the plain-language rules, list lengths, passive share, hard words."""

import re
from collections.abc import Iterator, Mapping

from va_desktop.content.folder import Record
from va_desktop.content.models.base import Statement
from va_desktop.content.passages import Passage, passages
from va_desktop.content.plain import judge
from va_desktop.content.problems import Problem
from va_desktop.content.references import problem
from va_desktop.content.shelf import Shelf
from va_desktop.content.tables import english, list_limit, passive_share
from va_desktop.i18n.sentences import split_sentences

_UNJUDGED_KINDS = frozenset({"status", "pack", "source", "example"})
_UNJUDGED_KEYS = frozenset({"official_title"})
_ALLOWED = frozenset({("emergency", "PL010"), ("contact", "PL010"), ("term", "term"), ("term", "PL003")})
"""Contacts are the place for numbers, and a glossary entry may explain initials."""

_LONG_LISTS = frozenset({"history", "open_questions", "full", "legal", "provisions", "phones", "conflicts"})
_SPOKEN_DEPTHS = frozenset({"easy", "plain"})


def judge_pages(shelf: Shelf) -> Iterator[Problem]:
    """Yield what the rules find in the texts of a pack."""
    hard_words = glossary(shelf)
    for record in shelf.pack.records:
        # The wording of the Washington Group is fixed.
        if record.kind in _UNJUDGED_KINDS or getattr(record.model, "module", None):
            continue
        texts = [passage for passage in passages(record) if passage.key not in _UNJUDGED_KEYS]
        for passage in texts:
            for finding in judge(passage.text, passage.depth):
                if not {(record.kind, passage.key), (record.kind, finding.rule)} & _ALLOWED:
                    place = (record.file, passage.line, passage.column)
                    yield Problem(*place, finding.rule, finding.severity, finding.message)
        yield from _long_lists(record)
        yield from _passive(record, texts)
        yield from _hard_topic(record, texts)
        yield from _unlisted_terms(record, texts, hard_words)


def _long_lists(record: Record) -> Iterator[Problem]:
    for key in type(record.model).model_fields:
        items = getattr(record.model, key)
        if key in _LONG_LISTS or not isinstance(items, list) or len(items) <= list_limit():
            continue
        if isinstance(items[0], Statement):
            message = f"The list has {len(items)} entries. Use {list_limit()} or fewer."
            yield problem(record, (key,), "PL012", message, "warning")


def _passive(record: Record, texts: list[Passage]) -> Iterator[Problem]:
    share, enough = passive_share()
    sentences = [
        sentence for passage in texts if passage.depth in _SPOKEN_DEPTHS for sentence in split_sentences(passage.text)
    ]
    passive = [sentence for sentence in sentences if is_passive(sentence)]
    if len(sentences) >= enough and len(passive) > share * len(sentences):
        message = f"{len(passive)} of {len(sentences)} sentences are passive, as in `{passive[0]}`"
        yield problem(record, (), "PL007", message, "warning")


def is_passive(sentence: str) -> bool:
    """Say whether an English sentence has a passive verb; a guess by word forms."""
    known = english()
    return any(match[1].lower() not in known.adjectives for match in known.passive.finditer(sentence))


def _hard_topic(record: Record, texts: list[Passage]) -> Iterator[Problem]:
    if record.kind != "right" or getattr(record.model, "hard_topic", False):
        return
    for passage in texts:
        match = english().hard_topics.search(passage.text) if passage.depth in ("easy", "title") else None
        if match:
            message = f"The page speaks of `{match[0]}`. Write `hard_topic: true`."
            yield Problem(record.file, passage.line, passage.column, "PL018", "warning", message)
            return


def glossary(shelf: Shelf) -> Mapping[str, re.Pattern[str]]:
    """Return glossary id to a pattern that finds the word, also in the plural; longest words first."""
    found: dict[str, str] = {}
    for record in shelf.records("term"):
        term = getattr(record.model, "term", None)
        if isinstance(term, Statement):
            found.setdefault(record.id, re.sub(r"\s*\([^)]*\)", "", term.text).strip())
    longest = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return {term: re.compile(_plural(word), re.IGNORECASE) for term, word in longest}


def _plural(word: str) -> str:
    return rf"(?<![\w-]){re.escape(word)}(?:s|es)?(?![\w-])"


def _unlisted_terms(record: Record, texts: list[Passage], hard: Mapping[str, re.Pattern[str]]) -> Iterator[Problem]:
    listed = getattr(record.model, "terms", None)
    if listed is None:
        return
    words = " | ".join(passage.text for passage in texts)
    unlisted = []
    for term, pattern in hard.items():
        words, count = pattern.subn(" ", words)
        if count and term not in listed:
            unlisted.append(term)
    if unlisted:
        message = f"The page uses words of the glossary. Add to `terms`: {', '.join(unlisted)}."
        yield problem(record, ("terms",), "glossary", message, "warning")
