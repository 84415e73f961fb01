# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of hours as people write them: understood, or shown in words, and never on wrong days."""

import math
import random
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil import rrule

from va_desktop.directory.calendar import Visits, ics
from va_desktop.directory.hours import (
    ByAppointment,
    ClosedUntil,
    Ended,
    Open,
    Opens,
    Unknown,
    coming,
    is_open,
    occasional,
    state,
    week,
)
from va_desktop.directory.recurrence import occurs
from va_desktop.directory.schedule import DAYS, Schedule, schedule
from va_desktop.directory.weekly import present

MONDAY = datetime(2026, 11, 23, 10)
HOURS = {"opens_at": "08:00", "closes_at": "12:00"}


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("MO,TU", ("MO", "TU")),
        ("Saturday", ("SA",)),
        ("Saturdays", ("SA",)),
        ("MO-FR", DAYS[:5]),
        ("Mon-Fri", DAYS[:5]),
        ("Monday to Friday", DAYS[:5]),
        ("Mon - Wed and Sat.", ("MO", "TU", "WE", "SA")),
        ("FR-MO", ("FR", "SA", "SU", "MO")),
        ("Tues; Thurs / Sun", ("TU", "TH", "SU")),
        ("MO TU -1FR", ("MO", "TU")),
        (["MO", "WE"], ("MO", "WE")),
        ("lundi", ("MO",)),
        ("", ()),
    ],
)
def test_days_are_read_as_people_write_them(written: object, codes: tuple[str, ...]) -> None:
    row = schedule({"freq": "MONTHLY" if "-1FR" in str(written) else "WEEKLY", "byday": written, **HOURS})
    assert not row.unread
    assert tuple(code for code in row.byday if code in DAYS) == codes


@pytest.mark.parametrize(
    "columns",
    [
        {"byday": "weekdays"},
        {"byday": "MO,someday"},
        {"byday": "every second Friday"},
        {"byday": "5MO"},
        {"byday": "0MO", "freq": "MONTHLY"},
        {"byday": "6MO", "freq": "MONTHLY"},
        {"byday": {"day": "MO"}, "freq": "FORTNIGHTLY"},
        {"byday": "MO", "freq": "FORTNIGHTLY"},
        {"byday": "MO", "interval": 1e17},
        {"byday": "MO", "interval": "two"},
        {"byday": "MO", "interval": math.nan},
        {"byday": "MO", "count": -1},
        {"bymonthday": "32", "freq": "MONTHLY"},
        {"bymonthday": "first", "byday": "MO"},
    ],
)
def test_what_is_not_understood_is_shown_in_words_and_stands_on_no_day(columns: dict[str, object]) -> None:
    row = schedule({"freq": "WEEKLY", **HOURS, **columns})
    assert row.unread
    assert isinstance(state((row,), MONDAY), Unknown)
    assert "08:00 – 12:00" in row.text
    assert not any(day.spans for day in week((row,), MONDAY.date()))
    assert all(day.unread for day in week((row,), MONDAY.date()))


def test_a_row_that_was_not_understood_leaves_open_what_another_says_and_tells_nothing_else() -> None:
    odd = schedule({"byday": "weekdays", **HOURS})
    known = Schedule(freq="WEEKLY", byday=("MO",), opens=540, closes=720)
    assert state((known, odd), MONDAY) == Open(datetime(2026, 11, 23, 12))
    assert isinstance(state((known, odd), MONDAY + timedelta(days=1)), Unknown)
    shut = schedule({"byday": "weekdays", "closed": True})
    assert isinstance(state((known, shut), MONDAY), Unknown)
    assert not is_open((known, shut), MONDAY)
    assert present({"id": "s", "schedules": [{"freq": "WEEKLY", "byday": "MO,PH", **HOURS}]}, None).days == ()


def test_an_endless_number_of_times_is_no_end() -> None:
    row = schedule({"freq": "WEEKLY", "byday": "MO", "count": 1e30, "dtstart": "2020-01-06", **HOURS})
    assert state((row,), MONDAY) == Open(datetime(2026, 11, 23, 12))


@pytest.mark.parametrize("time", ["08:00+99:00", "08:00+14:30", "08:00-03:75", "25:00", "24:00", "08:61"])
def test_a_time_that_no_clock_shows_is_none(time: str) -> None:
    row = schedule({"freq": "WEEKLY", "byday": "MO", "opens_at": time, "closes_at": "17:00"})
    assert row.opens is None and row.offset is None
    assert isinstance(state((row,), MONDAY.replace(tzinfo=UTC)), Unknown)
    assert time in row.text


def test_a_closing_without_an_end_has_no_day() -> None:
    known = Schedule(freq="WEEKLY", byday=("MO",), opens=540, closes=720)
    assert state((known, Schedule(closed=True, valid_from=date(2026, 11, 1))), MONDAY) == ClosedUntil(None, None)
    ends = Schedule(closed=True, valid_from=date(2026, 11, 1), valid_to=date(2028, 1, 31))
    assert state((known, ends), MONDAY) == ClosedUntil(date(2028, 2, 1), datetime(2028, 2, 7, 9))


def test_an_exception_by_appointment_replaces_the_usual_hours() -> None:
    known = Schedule(freq="WEEKLY", byday=("MO", "TU"), opens=540, closes=720)
    bounds = {"valid_from": date(2026, 11, 23), "valid_to": date(2026, 11, 23)}
    agreed = Schedule(by_appointment=True, text="Ring", **bounds)  # type: ignore[arg-type]
    assert state((known, agreed), MONDAY) == ByAppointment("Ring")
    assert state((known, agreed), MONDAY + timedelta(days=1)) == Open(datetime(2026, 11, 24, 12))
    table = week((known, agreed), MONDAY.date())
    assert not table[0].spans and table[0].by_appointment and table[1].spans and not table[1].by_appointment


def test_a_number_of_times_that_was_reached_and_one_day_that_is_past_are_over() -> None:
    times = Schedule(freq="WEEKLY", byday=("MO",), count=2, dtstart=date(2026, 11, 2), opens=540, closes=720)
    once = Schedule(dtstart=date(2026, 11, 20), opens=540, closes=720)
    assert state((times, once), MONDAY) == Ended()
    assert state((times, once), datetime(2026, 11, 9, 8)) == Opens(datetime(2026, 11, 9, 9))


def test_the_next_leap_day_is_found() -> None:
    leap = Schedule(freq="YEARLY", dtstart=date(2024, 2, 29), opens=540, closes=720)
    assert state((leap,), datetime(2024, 3, 1, 8)) == Opens(datetime(2028, 2, 29, 9))


def test_coming_visits_are_those_of_teams_and_events_alone() -> None:
    team = Schedule(freq="MONTHLY", byday=("-1FR",), opens=540, closes=720)
    event = Schedule(dtstart=date(2026, 12, 1), opens=1320, closes=60)
    weekly = Schedule(freq="WEEKLY", byday=("MO",), opens=540, closes=720)
    assert occasional((team, event), MONDAY.date())
    assert not occasional((team, weekly), MONDAY.date()) and not occasional((), MONDAY.date())
    assert not occasional((Schedule(dtstart=date(2026, 11, 22), opens=1, closes=2),), MONDAY.date())
    assert coming((team, event), MONDAY) == (
        (datetime(2026, 11, 27, 9), datetime(2026, 11, 27, 12)),
        (datetime(2026, 12, 1, 22), datetime(2026, 12, 2, 1)),
        (datetime(2026, 12, 25, 9), datetime(2026, 12, 25, 12)),
    )


def test_rules_agree_with_another_reader_of_the_standard() -> None:
    chance, kinds = random.Random(3), {"DAILY": 3, "WEEKLY": 2, "MONTHLY": 1, "YEARLY": 0}
    for _ in range(600):
        freq = chance.choice(list(kinds))
        numbers = ["1", "2", "-1", "5", "-5", "4"] if freq in ("MONTHLY", "YEARLY") and chance.random() < 0.5 else [""]
        codes = tuple(sorted({chance.choice(numbers) + chance.choice(DAYS) for _ in range(chance.randint(0, 3))}))
        anchor = date(2019, 1, 1) + timedelta(days=chance.randint(0, 2900))
        row = Schedule(
            freq=freq,  # type: ignore[arg-type]
            interval=chance.choice([1, 1, 2, 3, 5]),
            byday=codes,
            bymonthday=chance.choice([(), (), (1, -1), (13, 29)]) if freq == "MONTHLY" and numbers == [""] else (),
            byyearday=chance.choice([(), (), (1, 60, -1)]) if freq == "YEARLY" and not codes else (),
            wkst=chance.choice(DAYS),
            count=chance.choice([None, None, 1, 7, 60]),
            dtstart=anchor,
            until=chance.choice([None, None, anchor + timedelta(days=chance.randint(0, 2000))]),
            opens=1,
            closes=2,
        )
        days = [getattr(rrule, code[-2:])(int(code[:-2])) if code[:-2] else getattr(rrule, code) for code in codes]
        start, end = datetime(2026, 1, 1), datetime(2028, 12, 31)
        rule = rrule.rrule(
            kinds[freq] if freq != "DAILY" else rrule.DAILY,
            dtstart=datetime(anchor.year, anchor.month, anchor.day),
            until=datetime(row.until.year, row.until.month, row.until.day) if row.until and not row.count else None,
            interval=row.interval,
            count=row.count,
            byweekday=days or None,
            bymonthday=row.bymonthday or None,
            byyearday=row.byyearday or None,
            wkst=getattr(rrule, row.wkst),
        )
        last = row.until or date.max
        expected = {moment.date() for moment in rule.between(start, end, inc=True) if moment.date() <= last}
        on = occurs(row)
        found = {day for n in range((end - start).days + 1) if on(day := (start + timedelta(days=n)).date())}
        assert found == expected, row


_JUNK = [
    None, "", 0, -1, 1, 2, 3, 7, 14, 99, 1e17, 1e30, -1e30, math.nan, math.inf, 0.5, True, False, "true", [], ["MO"],
    {}, {"a": 1}, "MO", "1MO", "-1FR", "5MO", "99MO", "PH", "MO-FR", "Saturday", "WEEKLY", "monthly", "DAILY", "YEARLY",
    "x", "08:00", "8:00", "24:00", "23:59", "00:00", "25:00", "08:00+99:00", "08:00Z", "17:00-0330", "2026-11-23",
    "0001-01-01", "9999-12-31", "2024-02-29", "2026-W01-1", "2026-13-01", "1,-1", "0", "366", "-366", "53", "9" * 400,
    "\x00", "٠٨:٠٠",
]  # fmt: skip
_COLUMNS = [
    "freq", "interval", "byday", "bymonthday", "byyearday", "byweekno", "wkst", "count", "dtstart", "until",
    "valid_from", "valid_to", "opens_at", "closes_at", "timezone", "closed", "by_appointment", "description", "notes",
    "freq_text", "byday_text", "opens_at_text",
]  # fmt: skip


def test_nothing_that_may_stand_in_a_column_stops_the_program() -> None:
    chance = random.Random(11)
    zones = [None, UTC]
    for _ in range(1500):
        rows = tuple(
            schedule({column: chance.choice(_JUNK) for column in chance.sample(_COLUMNS, chance.randint(1, 14))})
            for _ in range(chance.randint(1, 3))
        )
        at = datetime(2026, 11, 23, chance.randint(0, 23), tzinfo=chance.choice(zones))
        holidays = {at.date()} if chance.random() < 0.3 else set()
        found = state(rows, at, holidays)
        assert isinstance(found, Open) == is_open(rows, at, holidays)
        assert len(week(rows, at.date(), holidays)) == 7
        assert len(coming(rows, at, holidays)) <= 3
        assert isinstance(occasional(rows, at.date()), bool)
        assert ics([Visits("u", "t", rows)], 0, at.date())
