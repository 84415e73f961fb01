# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files of a report in memory, so that they can be looked at before they leave; no Qt."""

from collections.abc import Sequence

from va_desktop.document.html import html
from va_desktop.document.tabular import Value, as_csv, as_xlsx
from va_desktop.evidence.crosswalk import crosswalk as crosswalk_rows
from va_desktop.evidence.duties import commitments
from va_desktop.evidence.forms import forms
from va_desktop.evidence.package import File, Package
from va_desktop.evidence.rows import rows
from va_desktop.ui.screens.duties.wording import sheet as duties_sheet
from va_desktop.ui.screens.report.sheets import Writer


def package(writer: Writer, more: Sequence[File] = ()) -> Package:
    """Return everything that leaves: the report, the short paper, the duties, the forms, the rows, and `more`.

    The names of the files say nothing but what is inside: no place, no person.
    """
    published, library = writer.published, writer.library
    figures = rows(published, writer.defined, library, writer.words.chain)
    promised = commitments(library, published.country, published.period.last, published)
    files = [
        File("report.html", html(writer.whole()).encode()),
        File("in_short.html", html(writer.plain(), large=True).encode()),
        File("duties.html", html(duties_sheet(writer.names, promised, published)).encode()),
        *(File(f"form_{form.id}.html", html(writer.form(form)).encode()) for form in forms(library)),
        File("figures.csv", as_csv(figures)),
        File("figures.xlsx", as_xlsx([("figures", figures), ("about", about(writer))], _rtl(writer))),
        *more,
    ]
    return Package(published, tuple(files))


def crosswalk(writer: Writer) -> File:
    """Return what other systems call the codes of this report. It leaves only where somebody asked for it."""
    found = crosswalk_rows(writer.published, writer.defined, writer.library, writer.words.chain)
    return File("crosswalk.csv", as_csv(found))


def _rtl(writer: Writer) -> bool:
    return writer.words.language.direction == "rtl"


def about(writer: Writer) -> list[list[Value]]:
    """Return the method note as rows, so that figures never travel without it."""
    from va_desktop.ui.screens.report import method

    names, published = writer.names, writer.published
    lines = [*method.may(names), *method.may_not(names), *method.made(names, published)]
    return [[writer.words.tr("How the figures were made")], ["#description"], *([line] for line in lines)]
