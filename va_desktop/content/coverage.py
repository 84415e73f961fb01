# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges a pack as a whole: review dates, and whether every framework of the founding page is spoken of."""

import re
from collections.abc import Iterator
from datetime import date
from typing import get_args

from va_desktop.content.folder import INTERNATIONAL, Record
from va_desktop.content.models.base import Framework, Reviewed
from va_desktop.content.models.country import Gap
from va_desktop.content.problems import Problem
from va_desktop.content.references import problem
from va_desktop.content.shelf import Shelf

FRAMEWORKS: tuple[str, ...] = get_args(Framework)

_SPOKEN_OF = {
    "targeted": r"targeted|mine victims|for (?:mine )?(?:victims|survivors)",
    "disability": r"disab",
    "health": r"health|hospital|medical|rehabilitation",
    "education": r"education|school|stud",
    "employment": r"employ|work|job",
    "development": r"development",
    "poverty_reduction": r"poverty|poor|social protection|social assistance|cash",
}
"""How a gap may name a framework when it does not carry `frameworks`."""


def judge_pack(shelf: Shelf, today: date) -> Iterator[Problem]:
    """Yield what is old, missing or inconsistent about a pack on the day `today`."""
    for record in shelf.pack.records:
        yield from _dates(record, today)
        yield from _readers(record)
    if shelf.pack.id != INTERNATIONAL:
        yield from _frameworks(shelf)
        yield from _help(shelf)
        yield from _languages(shelf)


def _dates(record: Record, today: date) -> Iterator[Problem]:
    reviewed = getattr(record.model, "reviewed", None)
    review_by = getattr(record.model, "review_by", None)
    if reviewed is not None and reviewed > today:
        yield problem(record, ("reviewed",), "review", "`reviewed` is in the future. Correct it.", "warning")
    if reviewed is not None and review_by is not None and review_by < reviewed:
        yield problem(record, ("review_by",), "review", "`review_by` is before `reviewed`. Correct it.")
    elif review_by is not None and review_by < today:
        message = "This is due for review. Read the sources again, then set new dates."
        yield problem(record, ("review_by",), "stale", message, "warning")


def _readers(record: Record) -> Iterator[Problem]:
    """Find a page whose second reader is its writer: two pairs of eyes are two people."""
    if not isinstance(record.model, Reviewed):
        return
    readers = [name.casefold() for name in record.model.reviewed_by]
    if (record.model.written_by or "").casefold() in readers or len(set(readers)) < len(readers):
        message = "A second reader is another person than the writer, and each is named once."
        yield problem(record, ("reviewed_by",), "review_two", message)
    elif readers and not record.model.written_by:
        yield problem(record, ("reviewed_by",), "review_two", "Name the writer in `written_by` too.")


def _frameworks(shelf: Shelf) -> Iterator[Problem]:
    coded = shelf.pack.of("entitlement", "service")
    present = {code for record in coded for code in getattr(record.model, "frameworks", ())}
    pages = shelf.pack.of("country")
    gaps: list[Gap] = [gap for page in pages for gap in getattr(page.model, "gaps", ())]
    file = shelf.pack.folder / "country.yaml"
    if not pages:
        if not file.exists():
            yield Problem(file, 1, 1, "file_missing", "error", "Add the file country.yaml.")
        return
    for framework in FRAMEWORKS:
        if framework not in present and not any(_names(gap, framework) for gap in gaps):
            message = f"Nothing here is coded `{framework}`, and no gap says so. Add an entry or a gap."
            yield problem(pages[0], ("gaps",), "framework_missing", message, "warning")


def _names(gap: Gap, framework: str) -> bool:
    if gap.frameworks:
        return framework in gap.frameworks
    return re.search(_SPOKEN_OF[framework], gap.text, re.IGNORECASE) is not None


def _help(shelf: Shelf) -> Iterator[Problem]:
    if not shelf.pack.of("emergency"):
        message = "The pack has no emergency number, so pages on hard topics have no help line."
        yield Problem(shelf.pack.folder / "contacts.yaml", 1, 1, "PL018", "warning", message)


def _languages(shelf: Shelf) -> Iterator[Problem]:
    cards, pages = shelf.pack.of("pack"), shelf.pack.of("country")
    if not cards or not pages or shelf.pack.card is None:
        return
    spoken = {language.tag.split("-")[0] for language in getattr(pages[0].model, "languages", ())}
    main = shelf.pack.card.languages[0]
    if spoken and main.split("-")[0] not in spoken:
        message = f"The first language `{main}` is not in country.yaml. Correct one of the two."
        yield problem(cards[0], ("languages", 0), "languages", message, "warning")
