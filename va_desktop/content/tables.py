# SPDX-License-Identifier: GPL-3.0-or-later
"""The language tables of the checker, read from `content/language/*.yaml` inside this package."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from va_desktop.content.authored import parse
from va_desktop.content.text import BREAKING_LANGUAGES, SOURCE_LANGUAGE, base, fallbacks


@dataclass(frozen=True)
class Banned:
    """Words to find and what to write instead; `sure` False where the words are sometimes right."""

    pattern: re.Pattern[str]
    instead: str
    sure: bool = True


@dataclass(frozen=True)
class Concept:
    """One concept of the term base in one language; `forms` are all accepted wordings, best first."""

    id: str
    kind: str
    forms: tuple[str, ...]
    verified: bool


@dataclass(frozen=True)
class English:
    """What is known about plain English."""

    banned: tuple[Banned, ...]
    names: tuple[Banned, ...]
    promises: re.Pattern[str]
    negations: frozenset[str]
    double_negatives: tuple[re.Pattern[str], ...]
    hard_topics: re.Pattern[str]
    passive: re.Pattern[str]
    adjectives: frozenset[str]
    roman: re.Pattern[str]


@cache
def _table(name: str) -> Mapping[str, Any]:
    file = resources.files("va_desktop.content") / "language" / f"{name}.yaml"
    data: Mapping[str, Any] = parse(file.read_bytes(), Path(str(file))).data()
    return data


@cache
def english() -> English:
    """Return the English tables."""
    table = _table("en")
    passive = table["passive"]
    participles = "|".join(passive["participles"])
    roman = "|".join(table["roman_before"])
    return English(
        banned=tuple(Banned(words_pattern(row["words"]), row["instead"]) for row in table["banned"]),
        names=tuple(Banned(words_pattern(row["wrong"]), row["right"]) for row in table["names"]),
        promises=words_pattern(table["promises"]["words"]),
        negations=frozenset(table["promises"]["negations"]),
        double_negatives=tuple(re.compile(text, re.IGNORECASE) for text in table["double_negatives"]),
        hard_topics=words_pattern(table["hard_topics"]),
        passive=re.compile(
            rf"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+|often\s+)?(\w+ed|{participles})\b",
            re.IGNORECASE,
        ),
        adjectives=frozenset(passive["adjectives"]),
        roman=re.compile(rf"\b(?:{roman})\s+[IVXLC]+\b|(?<![\w-])(?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}})\b"),
    )


def words_pattern(words: Iterable[str], lang: str = SOURCE_LANGUAGE) -> re.Pattern[str]:
    """Return a pattern that finds whole words; `*` at the end stands for any ending.

    Arabic-script words may carry the article and one-letter prefixes; scripts without spaces match anywhere.
    """
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in sorted(words, key=len, reverse=True)]
    body = "|".join(parts)
    if base(lang) in BREAKING_LANGUAGES:
        return re.compile(body)
    prefix = "[وفبلك]?(?:ال)?" if base(lang) == "ar" else ""
    return re.compile(rf"(?<!\w){prefix}(?:{body})(?!\w)", re.IGNORECASE)


def sentence_limit(lang: str, depth: str) -> int | None:
    """Return how long a sentence may be at a depth, in words or characters; None when nobody set a limit."""
    limits = _table("limits")["sentence"]
    for tag in fallbacks(lang):
        if tag in limits:
            limit: int | None = limits[tag].get(depth)
            return limit
    return None


def paragraph_limit(depth: str) -> int | None:
    """Return how many sentences a paragraph may have."""
    limit: int | None = _table("limits")["paragraph"].get(depth)
    return limit


def list_limit() -> int:
    """Return how many entries a list may have."""
    return int(_table("limits")["list"])


def title_limit() -> int:
    """Return how many characters a title may have."""
    return int(_table("limits")["title_characters"])


def passive_share() -> tuple[float, int]:
    """Return the allowed share of passive sentences, and from how many sentences on it is judged."""
    passive = _table("limits")["passive"]
    return float(passive["share"]), int(passive["from_sentences"])


@cache
def avoided(lang: str) -> tuple[Banned, ...]:
    """Return the words to avoid in a language; those with a reason in brackets are not always wrong."""
    found: list[Banned] = []
    own = _lookup(_table("avoid")["avoid"], lang)
    if own:
        found.append(Banned(words_pattern(own["words"], lang), own["use"]))
    for row in _table("terms")["terms"]:
        entry = _lookup(row["languages"], lang) or {"avoid": []}
        for word in entry["avoid"]:
            bare = re.sub(r"\s*\([^)]*\)", "", word)
            if not own or bare not in own["words"]:
                found.append(Banned(words_pattern([bare], lang), entry["term"] or "another word", bare == word))
    return tuple(found)


@cache
def concepts(lang: str) -> tuple[Concept, ...]:
    """Return the term base in one language; a concept without a safe term has no forms."""
    found = []
    for row in _table("terms")["terms"]:
        entry = _lookup(row["languages"], lang)
        if entry is not None:
            forms = [entry["term"], *entry.get("also", [])] if entry["term"] else []
            found.append(Concept(row["id"], row["kind"], tuple(forms), entry["verified"]))
    return tuple(found)


def _lookup(table: Mapping[str, Any], lang: str) -> Any:
    return next((table[tag] for tag in fallbacks(lang) if tag in table), None)
