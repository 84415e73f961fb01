# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences that several screens share, made from facts; no Qt."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from va_desktop.content.text import Text
from va_desktop.directory.services import Route as Door
from va_desktop.eligibility.amounts import Amount
from va_desktop.i18n.translator import Translator
from va_desktop.rights.instruments import Instrument
from va_desktop.rights.rights import Certainty, Strength
from va_desktop.rights.status import TreatyStatus
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words


def certainty(tr: Translator, sure: Certainty) -> Badge:
    """Return how sure a legal statement is."""
    match sure:
        case "high":
            return Badge(tr("Read in the source"), "success", "check")
        case "medium":
            return Badge(tr("Partly read in the source"), "info", "info")
        case "low" | "knowledge":
            return Badge(tr("Not yet checked"), "caution", "caution")
        case _:
            assert_never(sure)


def unverified(tr: Translator) -> Badge:
    """Return the mark of a fact that nobody read in its source."""
    return Badge(tr("Not yet checked"), "caution", "caution")


def strength(tr: Translator, strong: Strength) -> str:
    """Return what kind of promise a text is."""
    match strong:
        case "binding":
            return tr("States that joined must do this.")
        case "commitment":
            return tr("Governments agreed to try. This is a political promise.")
        case "good_practice":
            return tr("Good practice says this. It is advice, not a law.")
        case _:
            assert_never(strong)


def promise(words: Words, instrument: Instrument | None, status: TreatyStatus | None, country: str, on: date) -> str:
    """Return what an instrument means in a country on a day; a treaty is never said to bind where it does not."""
    tr = words.tr
    if instrument is not None and instrument.strength != "binding":
        return strength(tr, instrument.strength)
    if status is None or not country:
        return tr("States that joined this treaty must do this.")
    name = words.country(country)
    if status.disputed:
        return tr("{country} says it has suspended this treaty. Whether it may do so is disputed.").format(country=name)
    match status.status:
        case "party":
            if status.binds(on):
                return tr("Your government has promised this.")
            if status.certainty in ("low", "knowledge"):
                return tr("{country} may have joined. Nobody has checked this yet.").format(country=name)
            return tr("{country} has joined. The treaty does not bind it yet.").format(country=name)
        case "signatory":
            return tr("{country} has signed, but has not joined yet.").format(country=name)
        case "withdrawn":
            return tr("{country} has left this treaty. Other laws may still help you.").format(country=name)
        case "not_party":
            return tr("{country} has not joined this treaty. Other laws may still help you.").format(country=name)
        case "unknown":
            return tr("We do not know if {country} has joined.").format(country=name)
        case _:
            assert_never(status.status)


def since(words: Words, status: TreatyStatus) -> str:
    """Return since when a country is what it is to a treaty."""
    tr = words.tr
    if status.since is None:
        return tr("Date not known.") if status.status != "not_party" else ""
    day = words.partial_day(status.since)
    match status.status:
        case "party":
            return tr("Joined on {day}.").format(day=day)
        case "signatory":
            return tr("Signed on {day}.").format(day=day)
        case "withdrawn":
            left = tr("Left on {day}.").format(day=day)
            if status.joined is None:
                return left
            return " ".join((tr("Joined on {day}.").format(day=words.partial_day(status.joined)), left))
        case "not_party" | "unknown":
            return ""
        case _:
            assert_never(status.status)


def status_badge(tr: Translator, status: TreatyStatus) -> Badge:
    """Return a country's treaty status as a badge."""
    if status.disputed:
        return Badge(tr("Disputed"), "caution", "caution")
    match status.status:
        case "party":
            return Badge(tr("Joined"), "success", "check")
        case "signatory":
            return Badge(tr("Signed only"), "info", "info")
        case "withdrawn":
            return Badge(tr("Has left"), "caution", "leave")
        case "not_party":
            return Badge(tr("Not joined"), "neutral", "dash")
        case "unknown":
            return Badge(tr("We do not know"), "gap", "question")
        case _:
            assert_never(status.status)


def route(tr: Translator, door: Door) -> Badge:
    """Return for whom a place is."""
    match door:
        case "open":
            return Badge(tr("Open to everyone"), "neutral", "person")
        case "specialised":
            return Badge(tr("Specialised"), "info", "care")
        case "victims":
            return Badge(tr("For mine and explosives survivors"), "success", "family")
        case _:
            assert_never(door)


def fresh(words: Words, assured: date | None, stale: bool) -> Badge:
    """Return how fresh an entry is."""
    if assured is None:
        return Badge(words.tr("Date not known. Phone first"), "caution", "clock")
    if stale:
        return Badge(words.tr("Seen in {year}. Phone first").format(year=assured.year), "caution", "clock")
    return Badge(words.tr("Seen on {day}").format(day=words.day(assured)), "success", "clock")


def amount(words: Words, item: Amount) -> str:
    """Return a sum with its year, or why there is none."""
    tr = words.tr
    if item.value is None or item.currency is None:
        return tr("We do not know the sum for this year.")
    money = words.money(item.value, item.currency)
    year = item.year or ""
    match item.kind:
        case "monthly":
            return tr("{money} each month ({year}).").format(money=money, year=year)
        case "yearly":
            return tr("{money} each year ({year}).").format(money=money, year=year)
        case "ceiling":
            return tr("{money} at the most ({year}).").format(money=money, year=year)
        case _:
            return tr("{money} ({year}).").format(money=money, year=year)


def how_reckoned(words: Words, item: Amount, unit: str) -> str:
    """Return how a sum is reckoned from its legal unit."""
    if item.parameter is None:
        return ""
    value = words.money(item.parameter.amount, item.parameter.currency)
    if item.percent is not None:
        share = words.percent(int(item.percent))
        return words.tr("Reckoned as {share} of: {unit}, {value} in {year}.").format(
            share=share, unit=unit, value=value, year=item.parameter.year
        )
    times = words.number(float(item.multiply or Decimal(1)))
    return words.tr("Reckoned as {times} times: {unit}, {value} in {year}.").format(
        times=times, unit=unit, value=value, year=item.parameter.year
    )


def other_language(words: Words, texts: Sequence[Text]) -> tuple[str, str] | None:
    """Return the notice of a page whose texts are not all in the person's language, or None."""
    foreign = [text for text in texts if text.state == "missing" and text.lang != words.lang]
    if not foreign:
        return None
    from va_desktop.i18n.languages import language

    shown = language(foreign[0].lang).own_name
    wanted = words.language.own_name
    title = words.tr("Not yet in {language}").format(language=wanted)
    return title, words.tr("Some of this page is shown and read in {language}.").format(language=shown)


def draft(tr: Translator) -> str:
    """Return the line under a page whose translation no speaker has checked."""
    return tr("This translation is a draft. A speaker of the language has not checked it yet.")


def reviewed(words: Words, on: date | None, until: date | None, second: bool) -> str:
    """Return when a page was checked, whether by a `second` person too, and when it must be checked again."""
    parts = []
    if on is not None:
        parts.append(words.tr("Checked on {day}.").format(day=words.day(on)))
    told = words.tr("A second person has read it too.") if second else words.tr("No second person has read it yet.")
    parts.append(told)
    if until is not None:
        parts.append(words.tr("To be checked again by {day}.").format(day=words.day(until)))
    return " ".join(parts)


def count_sources(tr: Translator, number: int) -> str:
    """Return how many sources a page has."""
    return tr.plural("{n} source.", "{n} sources.", number).format(n=number)
