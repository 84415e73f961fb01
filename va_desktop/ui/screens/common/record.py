# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything in the vault as a page to read; no Qt."""

from datetime import date

from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.guidance.records import Records
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.tracked import Teller


def page(words: Words, records: Records, today: date) -> Sheet:
    """Return all applications with their state, days, papers and history, in the language of the reader."""
    tr, lang = words.tr, words.lang
    teller = Teller(words, today)
    people = {person.id: person for person in records.people.all()}
    sections: list[Section] = []
    for application in records.tracker.all():
        now = records.tracker.standing(application)
        name, spoken = application.name(*words.chain)
        whom = Line(tracked.whom(words, people.get(application.person)), lang)
        sections.append(Section(Line(name, spoken), 2, tracked.state(words, now.state), (whom,)))
        dues = [teller.told(due, now) for due in records.tracker.dues(application.id)]
        happened = [". ".join(filter(None, teller.event(row, now))) for row in now.events]
        for heading, kind, rows in (
            (tr("Days to remember"), "plain", [f"{told.what}: {told.when}" for told in dues]),
            (
                tr("Papers"),
                "plain",
                [
                    f"{teller.copied(paper.text)}: {tr('ready') if paper.have else tr('still needed')}"
                    for paper in now.papers
                ],
            ),
            (tr("What happened so far"), "numbered", happened),
        ):
            if rows:
                lines = tuple(Line(row, lang) for row in rows)
                sections.append(Section(Line(heading, lang), 3, "", (Listing(kind, lines),)))  # type: ignore[arg-type]
    return Sheet(
        title=tr("My applications"),
        lang=lang,
        rtl=words.language.direction == "rtl",
        lead=tr("Everything as it was on {day}.").format(day=words.day(today)),
        sections=tuple(sections),
        footer=(tr("This page is not locked: everyone who has it can read it."),),
    )
