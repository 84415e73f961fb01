# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns written text into text that a voice reads well, and remembers which words stand for which writing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from va_desktop.i18n.spoken_numbers import european_digits
from va_desktop.speech import abbreviations, acronyms, addresses, phones, quantities, ranges, symbols, times
from va_desktop.speech.rule import Piece, Rule

_ORDER = (addresses, ranges, times, phones, quantities, abbreviations, acronyms, symbols)
"""Who looks first where several rules could apply: the longer and surer thing before its parts."""

_ODD = re.compile(
    rf"\d|[A-ZА-ЯІЇЄҐ]{{2}}|[&/%@№§•·▪◦→⇒|_#*~^<>\\=€£₴٪{symbols.INVISIBLE}]|\.[\s\w]*\w|\b(?:Mme|etc|грн)\b"
)
"""What no plain sentence has; where it finds nothing the rules are not even made ready."""


@dataclass(frozen=True)
class Edit:
    """One place where something else is said: `start` and `end` in the written text (code points)."""

    start: int
    end: int
    said: str


def spoken_form(text: str, lang: str) -> str:
    """Return what the voice should be given for this text; most sentences come back as they are."""
    return spoken_with_edits(text, lang)[0]


def spoken_with_edits(text: str, lang: str) -> tuple[str, tuple[Edit, ...]]:
    """Return the spoken form, and what differs in it from the text, from left to right and without overlap.

    Digits of other scripts are said as 0-9; that moves nothing and is no edit.
    """
    if _ODD.search(text) is None:
        return text, ()
    written = european_digits(text)
    changes = tuple(_found(written, lang.split("-", maxsplit=1)[0]))
    return _applied(written, changes), changes


def _applied(written: str, changes: tuple[Edit, ...]) -> str:
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += (written[at : change.start], change.said)
        at = change.end
    return "".join((*parts, written[at:]))


def shown_span(changes: tuple[Edit, ...], start: int, end: int) -> tuple[int, int]:
    """Return the place in the written text for a place in its spoken form (code points, end excluded)."""
    return _shown(changes, start, False), _shown(changes, end, True)


def _shown(changes: tuple[Edit, ...], position: int, is_end: bool) -> int:
    shift = 0
    for change in changes:
        begin = change.start + shift
        finish = begin + len(change.said)
        if position < begin or (is_end and position == begin):
            break
        if position < finish or (is_end and position == finish):
            return change.end if is_end else change.start
        shift += len(change.said) - (change.end - change.start)
    return position - shift


def _found(text: str, lang: str) -> Iterator[Edit]:
    rules, every = _compiled(lang)
    at = 0
    while (match := every.search(text, at)) is not None:
        change = _first(rules, match, text, lang)
        if change is None:
            at = match.start() + 1
        else:
            yield change
            at = max(change.end, match.start() + 1)


def _first(rules: tuple[Rule, ...], match: re.Match[str], text: str, lang: str) -> Edit | None:
    """Return the edit of the first rule that applies where something was found."""
    assert match.lastgroup is not None
    for rule in rules[int(match.lastgroup[1:]) :]:
        found = re.compile(rule.pattern).match(text, match.start())
        if found is None:
            continue
        said = rule.say(Piece(text[: found.start()], found[0], text[found.end() :], lang))
        if said is not None:
            return Edit(found.start(), found.end(), said)
    return None


@lru_cache(maxsize=32)
def _compiled(lang: str) -> tuple[tuple[Rule, ...], re.Pattern[str]]:
    rules = tuple(rule for part in _ORDER for rule in part.rules(lang))
    return rules, re.compile("|".join(f"(?P<r{index}>{rule.pattern})" for index, rule in enumerate(rules)))
