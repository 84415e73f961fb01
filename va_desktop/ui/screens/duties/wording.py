# SPDX-License-Identifier: GPL-3.0-or-later
"""Commitments, evidence and gaps in sentences; no Qt."""

from collections.abc import Sequence
from typing import assert_never

from va_desktop.document.sheet import Line, Listing, Section, Sheet
from va_desktop.evidence import views
from va_desktop.evidence.duties import (
    Commitment,
    Compared,
    Funded,
    NoData,
    NotCounted,
    Reached,
    Standing,
    Written,
)
from va_desktop.evidence.published import Published
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.screens.report.names import Names

LEVELS = ("laws", "access", "measuring")


def level(tr: Translator, code: str) -> str:
    """Return one of the three levels of the guidance of 2016."""
    match code:
        case "laws":
            return tr("Laws, policies and plans")
        case "access":
            return tr("Fair access to services and money")
        case _:
            return tr("Measuring progress")


def imperative(tr: Translator, code: str) -> str:
    """Return which of the two duties of the guidance of 2016 it belongs to."""
    match code:
        case "targeted":
            return tr("Help made for victims that opens doors")
        case "broader":
            return tr("Help for everyone that reaches victims too")
        case _:
            return tr("Both kinds of help")


def whose(tr: Translator, code: str) -> str:
    """Return for which States it is."""
    match code:
        case "affected":
            return tr("For the State where victims live")
        case "donor":
            return tr("For States that give money")
        case _:
            return tr("For all States")


def standing(tr: Translator, code: Standing, plan: bool) -> Badge:
    """Return what a duty is for the country on the day; a plan or guidance is never said to bind."""
    match code:
        case "bound":
            return Badge(tr("Promised") if plan else tr("Binding"), "success", "check")
        case "joined":
            return Badge(tr("Joined, not yet binding"), "info", "clock")
        case "signed":
            return Badge(tr("Signed only"), "info", "info")
        case "withdrawn":
            return Badge(tr("Has left"), "caution", "leave")
        case "not_bound":
            return Badge(tr("Not joined"), "neutral", "dash")
        case "disputed":
            return Badge(tr("Disputed"), "caution", "caution")
        case "not_known":
            return Badge(tr("We do not know"), "gap", "question")
        case "practice":
            return Badge(tr("Good practice"), "info", "info")
        case "ended":
            return Badge(tr("This plan has ended"), "neutral", "clock")
        case "not_yet":
            return Badge(tr("This plan has not begun"), "neutral", "clock")
        case _:
            assert_never(code)


def evidence(names: Names, commitment: Commitment) -> list[str]:
    """Return what is known of how a duty is met."""
    tr, found = names.tr, commitment.evidence
    match found:
        case NoData():
            return [tr("There is no data here yet.")]
        case NotCounted():
            return [tr("Figures of people cannot answer this. Ask the State.")]
        case Reached(figures=figures, group=group):
            about = [tr("Of this kind of help: {kind}.").format(kind=names.group(group))] if group else []
            return about + [
                tr("{what}: {figure}.").format(what=names.indicator(id_), figure=names.figure(shown))
                for id_, shown in figures
            ]
        case Compared(survivors=survivors, others=others):
            return [
                tr("Survivors: {obtained} of {sought} obtained help.").format(
                    obtained=names.figure(survivors[1]), sought=names.figure(survivors[0])
                ),
                tr("Other people with disabilities: {obtained} of {sought} obtained help.").format(
                    obtained=names.figure(others[1]), sought=names.figure(others[0])
                ),
            ]
        case Written():
            return _written(names, found)
        case Funded(reached=reached, unattributed=share):
            return [
                tr("People who obtained help: {figure}.").format(figure=names.figure(reached)),
                tr("Share of whom nobody knows who paid: {share}.").format(share=names.share(share)),
            ]
        case _:
            assert_never(found)


def _written(names: Names, found: Written) -> list[str]:
    tr, number = names.tr, names.words.number
    if not found.plans:
        return [tr("We have no list of laws and plans of this country yet.")]
    return [
        tr("Laws and plans whose time is not over: {n}.").format(n=number(found.current)),
        tr("Of these, name victims: {n}.").format(n=number(found.naming)),
        tr("With a budget that a source tells: {n}.").format(n=number(found.budget)),
        tr("With a time frame that a source tells: {n}.").format(n=number(found.time_frame)),
        tr("With a focal point that a source tells: {n}.").format(n=number(found.focal_point)),
    ]


def gap(names: Names, commitment: Commitment) -> str:
    """Return what is missing between the duty and the evidence."""
    tr, found = names.tr, commitment.evidence
    match found:
        case NoData():
            return tr("Gap: nobody can show here yet if this is done.")
        case NotCounted():
            return tr("Gap: what it asks for is not yet checked.")
        case Reached(figures=figures):
            by_id = dict(figures)
            missing = None
            if "sought" in by_id and "obtained" in by_id:
                missing = views.missing(by_id["sought"], by_id["obtained"])
            if missing is not None:
                return tr("Gap: {n} people asked and obtained nothing.").format(n=names.words.number(missing))
            return tr("Gap: the figures alone do not show one. Ask the State.")
        case Compared(survivors=survivors, others=others):
            return _difference(names, views.percent(*reversed(survivors)), views.percent(*reversed(others)))
        case Written():
            return _unwritten(names, found)
        case Funded(unattributed=share):
            if share is None:
                return tr("Gap: the share that nobody can follow is not shown.")
            return tr("Gap: {share} cannot be followed to who paid.").format(share=names.words.percent(share))
        case _:
            assert_never(found)


def _difference(names: Names, survivors: int | None, others: int | None) -> str:
    tr = names.tr
    if survivors is None or others is None:
        return tr("Gap: too few people to compare.")
    apart = survivors - others
    if apart < 0:
        points = names.words.number(-apart)
        return tr("Gap: survivors obtained less often, by {n} percentage points.").format(n=points)
    if apart > 0:
        points = names.words.number(apart)
        return tr("Gap: others obtained less often, by {n} percentage points.").format(n=points)
    return tr("Gap: none in this data. Both obtained equally often.")


def _unwritten(names: Names, found: Written) -> str:
    tr = names.tr
    if not found.current:
        return tr("Gap: we know of no law or plan in force.")
    if not found.naming:
        return tr("Gap: we know of none that names victims.")
    parts = ((found.budget, tr("the budget")), (found.time_frame, tr("the time frame")))
    unknown = [name for known, name in (*parts, (found.focal_point, tr("the focal point"))) if not known]
    if unknown:
        # Translators: {list} is for example: the budget and the time frame
        return tr("Gap: we do not know {list}.").format(list=names.words.listed(unknown))
    return tr("Gap: none in what we read. Ask if it is carried out.")


def article(names: Names, commitment: Commitment) -> str:
    """Return where it stands, as it is cited."""
    title = names.of(commitment.instrument.title) if commitment.instrument else commitment.duty.instrument
    if not commitment.duty.article[:1].isdigit() or is_plan(commitment):
        return f"{title}: {commitment.duty.article}"
    return names.tr("{treaty}, Article {article}").format(treaty=title, article=commitment.duty.article)


def is_plan(commitment: Commitment) -> bool:
    """Tell whether the duty stands in something that does not bind by itself."""
    return commitment.instrument is None or commitment.instrument.status_id is None


def sheet(names: Names, found: Sequence[Commitment], published: Published) -> Sheet:
    """Return all commitments of a country as a paper, by the three levels."""
    tr, words = names.tr, names.words
    sections: list[Section] = []
    for code in LEVELS:
        sections.append(Section(Line(level(tr, code), words.lang), 2))
        for one in found:
            if one.duty.level == code and one.standing != "ended":
                sections.append(_section(names, one))
    about = tr("{country}, on {day}.").format(
        country=words.country(published.country), day=words.day(published.period.last)
    )
    return Sheet(
        title=tr("Promises, evidence and gaps"),
        lang=words.lang,
        rtl=words.language.direction == "rtl",
        lead=about,
        sections=tuple(sections),
        footer=(tr("A promise of a plan or a guidance is political. It does not bind like a treaty."),),
    )


def _section(names: Names, one: Commitment) -> Section:
    tr, lang = names.tr, names.words.lang
    text = names.words.text(names.library, one.duty.text)
    unsure = "" if one.duty.verified else f" ({tr('Not yet checked')})"
    lines = [*evidence(names, one), gap(names, one)]
    asks = tuple(Line(names.of(ask), lang) for ask in one.duty.asks)
    return Section(
        Line(names.of(one.duty.title), lang),
        3,
        f"{standing(tr, one.standing, is_plan(one)).text}. {article(names, one)}",
        (
            Line(f"{text.text}{unsure}", text.lang),
            Listing("plain", tuple(Line(line, lang) for line in lines)),
            Line(tr("Ask:"), lang),
            Listing("plain", asks),
        ),
    )
