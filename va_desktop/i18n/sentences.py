# SPDX-License-Identifier: GPL-3.0-or-later
"""Splits text of any script into sentences and measures how long a sentence is.

It serves reading aloud and the checks on authored content; it does not try to parse grammar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_CLOSERS = "\"'»”’›)\\]}"
_GUILLEMET = "[ \u00a0\u202f][»›]"
_OPENERS = "\"'«“‘„‹([{¿¡—–-"
_SPACED = ".!?…"
_UNSPACED = "؟۔។៕။།॥।።፧。！？։"
"""Marks that end a sentence even when no space follows: Khmer, Burmese, Tibetan, Ethiopic, Arabic, others."""

_END = re.compile(
    rf"(?P<line>\s*[\r\n\u2028\u2029]+)"
    rf"|[{_UNSPACED}]+[{_SPACED}{_UNSPACED}]*(?:[{_CLOSERS}]|{_GUILLEMET})*(?P<hard>)"
    rf"|[{_SPACED}]+[{_UNSPACED}]*(?:[{_CLOSERS}]|{_GUILLEMET})*(?=[\s\u200b]|$)"
)
_EDGE = " \t\r\n\u00a0\u200b\u2028\u2029\ufeff"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_TOKEN = re.compile(r"[^\s\u200b]+$")
_NEXT = re.compile(rf"[\s\u200b{re.escape(_OPENERS)}]*(.)", re.DOTALL)
_ELISION = re.compile(r"^\w{1,2}[’']")
_LINE_NUMBER = re.compile(r"\W*(?:\d{1,3}|[a-zа-я])\.$", re.IGNORECASE)
_NUMBER = re.compile(r"\d|(?:V|X|[IVX]{2,})\b")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_KHMER_AND_SO_ON = "។ល។"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("""
    dr dra mr mrs ms prof sr sra srta st mt gen col capt lt hon vs approx e.g i.e p.ej p.ex cf avda cra mme
    mlle mgr ing lic вул буд просп бул пл обл смт див ім напр кв корп гр проф ul npr tj gosp
""")
"""Words with a dot that always have something after them (own list from the program's languages)."""

_BEFORE_NUMBER = _words("""
    no nos n nr nro núm num art arts arto par para párr sec secc ch cap chap p pp pág vol fig inc lit tel tél
    ext aprox ca c ст статті ч п пп абз розд тел л čl st br str sv tač
""")
"""Words with a dot that are short forms only in front of a number: "No. 3", but "I said no." """

_INITIAL_ABBREVIATIONS = frozenset("мсд")
"""Ukrainian one-letter short forms before a name (місто, село, дім); after a number they are units."""

_ENDS_IF_CAPITAL = _words("a.m p.m etc usw т.д т.п та.ін itd itsl")


@dataclass(frozen=True)
class Length:
    """How long a sentence is, in words, or in characters for scripts that write no spaces between words."""

    count: int
    unit: Literal["words", "characters"]


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of the text, trimmed; a line end always ends a sentence.

    Short forms, initials, decimals and list numbers do not end one; closing quotes and brackets stay with it.
    """
    return tuple(text[start:end] for start, end in sentence_spans(text))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence starts and ends in the text (code points, end excluded), the first at once."""
    start = 0
    for found in _END.finditer(text):
        if found["line"] is None and not _ends(text, start, found):
            continue
        span = _trimmed(text, start, found.start() if found["line"] is not None else found.end())
        start = found.end()
        if span is not None:
            yield span
    span = _trimmed(text, start, len(text))
    if span is not None:
        yield span


def length(sentence: str, lang: str) -> Length:
    """Return the length: words, or characters without spaces for Khmer, Lao, Burmese and Thai.

    Zero-width characters are never counted.
    """
    if lang.startswith(("km", "lo", "my", "th")):
        return Length(sum(not (c.isspace() or c in _ZERO_WIDTH) for c in sentence), "characters")
    tokens = sentence.replace("\u200b", "").replace("፡", " ").split()
    return Length(sum(any(c.isalnum() for c in token) for token in tokens), "words")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    after = _NEXT.match(text, found.end())
    if after is None:
        return True
    following = after[1]
    if found["hard"] is not None:
        so_on = _KHMER_AND_SO_ON
        return not (text.startswith(so_on, found.start()) or text[: found.end()].endswith(so_on))
    if following.islower():
        return False
    if not found[0].startswith(".") or found[0].startswith(".."):
        return True
    return not _short_form(text[start : found.start()], text[after.start(1) : after.start(1) + 8])


def _short_form(before: str, following: str) -> bool:
    """Tell whether the dot after `before` belongs to a short form, an initial or a list number."""
    last = _TOKEN.search(before)
    if last is None:
        return False
    if _LINE_NUMBER.fullmatch(f"{before.strip(_EDGE)}."):
        return True
    word = _ELISION.sub("", last[0].lstrip(_OPENERS))
    lowered = word.casefold()
    if lowered in _ENDS_IF_CAPITAL:
        return False
    if lowered in _BEFORE_NUMBER and _NUMBER.match(following):
        return True
    if lowered in _TITLES or _DOTTED.fullmatch(word):
        return True
    if len(word) == 1 and word.isalpha():
        after_number = before[: last.start()].rstrip()[-1:].isdigit()
        return not after_number and (word.isupper() or word in _INITIAL_ABBREVIATIONS or _is_uncased(word))
    return False


def _is_uncased(letter: str) -> bool:
    return letter.lower() == letter.upper()
