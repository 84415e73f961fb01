# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own copy of the plan, to keep and to take to the next helper. Notes are not at hand here."""

from typing import Any

from va_desktop.casework import codes
from va_desktop.document.sheet import Line, Section, Sheet
from va_desktop.ui.screens.common import cases


def sheet(screen: Any) -> Sheet:
    """Return the copy in the language of the page."""
    tr, words, lang, case = screen.tr, screen.ctx.words, screen.lang, screen.case
    sections = []
    for need in case.needs:
        lines = [Line(need.words, lang)] if need.words else []
        for line in (line for line in case.plan if line.need == need.id):
            until = f" {tr('Until {day}').format(day=words.day(line.by))}." if line.by else ""
            who = tr("Who: {who}").format(who=cases.doer(tr, line.who))
            lines.append(Line(f"{line.what}. {who}.{until}", lang))
        sections.append(Section(Line(screen.need_named(need.need), lang), 2, "", tuple(lines)))
    told = []
    for row in case.referrals:
        day = row.days.get(row.status)
        status = cases.status(tr, row.status).text
        told.append(Line(f"{screen.service_named(row.service)}: {status}{f', {words.day(day)}' if day else ''}", lang))
    if told:
        sections.append(Section(Line(tr("Services we told about you"), lang), 2, "", tuple(told)))
    return Sheet(
        title=tr("Our plan"),
        lang=lang,
        rtl=screen.look.rtl,
        lead=tr("Number of the case: {code}").format(code=codes.shown(case.person.code)),
        sections=tuple(sections),
        footer=(words.day(screen.ctx.today),),
    )
