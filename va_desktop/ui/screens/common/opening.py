# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a place is open, when it opens, and its week, in sentences that can be read aloud; no Qt."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import assert_never

from va_desktop.directory.hours import ByAppointment, ClosedUntil, Day, Ended, Open, Opens, State, Unknown, state, week
from va_desktop.directory.listing import Listing
from va_desktop.directory.schedule import Schedule, schedule
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words


def schedules(listing: Listing) -> tuple[Schedule, ...]:
    """Return the opening hours of a place as rules."""
    return tuple(schedule(row) for row in listing.schedules)


def is_open(now: datetime) -> Callable[[Listing], bool]:
    """Return a question for a finder: is a place open at that moment?"""
    return lambda listing: isinstance(state(schedules(listing), now), Open)


def now_state(listing: Listing, now: datetime) -> State | None:
    """Return the state of a place; None for one without hours that can be reckoned, or that is closed anyway."""
    rows = schedules(listing)
    return state(rows, now) if rows and not listing.closed(now.date()) else None


def closed(words: Words, listing: Listing, on: date) -> str:
    """Return that a place is closed for the whole day, or an empty text."""
    tr = words.tr
    if not listing.closed(on):
        return ""
    if listing.closed_until == on:
        return tr("Closed today.")
    if listing.closed_until is not None:
        return tr("Closed. It opens again after {day}.").format(day=words.day(listing.closed_until, weekday=True))
    if listing.status == "closed_for_now":
        return tr("Closed for now. Nobody knows until when.")
    return tr("Closed for good.")


def told(words: Words, found: State, now: datetime) -> str:
    """Return the state as one or two short sentences."""
    tr = words.tr
    match found:
        case Open(until) if until is None:
            return tr("Open now, day and night.")
        case Open(until):
            assert until is not None
            if until.date() in (now.date(), now.date() + timedelta(days=1)):
                return tr("Open now, until {time}.").format(time=words.clock(until.time()))
            return tr("Open now, until {day}.").format(day=words.day(until.date(), weekday=True))
        case Opens(at):
            return f"{tr('Closed now.')} {opens(words, at, now)}"
        case ClosedUntil(_, at) if at is not None:
            return f"{tr('Closed now.')} {opens(words, at, now)}"
        case ClosedUntil(day, _):
            return tr("Closed until {day}. Phone first.").format(day=words.day(day, weekday=True))
        case ByAppointment():
            return tr("You need an appointment. Phone first.")
        case Ended():
            return tr("The times given here are over. Phone first.")
        case Unknown():
            return tr("We do not know the opening hours. Phone first.")
        case _:
            assert_never(found)


def opens(words: Words, at: datetime, now: datetime) -> str:
    """Return when a place opens: today, tomorrow, on a day of the coming week, or on a date."""
    tr, ahead = words.tr, (at.date() - now.date()).days
    time = words.clock(at.time())
    if ahead <= 0:
        return tr("Opens today at {time}.").format(time=time)
    if ahead == 1:
        return tr("Opens tomorrow at {time}.").format(time=time)
    if ahead < 7:
        return _on_weekday(words)[at.weekday()].format(time=time)
    # Translators: {day} is a date with its weekday.
    return tr("Opens at {time}: {day}.").format(time=time, day=words.day(at.date(), weekday=True))


def _on_weekday(words: Words) -> tuple[str, ...]:
    tr = words.tr
    return (
        tr("Opens on Monday at {time}."),
        tr("Opens on Tuesday at {time}."),
        tr("Opens on Wednesday at {time}."),
        tr("Opens on Thursday at {time}."),
        tr("Opens on Friday at {time}."),
        tr("Opens on Saturday at {time}."),
        tr("Opens on Sunday at {time}."),
    )


def mark(words: Words, listing: Listing, now: datetime) -> Badge | None:
    """Return the badge of a place in a list: open, or when it opens; None where nothing is known."""
    shut = closed(words, listing, now.date())
    if shut:
        return Badge(shut.rstrip("."), "caution", "stop")
    found = now_state(listing, now)
    match found:
        case None | Unknown() | Ended():
            return None
        case Open():
            return Badge(told(words, found, now).rstrip("."), "success", "check")
        case Opens(at):
            return Badge(opens(words, at, now).rstrip("."), "neutral", "clock")
        case ClosedUntil(_, at):
            text = opens(words, at, now) if at is not None else told(words, found, now)
            return Badge(text.rstrip("."), "neutral", "clock")
        case ByAppointment():
            return Badge(words.tr("By appointment"), "info", "calendar")
        case _:
            assert_never(found)


def rows(words: Words, listing: Listing, first: date) -> tuple[str, ...]:
    """Return the coming week from a day on, one line a day; nothing where no hours are known."""
    found = schedules(listing)
    days = week(found, first)
    if not any(day.spans or day.by_appointment or day.closed for day in days):
        return ()
    return tuple(f"{words.weekday(day.date)}: {_day(words, day)}" for day in days)


def _day(words: Words, day: Day) -> str:
    tr = words.tr
    parts = []
    for span in day.spans:
        if span.whole_day:
            parts.append(tr("day and night"))
            continue
        # Translators: opening hours of one day.
        told = tr("{start} to {end}").format(start=words.clock(span.opens), end=words.clock(span.closes))
        parts.append(tr("{hours} at night").format(hours=told) if span.past_midnight and span.closes.hour else told)
    if day.by_appointment:
        parts.append(tr("by appointment"))
    return ", ".join(parts) or tr("closed")


def texts(listing: Listing) -> tuple[str, ...]:
    """Return what the rows of the hours say in words, each once."""
    said: Sequence[str] = [row.text for row in schedules(listing) if row.text]
    return tuple(dict.fromkeys([*listing.hours, *said]))
