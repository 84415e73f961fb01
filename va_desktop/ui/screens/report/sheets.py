# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as papers: the whole, the short one in plain words for survivor organisations, the forms; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement
from va_desktop.document.sheet import Line, Listing, Part, Section, Sheet
from va_desktop.evidence.duties import Plan, duties, register
from va_desktop.evidence.forms import Form
from va_desktop.evidence.forms import Section as FormSection
from va_desktop.evidence.keys import Key
from va_desktop.evidence.published import Published
from va_desktop.evidence.report import Definitions
from va_desktop.ui.language import Words
from va_desktop.ui.screens.report import method, tables
from va_desktop.ui.screens.report.names import Names

QUESTIONS = ("monitor.affected", "monitor.donors", "ccm.equal", "ccm.plan", "ccm.consult", "guidance.measuring")
"""Duties whose questions go into the short paper; ids of `duties.yaml`."""


@dataclass(frozen=True)
class Writer:
    """Writes the papers of one report in one language."""

    words: Words
    library: Library
    defined: Definitions
    published: Published

    @property
    def names(self) -> Names:
        """Return the names of codes in this language."""
        return Names(self.words, self.library, self.defined)

    def whole(self) -> Sheet:
        """Return the whole report."""
        tr, names, published = self.words.tr, self.names, self.published
        asked = [
            self._section(tr("Survivors beside others"), 2, tables.compared_chart(names, published)),
            self._section("", 3, tables.compared(names, published)),
        ]
        sections = [
            self._lines(tr("In short"), method.short(names, published)),
            self._section(
                tr("Which framework reaches people?"),
                2,
                tables.obtained(names, published),
                tables.frameworks(names, published),
            ),
            asked[0],
            Section(self._line(tr("Framework by framework")), 3, "", asked[1].parts),
            self._section(tr("Why people were refused"), 2, tables.reasons(names, published)),
            self._section(tr("What help cost the person"), 2, tables.costs(names, published)),
            self._section(tr("What is missing"), 2, tables.gaps(names, published), tables.districts(names, published)),
            self._section(tr("Who the people are"), 2, *tables.people(names, published)),
            self.donor(),
            self._section(tr("How it was"), 2, tables.faces(names, published)),
            *self._method(),
        ]
        return self._sheet(tr("Who is really reached?"), sections)

    def donor(self) -> Section:
        """Return who paid and whom it reached, with what cannot be followed."""
        tr, names, published = self.words.tr, self.names, self.published
        return self._section(
            tr("Who paid"),
            2,
            Line(method.unfollowed(names, published), self.words.lang),
            tables.contributions(names, published),
            tables.services(names, published),
        )

    def plain(self) -> Sheet:
        """Return the short paper for survivor organisations: what was found, what it means, what to ask."""
        tr, names, published = self.words.tr, self.names, self.published
        asks = [ask for duty in duties(self.library) if duty.id in QUESTIONS for ask in duty.asks]
        sections = [
            self._lines(tr("What was found"), method.short(names, published)),
            self._section(tr("Where help came from"), 2, tables.obtained(names, published)),
            self._section(tr("Survivors beside others"), 2, tables.compared_chart(names, published)),
            self._section(tr("Why people were refused"), 2, tables.reasons(names, published)),
            self._section(tr("What is missing"), 2, tables.gaps(names, published)),
            Section(
                self._line(tr("Questions that you can ask")),
                2,
                "",
                (Listing("plain", tuple(self._said(ask) for ask in asks)),),
            ),
            self._lines(tr("How far you can trust this"), method.trust(names, published)),
            self._lines(tr("Your privacy"), method.privacy(names)),
        ]
        return self._sheet(tr("Who is really reached? In short"), sections)

    def form(self, form: Form) -> Sheet:
        """Return a form, filled as far as figures can fill it, and marked as a draft."""
        tr = self.words.tr
        sections = [
            Section(
                self._line(tr("Before you use this")),
                2,
                tr("Draft for the reporting authority"),
                tuple(self._said(one) for one in (form.due, form.place) if one is not None),
            )
        ]
        for part in form.sections:
            sections.append(self._form_section(part))
        return self._sheet(self.names.of(form.title), sections)

    def _form_section(self, part: FormSection) -> Section:
        tr, names, published = self.words.tr, self.names, self.published
        parts: list[Part] = [self._said(part.text)] if part.text else []
        for id_ in part.indicators:
            told = tr("{what}: {figure}").format(
                what=names.indicator(id_),
                figure=names.spread(published.spreads.get(Key(id_)))
                if id_ in ("days", "distance")
                else names.figure(published.of(Key(id_))),
            )
            if id_ != "cost":
                parts.append(self._line(told))
            if id_ in ("sought", "obtained") and "frameworks" not in part.views:
                parts.extend(tables.people(names, published))
        for view in part.views:
            parts.extend(self._view(view))
        if part.adds:
            parts.append(self._line(tr("Only the State can add this:")))
            parts.append(Listing("ticks", tuple(self._said(one) for one in part.adds)))
        return Section(self._said(part.title), 2, "", tuple(parts))

    def _view(self, view: str) -> Iterable[Part]:
        names, published = self.names, self.published
        match view:
            case "frameworks":
                return (tables.frameworks(names, published), tables.compared(names, published))
            case "gaps":
                return (tables.gaps(names, published), tables.districts(names, published))
            case "donor":
                return self.donor().parts
            case "plans":
                return tuple(self._plans())
            case "satisfaction":
                return (tables.faces(names, published),)
            case _:
                return tuple(self._line(line) for line in method.made(names, published))

    def _plans(self) -> Iterable[Part]:
        tr = self.words.tr
        found = register(self.library, self.published.country)
        if not found:
            yield self._line(tr("We have no list of laws and plans of this country yet."))
        for plan in found:
            yield self._line(self.names.of(plan.title))
            yield Listing("plain", tuple(self._line(told) for told in plan_lines(self.names, plan, self.published)))

    def _method(self) -> list[Section]:
        tr, names, published = self.words.tr, self.names, self.published
        return [
            self._lines(tr("What may be concluded"), method.may(names)),
            self._lines(tr("What may not be concluded"), method.may_not(names)),
            self._lines(tr("How the figures were made"), method.made(names, published)),
            self._lines(tr("What was counted"), method.definitions(names, published)),
        ]

    def _sheet(self, title: str, sections: Iterable[Section]) -> Sheet:
        tr, words, published = self.words.tr, self.words, self.published
        about = tr("{country}, from {first} to {last}.").format(
            country=words.country(published.country),
            first=words.day(published.period.first),
            last=words.day(published.period.last),
        )
        made = tr("Figures of {day}. No name, no code and no date of birth is in them.").format(
            day=words.day(published.given)
        )
        return Sheet(title, words.lang, words.language.direction == "rtl", about, tuple(sections), (made,))

    def _line(self, text: str) -> Line:
        return Line(text, self.words.lang)

    def _said(self, statement: Statement) -> Line:
        text = self.words.text(self.library, statement)
        shown = text.text if statement.verified else f"{text.text} ({self.words.tr('Not yet checked')})"
        return Line(shown, text.lang)

    def _lines(self, heading: str, lines: Iterable[str]) -> Section:
        return self._section(heading, 2, Listing("plain", tuple(self._line(line) for line in lines)))

    def _section(self, heading: str, level: int, *parts: Part) -> Section:
        return Section(self._line(heading), 3 if level == 3 else 2, "", parts)


def plan_lines(names: Names, plan: Plan, on: Published | date) -> list[str]:
    """Return what a register says of one law or plan; what no source speaks of is told as not known."""
    tr = names.tr
    day = on if isinstance(on, date) else on.period.last
    unknown = tr("not known")
    named = {"yes": tr("yes"), "no": tr("no"), "unknown": unknown}[plan.names_victims]
    rows = [
        tr("Part of: {frameworks}").format(
            frameworks=names.words.listed([names.framework(c) for c in plan.frameworks])
        ),
        tr("Names victims: {answer}").format(answer=named),
        tr("Budget: {answer}").format(answer=_told(names, plan.budget) or unknown),
        tr("Time frame: {answer}").format(answer=_told(names, plan.time_frame) or unknown),
        tr("Focal point: {answer}").format(answer=_told(names, plan.focal_point) or unknown),
    ]
    if plan.how is not None:
        rows.insert(2, names.of(plan.how))
    if plan.over(day):
        rows.append(tr("Its time is over."))
    return rows


def _told(names: Names, statement: Statement | None) -> str:
    if statement is None:
        return ""
    text = names.of(statement)
    return text if statement.verified else tr_unchecked(names, text)


def tr_unchecked(names: Names, text: str) -> str:
    """Return a text with the mark of what nobody read in its source."""
    return f"{text} ({names.tr('Not yet checked')})"
