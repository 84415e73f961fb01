# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain-language rules for one English text (PL001 to PL019), each a small function over the text.

Rule ids are those of the project's plain-language findings; limits and words lie in `language/*.yaml`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from va_desktop.content.passages import Depth
from va_desktop.content.problems import Severity
from va_desktop.content.tables import (
    avoided,
    english,
    paragraph_limit,
    sentence_limit,
    title_limit,
)
from va_desktop.content.text import SOURCE_LANGUAGE
from va_desktop.i18n.sentences import length, split_sentences


@dataclass(frozen=True)
class Finding:
    """What a rule says about a text."""

    rule: str
    severity: Severity
    message: str


_INITIALS = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?:-?[0-9]+)?(?![\w])")
_NUMERIC_DATE = re.compile(r"\b(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2})\b")
_PHONE = re.compile(r"(?<![\w.,])[+(]?\d[\d ()\-]{5,}\d(?![\w])")
_DIAL = re.compile(r"\b(?:call|dial|ring|phone|text)\s+(?:number\s+)?\d{3,}\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+\Z")
_YEARS = re.compile(r"(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2}\Z")
_BRACKETS = re.compile(r"[()\[\]{}]")
_QUICK = 8
"""Words before a promise in which a negation still counts ("no law can guarantee")."""


def judge(text: str, depth: Depth) -> Iterator[Finding]:
    """Yield everything that the rules find in one English text."""
    for rule in _RULES:
        yield from rule(text, depth)


def _sentence_length(text: str, depth: Depth) -> Iterator[Finding]:
    limit = sentence_limit(SOURCE_LANGUAGE, depth)
    if limit is None:
        return
    for sentence in split_sentences(text):
        count = length(sentence, SOURCE_LANGUAGE).count
        if count > limit:
            severity: Severity = "warning" if depth == "full" else "error"
            start = " ".join(sentence.split()[:4])
            message = f"The sentence `{start} ...` has {count} words. Use {limit} or fewer: split it."
            yield Finding("PL001", severity, message)


def _title_length(text: str, depth: Depth) -> Iterator[Finding]:
    if depth == "title" and len(text) > title_limit():
        message = f"The title has {len(text)} characters. Use {title_limit()} or fewer."
        yield Finding("title_long", "warning", message)


def _initials(text: str, depth: Depth) -> Iterator[Finding]:
    if depth not in ("easy", "title"):
        return
    for match in _INITIALS.finditer(text):
        word = match[0].rstrip("0123456789-")
        if len(word) > 1 and word.isupper() and not english().roman.fullmatch(word):
            message = f"`{match[0]}` is only initials. Write the full name."
            yield Finding("PL003", "error", message)


def _brackets(text: str, depth: Depth) -> Iterator[Finding]:
    if depth == "easy" and _BRACKETS.search(text):
        yield Finding("easy_brackets", "error", "Easy text has no brackets. Make it a sentence, or leave it out.")


def _banned(text: str, depth: Depth) -> Iterator[Finding]:
    for banned in english().banned:
        for match in banned.pattern.finditer(text):
            yield Finding("PL004", "error", f"Do not write `{match[0]}`. Instead: {banned.instead}.")


def _names(text: str, depth: Depth) -> Iterator[Finding]:
    for name in english().names:
        for match in name.pattern.finditer(text):
            yield Finding("PL005", "error", f"`{match[0]}` is not its name. Write: {name.instead}.")


def _avoided(text: str, depth: Depth) -> Iterator[Finding]:
    for word in avoided(SOURCE_LANGUAGE):
        for match in word.pattern.finditer(text):
            yield Finding("PL006", "error", f"Avoid `{match[0]}`. Write: {word.instead}.")


def _roman(text: str, depth: Depth) -> Iterator[Finding]:
    match = english().roman.search(text)
    if match:
        severity: Severity = "warning" if depth == "full" else "error"
        yield Finding("PL008", severity, f"`{match[0]}` is a Roman numeral. Write the number with digits.")


def _dates(text: str, depth: Depth) -> Iterator[Finding]:
    for match in _NUMERIC_DATE.finditer(text):
        message = f"Write the month of `{match[0]}` as a word, like 4 May 2026."
        yield Finding("PL009", "error", message)


def _phones(text: str, depth: Depth) -> Iterator[Finding]:
    for match in (*_PHONE.finditer(text), *_DIAL.finditer(text)):
        found = match[0].strip()
        digits = sum(char.isdigit() for char in found)
        dialled = _DIAL.fullmatch(found) is not None
        amount = _THOUSANDS.match(found) or _YEARS.match(found) or _NUMERIC_DATE.match(found)
        if dialled or (digits >= 7 and not amount):
            message = f"`{found}` looks like a phone number. Put it under `phones` or in contacts.yaml."
            yield Finding("PL010", "error", message)


def _paragraph(text: str, depth: Depth) -> Iterator[Finding]:
    limit = paragraph_limit(depth)
    count = len(split_sentences(text))
    if limit is not None and count > limit:
        message = f"The paragraph has {count} sentences. Use {limit} or fewer: make two of it."
        yield Finding("PL011", "error", message)


def _double_negative(text: str, depth: Depth) -> Iterator[Finding]:
    for pattern in english().double_negatives:
        match = pattern.search(text)
        if match:
            yield Finding("PL013", "warning", f"`{match[0]}` is a double negative. Say it the positive way.")
            return


def _promises(text: str, depth: Depth) -> Iterator[Finding]:
    for sentence in split_sentences(text):
        for match in english().promises.finditer(sentence):
            before = re.findall(r"\w+", sentence[: match.start()].lower().replace("n't", " not"))[-_QUICK:]
            if not english().negations.intersection(before):
                message = f"`{match[0]}` sounds like a promise. Write `you may get` or `the office decides`."
                yield Finding("PL015", "error", message)


def mixed_digits(text: str) -> bool:
    """Say whether a text mixes 0-9 with the digits of another script (PL019)."""
    systems = {"0" <= char <= "9" for char in text if char.isdecimal()}
    return len(systems) == 2


def _digits(text: str, depth: Depth) -> Iterator[Finding]:
    if mixed_digits(text):
        yield Finding("PL019", "error", "The text mixes two kinds of digits. Use 0-9 only.")


_RULES: tuple[Callable[[str, Depth], Iterator[Finding]], ...] = (
    _sentence_length,
    _title_length,
    _initials,
    _brackets,
    _banned,
    _names,
    _avoided,
    _roman,
    _dates,
    _phones,
    _paragraph,
    _double_negative,
    _promises,
    _digits,
)
