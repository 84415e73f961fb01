# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the catalogues: the same placeholders, sentence lengths, words to avoid, official names, digits."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from va_desktop.content.catalogues import catalogue_files, current_entry
from va_desktop.content.errors import ContentRefused
from va_desktop.content.passages import Passage
from va_desktop.content.plain import mixed_digits
from va_desktop.content.po import Entry, read_catalogue
from va_desktop.content.problems import Problem, Severity
from va_desktop.content.tables import Concept, avoided, concepts, sentence_limit, words_pattern
from va_desktop.content.text import SOURCE_LANGUAGE
from va_desktop.i18n.sentences import length, split_sentences

_PLACEHOLDER = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}|%\([A-Za-z_]+\)[sd]")


def judge_catalogues(catalogues: Path, texts: Mapping[str, Passage]) -> Iterator[Problem]:
    """Yield what is wrong in the content and interface catalogues; `texts` are the current English texts."""
    for domain in ("content", "va_desktop"):
        for lang, path in catalogue_files(catalogues, domain):
            try:
                entries = read_catalogue(path)
            except ContentRefused as refused:
                yield from refused.problems
                continue
            yield from _catalogue(lang, path, entries, texts)


def _catalogue(lang: str, path: Path, entries: tuple[Entry, ...], texts: Mapping[str, Passage]) -> Iterator[Problem]:
    doubtful: set[str] = set()
    for entry in entries:
        if entry.state == "missing":
            continue
        passage = texts.get(entry.context or "")
        for text in entry.translations.values():
            for rule, severity, message in _text(lang, entry, text, passage):
                yield Problem(path, entry.line, 1, rule, severity, message)
        if passage is not None and not current_entry(entry, passage.text):
            message = "The English text has changed since. Translate it again."
            yield Problem(path, entry.line, 1, "translation_old", "warning", message)
        doubtful |= _doubtful(lang, entry.source)
    if doubtful:
        message = f"{len(doubtful)} terms need a native speaker: {', '.join(sorted(doubtful))}."
        yield Problem(path, 1, 1, "PL020", "warning", message)


def _text(lang: str, entry: Entry, text: str, passage: Passage | None) -> Iterator[tuple[str, Severity, str]]:
    wanted = set(_PLACEHOLDER.findall(entry.source)) | set(_PLACEHOLDER.findall(entry.plural or ""))
    found = set(_PLACEHOLDER.findall(text))
    if not found <= wanted or (entry.plural is None and found != wanted):
        yield "placeholder", "error", f"Keep {', '.join(sorted(wanted ^ found))} as in English."
    for word in avoided(lang):
        match = word.pattern.search(text)
        if match:
            severity: Severity = "error" if word.sure else "warning"
            yield "PL006", severity, f"Avoid `{match[0]}`. Write: {word.instead}."
    if mixed_digits(text):
        yield "PL019", "warning", "The text mixes two kinds of digits."
    yield from _names(lang, entry, text)
    if passage is not None:
        yield from _sentences(lang, text, passage)


def _sentences(lang: str, text: str, passage: Passage) -> Iterator[tuple[str, Severity, str]]:
    limit = sentence_limit(lang, passage.depth)
    for sentence in split_sentences(text) if limit is not None else ():
        found = length(sentence, lang)
        if limit is not None and found.count > limit:
            message = f"A sentence has {found.count} {found.unit}. Use {limit} or fewer: split it."
            yield "PL001", "warning", message


def _names(lang: str, entry: Entry, text: str) -> Iterator[tuple[str, Severity, str]]:
    """Compare whole official names only: inside a sentence many languages inflect them."""
    if not (entry.context or "").endswith(".official_title"):
        return
    english = {concept.id: concept for concept in concepts(SOURCE_LANGUAGE)}
    for concept in concepts(lang):
        if concept.kind != "instrument" or not concept.verified or not concept.forms:
            continue
        source = {form.lower() for form in english[concept.id].forms}
        if entry.source.lower() in source and _plain(text) not in {_plain(form) for form in concept.forms}:
            yield "PL005", "error", f"The official name in this language is: {concept.forms[0]}."


def _plain(name: str) -> str:
    """Return a name without what typography changes: case and the shape of the apostrophe."""
    return name.lower().replace("’", "'")


def _doubtful(lang: str, source: str) -> set[str]:
    """Return concepts that an English text speaks of and whose word in the language is not confirmed."""
    confirmed = {concept.id: concept.verified for concept in concepts(lang)}
    return {
        concept.id
        for concept, pattern in _spoken_concepts()
        if not confirmed.get(concept.id, True) and pattern.search(source)
    }


@cache
def _spoken_concepts() -> tuple[tuple[Concept, re.Pattern[str]], ...]:
    spoken = (concept for concept in concepts(SOURCE_LANGUAGE) if concept.kind != "ui" and concept.forms)
    return tuple((concept, words_pattern([f"{concept.forms[0]}*"])) for concept in spoken)
