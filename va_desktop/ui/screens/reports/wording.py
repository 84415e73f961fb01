# SPDX-License-Identifier: GPL-3.0-or-later
"""Which periods are offered, and what each file of a report holds; no Qt."""

from datetime import date, timedelta

from va_desktop.document.sheet import Sheet
from va_desktop.document.text import plain
from va_desktop.evidence.duties import commitments
from va_desktop.evidence.forms import forms
from va_desktop.evidence.keys import Period
from va_desktop.evidence.package import Package
from va_desktop.ui.language import Words
from va_desktop.ui.screens.duties.wording import sheet as duties_sheet
from va_desktop.ui.screens.report.sheets import Writer


def offered(today: date) -> tuple[Period, ...]:
    """Return whole periods that are over: two years, two quarters, two months, the newest first of each."""
    year = date(today.year, 1, 1)
    quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    month = date(today.year, today.month, 1)
    found = [_year(year), _year(_before(year, 12))]
    found += [_span(_before(quarter, 3), quarter), _span(_before(quarter, 6), _before(quarter, 3))]
    found += [_span(_before(month, 1), month), _span(_before(month, 2), _before(month, 1))]
    return tuple(found)


def _before(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 - months, 12)
    return date(year, month + 1, 1)


def _span(first: date, then: date) -> Period:
    return Period(first, then - timedelta(days=1))


def _year(then: date) -> Period:
    return _span(_before(then, 12), then)


def told(words: Words, period: Period) -> str:
    """Return a period in words."""
    return words.tr("{first} to {last}").format(first=words.day(period.first), last=words.day(period.last))


def length(words: Words, period: Period) -> str:
    """Return how long a period is, in words."""
    days = (period.last - period.first).days + 1
    if days > 360:
        return words.tr("A year")
    return words.tr("Three months") if days > 80 else words.tr("A month")


def holds(words: Words, name: str) -> str:
    """Return what a file holds, in one line."""
    tr = words.tr
    match name:
        case "report.html":
            return tr("The whole report, with charts and tables")
        case "in_short.html":
            return tr("The short paper for survivor organisations, in large letters")
        case "duties.html":
            return tr("Promises, evidence and gaps")
        case "figures.csv" | "figures.xlsx":
            return tr("Every figure in a row, for other programs")
        case _:
            return tr("A form for the State, as a draft")


def content(writer: Writer, package: Package, name: str) -> str:
    """Return all that stands in a file, as text: papers without their drawing, rows as they are."""
    found = sheet(writer, name)
    if found is not None:
        return plain(found, 100)
    rows = next((file.content for file in package.files if file.name == "figures.csv"), b"")
    return rows.decode("utf-8-sig")


def sheet(writer: Writer, name: str) -> Sheet | None:
    """Return the paper that a file holds, or None for rows."""
    published, library = writer.published, writer.library
    if name == "report.html":
        return writer.whole()
    if name == "in_short.html":
        return writer.plain()
    if name == "duties.html":
        found = commitments(library, published.country, published.period.last, published)
        return duties_sheet(writer.names, found, published)
    form = next((form for form in forms(library) if name == f"form_{form.id}.html"), None)
    return writer.form(form) if form else None


def size(words: Words, number: int) -> str:
    """Return how large a file is."""
    return words.tr("{n} kB").format(n=words.number(max(1, round(number / 1000))))
