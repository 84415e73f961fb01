# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a place is open, when it opens, and its week, in sentences that can be read aloud; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, assert_never

from va_desktop.directory import hours
from va_desktop.directory.hours import ByAppointment, ClosedUntil, Day, Ended, Open, Opens, State, Unknown, state, week
from va_desktop.directory.listing import Listing
from va_desktop.directory.schedule import Schedule, schedule
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words

if TYPE_CHECKING:
    from va_desktop.ui.screens.common.context import Context


def schedules(listing: Listing) -> tuple[Schedule, ...]:
    """Return the opening hours of a place as rules."""
    return tuple(schedule(row) for row in listing.schedules)


def holidays(ctx: Context) -> frozenset[date]:
    """Return the public holidays of the chosen country, none before `prepare` has brought them."""
    return ctx.services.holidays.known(ctx.country, ctx.today)


def prepare(ctx: Context, kind: str, then: Callable[[], None]) -> None:
    """Load the public holidays away from the window, once; `then` is called only where today is one and was not known.

    `kind` is the job's name, for who wants to forget it.
    """
    found, country, today = ctx.services.holidays, ctx.country, ctx.today
    if not country or found.loaded(country, today):
        return

    def done(days: frozenset[date]) -> None:
        if today in days:
            then()

    ctx.jobs.run(kind, lambda: found.load(country, today), done)


def is_open(now: datetime, public: Callable[[], Collection[date]] = frozenset) -> Callable[[Listing], bool]:
    """Return a question for a finder: is a place open at that moment? `public` gives the public holidays."""
    return lambda listing: hours.is_open(schedules(listing), now, public())


def now_state(listing: Listing, now: datetime, public: Collection[date] = ()) -> State | None:
    """Return the state of a place; None for one without hours that can be reckoned, or that is closed anyway."""
    rows = schedules(listing)
    return state(rows, now, public) if rows and not listing.closed(now.date()) else None


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
        case Open(_, True):
            return " ".join((tr("Open by its usual hours."), public_holiday(words)))
        case Open(until):
            assert until is not None
            if until.date() in (now.date(), now.date() + timedelta(days=1)):
                return tr("Open now, until {time}.").format(time=words.clock(until.time()))
            return tr("Open now, until {day}.").format(day=words.day(until.date(), weekday=True))
        case Opens(at, holiday):
            today = at.date() == now.date()
            doubt = public_holiday(words) if today else tr("That day is a public holiday: phone first.")
            return " ".join([tr("Closed now."), opens(words, at, now), *([doubt] if holiday else [])])
        case ClosedUntil(None, None):
            return tr("Closed. We do not know until when. Phone first.")
        case ClosedUntil(_, at) if at is not None:
            return " ".join((tr("Closed now."), opens(words, at, now)))
        case ClosedUntil(day, _):
            assert day is not None
            return tr("Closed until {day}. Phone first.").format(day=words.day(day, weekday=True))
        case ByAppointment():
            return tr("You need an appointment. Phone first.")
        case Ended():
            return tr("The times given here are over. Phone first.")
        case Unknown():
            return tr("We do not know the opening hours. Phone first.")
        case _:
            assert_never(found)


def public_holiday(words: Words) -> str:
    """Return the warning that goes with usual hours on a public holiday."""
    return words.tr("Today is a public holiday. The hours may differ. Phone first.")


def doubtful(listing: Listing, today: date, public: Collection[date]) -> bool:
    """Tell whether today is a public holiday of which no row of hours speaks."""
    return today in public and week(schedules(listing), today, public)[0].holiday


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


def mark(words: Words, listing: Listing, now: datetime, public: Collection[date] = ()) -> Badge | None:
    """Return the badge of a place in a list: open, or when it opens; None where nothing is known."""
    shut = closed(words, listing, now.date())
    if shut:
        return Badge(shut.rstrip("."), "caution", "stop")
    found = now_state(listing, now, public)
    match found:
        case None | Unknown() | Ended():
            return None
        case Open(_, True):
            return Badge(
                words.tr("Open by its usual hours. Today is a public holiday: phone first"), "caution", "clock"
            )
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


def rows(words: Words, listing: Listing, first: date, public: Collection[date] = ()) -> tuple[str, ...]:
    """Return the coming week from a day on, one line a day, or the coming visits; nothing where no hours are known."""
    found = schedules(listing)
    if hours.occasional(found, first):
        return visits(words, listing, datetime.combine(first, time()), public)
    days = week(found, first, public)
    if any(day.unread for day in days):
        # What stands in words is shown instead: a day without hours might have some.
        days = tuple(day for day in days if day.spans or day.closed or day.by_appointment)
    if not any(day.spans or day.by_appointment or day.closed for day in days):
        return ()
    return tuple(f"{words.weekday(day.date)}: {_day(words, day)}" for day in days)


def is_visited(listing: Listing, today: date) -> bool:
    """Tell whether a place has single visits and no ordinary week."""
    return hours.occasional(schedules(listing), today)


def next_visit(listing: Listing, now: datetime) -> datetime | None:
    """Return when the next visit begins, or began if it goes on; None where none is in sight or the place is closed."""
    rows = schedules(listing)
    found = hours.coming(rows, now, most=1) if rows and hours.occasional(rows, now.date()) else ()
    return found[0][0] if found and not listing.closed(found[0][0].date()) else None


def is_coming(now: datetime, days: int) -> Callable[[Listing], bool]:
    """Return a question for a finder: does a mobile team or an event come there within so many days?"""
    last = now + timedelta(days=days)
    return lambda listing: (visit := next_visit(listing, now)) is not None and visit <= last


def visits(words: Words, listing: Listing, now: datetime, public: Collection[date] = ()) -> tuple[str, ...]:
    """Return the coming visits that have not ended, each with its day and times."""
    return tuple(
        f"{words.day(start.date(), weekday=True)}: {_hours(words, start.time(), end.time(), end.date() > start.date())}"
        + (_doubt(words) if start.date() in public else "")
        for start, end in hours.coming(schedules(listing), now)
        if not listing.closed(start.date())
    )


def _doubt(words: Words) -> str:
    # Translators: behind the opening hours of a day.
    doubt = words.tr("public holiday: phone first")
    return f" ({doubt})"


def _hours(words: Words, start: time, end: time, past_midnight: bool) -> str:
    if past_midnight and start == end == time():
        return words.tr("day and night")
    # Translators: opening hours of one day.
    told = words.tr("{start} to {end}").format(start=words.clock(start), end=words.clock(end))
    return words.tr("{hours} at night").format(hours=told) if past_midnight and end != time() else told


def _day(words: Words, day: Day) -> str:
    tr = words.tr
    parts = [_hours(words, span.opens, span.closes, span.past_midnight) for span in day.spans]
    if day.by_appointment:
        parts.append(tr("by appointment"))
    told = ", ".join(parts) or tr("closed")
    return told + _doubt(words) if day.holiday and parts else told


def texts(listing: Listing) -> tuple[str, ...]:
    """Return what the rows of the hours say in words, each once."""
    said: Sequence[str] = [row.text for row in schedules(listing) if row.text]
    return tuple(dict.fromkeys([*listing.hours, *said]))
