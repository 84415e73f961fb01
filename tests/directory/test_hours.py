# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours: named cases, and a minute-by-minute oracle that knows no library."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from va_desktop.directory.hours import (
    ByAppointment,
    ClosedUntil,
    Ended,
    Open,
    Opens,
    State,
    Unknown,
    is_open,
    state,
    week,
)
from va_desktop.directory.recurrence import occurs
from va_desktop.directory.schedule import DAYS, Schedule, of_place, schedule

# A Monday.
MONDAY = datetime(2026, 11, 23)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")
NINE_TO_FIVE = Schedule(freq="WEEKLY", byday=WEEKDAYS, opens=540, closes=1020)


def at(day: int, clock: str) -> datetime:
    return datetime(2026, 11, day, int(clock[:2]), int(clock[3:]))


@pytest.mark.parametrize(
    ("rows", "moment", "expected"),
    [
        ((NINE_TO_FIVE,), at(23, "10:00"), Open(at(23, "17:00"))),
        ((NINE_TO_FIVE,), at(23, "09:00"), Open(at(23, "17:00"))),
        ((NINE_TO_FIVE,), at(23, "17:00"), Opens(at(24, "09:00"))),
        ((NINE_TO_FIVE,), at(27, "18:00"), Opens(at(30, "09:00"))),
        ((Schedule(freq="WEEKLY", byday=DAYS, opens=0, closes=1440),), at(25, "03:00"), Open(None)),
        ((Schedule(freq="WEEKLY", byday=("MO",), opens=0, closes=1440),), at(23, "03:00"), Open(at(24, "00:00"))),
        ((Schedule(freq="WEEKLY", byday=("FR",), opens=1200, closes=120),), at(28, "01:00"), Open(at(28, "02:00"))),
        ((Schedule(freq="MONTHLY", byday=("-1FR",), opens=540, closes=720),), at(23, "10:00"), Opens(at(27, "09:00"))),
        (
            (Schedule(freq="WEEKLY", interval=2, byday=("MO",), dtstart=date(2026, 11, 16), opens=540, closes=720),),
            at(23, "10:00"),
            Opens(at(30, "09:00")),
        ),
        (
            (NINE_TO_FIVE, Schedule(closed=True, valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 23))),
            at(23, "10:00"),
            Opens(at(24, "09:00")),
        ),
        (
            (NINE_TO_FIVE, Schedule(closed=True, valid_from=date(2026, 11, 20), valid_to=date(2026, 11, 24))),
            at(23, "10:00"),
            ClosedUntil(date(2026, 11, 25), at(25, "09:00")),
        ),
        (
            (NINE_TO_FIVE, Schedule(opens=600, closes=660, valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 23))),
            at(23, "12:00"),
            Opens(at(24, "09:00")),
        ),
        (
            (NINE_TO_FIVE, Schedule(freq="WEEKLY", byday=WEEKDAYS, closed=True, opens=720, closes=780)),
            at(23, "12:30"),
            Opens(at(23, "13:00")),
        ),
        ((Schedule(by_appointment=True, text="Call first."),), at(23, "12:00"), ByAppointment("Call first.")),
        ((Schedule(text="Weekday mornings"),), at(23, "12:00"), Unknown("Weekday mornings")),
        ((Schedule(opens=540, closes=720),), at(23, "10:00"), Unknown("")),
        ((), at(23, "10:00"), Unknown("")),
        (
            (Schedule(freq="WEEKLY", byday=("MO",), until=date(2026, 11, 16), opens=540, closes=720),),
            at(23, "10:00"),
            Ended(),
        ),
        (
            (Schedule(freq="WEEKLY", byday=("MO",), valid_to=date(2026, 11, 16), opens=540, closes=720),),
            at(23, "10:00"),
            Unknown(""),
        ),
    ],
    ids=[
        "open",
        "open from the first minute",
        "closed from the last minute",
        "over the weekend",
        "round the clock",
        "a whole day ends at midnight",
        "past midnight",
        "the last Friday of the month",
        "every second week",
        "a holiday written as a closed row",
        "closed for several days",
        "a short day replaces the long one",
        "a lunch break",
        "by appointment",
        "only words",
        "hours without days",
        "nothing",
        "over by its own rule",
        "old is not over",
    ],
)
def test_hours(rows: tuple[Schedule, ...], moment: datetime, expected: State) -> None:
    assert state(rows, moment) == expected


def test_a_public_holiday_leaves_the_usual_hours_in_doubt_and_an_exact_row_takes_the_doubt_away() -> None:
    holiday = {date(2026, 11, 23)}
    assert state((NINE_TO_FIVE,), at(23, "10:00"), holiday) == Open(at(23, "17:00"), holiday=True)
    assert state((NINE_TO_FIVE,), at(22, "10:00"), holiday) == Opens(at(23, "09:00"), holiday=True)
    special = Schedule(opens=600, closes=660, valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 23))
    assert state((NINE_TO_FIVE, special), at(23, "10:30"), holiday) == Open(at(23, "11:00"))
    closed = Schedule(closed=True, valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 23))
    assert state((NINE_TO_FIVE, closed), at(23, "10:30"), holiday) == Opens(at(24, "09:00"))
    assert [day.holiday for day in week((NINE_TO_FIVE,), MONDAY.date(), holiday)] == [True] + [False] * 6


def test_a_row_may_speak_of_public_holidays() -> None:
    holiday = {date(2026, 11, 23)}
    closed = schedule({"byday": "PH", "closed": True})
    assert state((NINE_TO_FIVE, closed), at(23, "10:00"), holiday) == Opens(at(24, "09:00"))
    assert not is_open((NINE_TO_FIVE, closed), at(23, "10:00"), holiday)
    assert state((NINE_TO_FIVE, closed), at(23, "10:00")) == Open(at(23, "17:00"))
    short = schedule({"byday": "PH", "opens_at": "10:00", "closes_at": "12:00"})
    assert state((NINE_TO_FIVE, short), at(23, "10:30"), holiday) == Open(at(23, "12:00"))
    assert state((NINE_TO_FIVE, short), at(23, "13:00"), holiday) == Opens(at(24, "09:00"))
    daily = schedule({"freq": "WEEKLY", "byday": "MO-FR,PH", "opens_at": "09:00", "closes_at": "17:00"})
    assert state((daily,), at(23, "10:00"), holiday) == Open(at(23, "17:00"))
    assert state((daily,), at(28, "10:00"), {date(2026, 11, 28)}) == Open(at(28, "17:00"))


def test_a_season_replaces_hours_it_overlaps_and_adds_those_it_does_not() -> None:
    summer = {"valid_from": date(2026, 10, 1), "valid_to": date(2026, 12, 31)}
    shorter = Schedule(freq="WEEKLY", byday=WEEKDAYS, opens=480, closes=780, **summer)
    evening = Schedule(freq="WEEKLY", byday=("MO",), opens=1080, closes=1200, **summer)
    assert state((NINE_TO_FIVE, shorter), at(23, "14:00")) == Opens(at(24, "08:00"))
    assert state((NINE_TO_FIVE, evening), at(23, "14:00")) == Open(at(23, "17:00"))
    assert state((NINE_TO_FIVE, evening), at(23, "19:00")) == Open(at(23, "20:00"))


def test_a_moment_with_a_zone_is_read_on_the_place_s_own_clock() -> None:
    row = schedule({"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00", "timezone": 7})
    assert state((row,), datetime(2026, 11, 23, 3, tzinfo=UTC)) == Open(datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert state((row,), datetime(2026, 11, 23, 1, tzinfo=UTC)) == Opens(datetime(2026, 11, 23, 2, tzinfo=UTC))
    assert state((row,), datetime(2026, 11, 23, 9, 30)) == Open(at(23, "17:00"))


def test_hsds_rows_are_read_with_all_their_columns() -> None:
    row = schedule(
        {
            "freq": "MONTHLY",
            "interval": 2,
            "byday": "2MO,-1FR",
            "bymonthday": "1,-1",
            "byyearday": "5",
            "byweekno": "41, 42",
            "wkst": "SU",
            "count": 3,
            "dtstart": "2026-01-01",
            "until": "2026-12-31",
            "valid_from": "2026-01-02",
            "valid_to": "not a day",
            "opens_at": "08:00+02:00",
            "closes_at": "14:00Z",
            "description": "Mornings",
            "notes": "Ring",
        }
    )
    assert row == Schedule(
        freq="MONTHLY",
        interval=2,
        byday=("2MO", "-1FR"),
        bymonthday=(1, -1),
        byyearday=(5,),
        byweekno=(41, 42),
        wkst="SU",
        count=3,
        dtstart=date(2026, 1, 1),
        until=date(2026, 12, 31),
        valid_from=date(2026, 1, 2),
        opens=480,
        closes=960,
        offset=120,
        text="Mornings Ring",
    )


def test_a_rule_that_can_never_come_ends_quickly() -> None:
    row = Schedule(
        freq="WEEKLY", byday=("TH", "FR"), byweekno=(41, 42), bymonthday=(2,), byyearday=(3,), opens=1, closes=2
    )
    assert state((row,), MONDAY) == Unknown("")
    assert state((Schedule(freq="MONTHLY", byday=("6MO",), opens=1, closes=2),), MONDAY) == Unknown("")


def test_the_most_exact_list_of_hours_holds() -> None:
    rows = [{"freq": "WEEKLY", "byday": "MO", "opens_at": "08:00", "closes_at": "09:00"}]
    other = [{"freq": "WEEKLY", "byday": "TU", "opens_at": "08:00", "closes_at": "09:00"}]
    assert of_place({"schedules": other}, {"schedules": rows})[0].byday == ("MO",)
    assert of_place({"schedules": rows}, {"location": {"schedules": other}})[0].byday == ("MO",)
    assert of_place({}, {"location": {"schedules": other}})[0].byday == ("TU",)
    assert of_place({}, None) == ()


def test_a_week_has_seven_days_in_order() -> None:
    closed = Schedule(closed=True, valid_from=date(2026, 11, 24), valid_to=date(2026, 11, 24))
    night = Schedule(freq="WEEKLY", byday=("SA",), opens=1200, closes=120)
    agreed = Schedule(freq="WEEKLY", byday=("SU",), by_appointment=True)
    table = week((NINE_TO_FIVE, closed, night, agreed), MONDAY.date())
    assert [day.date.day for day in table] == [23, 24, 25, 26, 27, 28, 29]
    assert [(span.opens, span.closes) for span in table[0].spans] == [(time(9), time(17))]
    assert table[1].closed and not table[1].spans
    assert table[5].spans[0].past_midnight and table[5].spans[0].closes == time(2)
    assert table[6].by_appointment and not table[6].closed


# The oracle: every rule said once more, in the plainest way there is.

_dates = st.dates(date(2026, 9, 1), date(2027, 2, 1))
_times = st.sampled_from([0, 1, 60, 480, 540, 720, 1020, 1200, 1439, 1440])


@st.composite
def rows(draw: st.DrawFn) -> Schedule:
    bounds = draw(st.sampled_from(["none", "from", "to", "both", "short"]))
    first = draw(_dates)
    length = draw(st.integers(0, 5 if bounds == "short" else 120))
    monthly = draw(st.booleans())
    ordinals = st.sampled_from(["", "1", "2", "-1", "5"]) if monthly else st.just("")
    byday = draw(st.lists(st.tuples(ordinals, st.sampled_from(DAYS)).map("".join), max_size=4, unique=True))
    return Schedule(
        freq=draw(st.sampled_from(["MONTHLY"] if monthly else ["WEEKLY", "DAILY", None])),
        interval=draw(st.sampled_from([1, 1, 1, 2, 3])),
        byday=tuple(byday),
        bymonthday=tuple(draw(st.lists(st.sampled_from([1, 15, 31, -1]), max_size=2))) if draw(st.booleans()) else (),
        byyearday=draw(st.sampled_from([(), (), (), (330, -20)])),
        byweekno=draw(st.sampled_from([(), (), (), (48, 53, 1, -1)])),
        wkst=draw(st.sampled_from(["MO", "SU", "SA"])),
        count=draw(st.sampled_from([None, None, None, 1, 4])),
        dtstart=draw(st.none() | _dates),
        until=draw(st.none() | st.none() | _dates),
        valid_from=first if bounds in ("from", "both", "short") else None,
        valid_to=first + timedelta(days=length) if bounds in ("to", "both", "short") else None,
        opens=draw(_times.filter(lambda m: m < 1440) | st.none()),
        closes=draw(_times | st.none()),
        closed=draw(st.sampled_from([False, False, False, True])),
        by_appointment=draw(st.sampled_from([False, False, False, True])),
    )


def slow_period(row: Schedule, anchor: date, day: date) -> int:
    if row.freq == "MONTHLY":
        return (day.year - anchor.year) * 12 + day.month - anchor.month
    if row.freq == "DAILY":
        return (day - anchor).days
    start = DAYS.index(row.wkst)
    first = anchor - timedelta(days=(anchor.weekday() - start) % 7)
    return (day - first).days // 7


def slow_ordinal(day: date, code: str) -> bool:
    number, name = code[:-2], code[-2:]
    if DAYS[day.weekday()] != name:
        return False
    if not number:
        return True
    month = [date(day.year, day.month, n) for n in range(1, 32) if slow_exists(day.year, day.month, n)]
    same = [other for other in month if other.weekday() == day.weekday()]
    place = int(number)
    return abs(place) <= len(same) and same[place - 1 if place > 0 else place] == day


def slow_exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def slow_week(day: date, row: Schedule) -> bool:
    start = DAYS.index(row.wkst)
    begin = day - timedelta(days=(day.weekday() - start) % 7)
    year = (begin + timedelta(days=3)).year
    weeks = []
    probe = date(year, 1, 1) - timedelta(days=10)
    while probe.year <= year:
        if probe.weekday() == start and sum((probe + timedelta(days=n)).year == year for n in range(7)) >= 4:
            weeks.append(probe)
        probe += timedelta(days=1)
    place = weeks.index(begin) + 1
    return place in row.byweekno or place - len(weeks) - 1 in row.byweekno


def slow_rule(row: Schedule, anchor: date | None, day: date) -> bool:
    if row.interval > 1 and anchor is not None and slow_period(row, anchor, day) % row.interval:
        return False
    if row.byday and not any(slow_ordinal(day, code) for code in row.byday):
        return False
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    if row.bymonthday and not {day.day, -(following - day).days} & set(row.bymonthday):
        return False
    yearday = (day - date(day.year, 1, 1)).days + 1
    if row.byyearday and not {yearday, -((date(day.year + 1, 1, 1) - day).days)} & set(row.byyearday):
        return False
    if row.byweekno and not slow_week(day, row):
        return False
    if not (row.byday or row.bymonthday or row.byyearday or row.byweekno) and row.freq != "DAILY":
        return anchor is not None and (
            day.day == anchor.day if row.freq == "MONTHLY" else day.weekday() == anchor.weekday()
        )
    return True


def slow_occurs(row: Schedule, day: date) -> bool:
    for low in (row.dtstart, row.valid_from):
        if low and day < low:
            return False
    for high in (row.until, row.valid_to):
        if high and day > high:
            return False
    if row.freq is None and not row.byday:
        if row.dtstart and not (row.valid_from and row.valid_to):
            return day == row.dtstart
        return row.valid_from is not None and (row.valid_to is not None or row.closed)
    anchor = row.dtstart or row.valid_from
    selects = row.byday or row.bymonthday or row.byyearday or row.byweekno
    if anchor is None and (row.interval > 1 or row.count or not (selects or row.freq == "DAILY")):
        return False
    if not slow_rule(row, anchor, day):
        return False
    if row.count is not None:
        assert anchor is not None
        before = sum(slow_rule(row, anchor, anchor + timedelta(days=n)) for n in range((day - anchor).days))
        return before < row.count
    return True


def slow_open(all_rows: list[Schedule], moment: datetime, holidays: set[date]) -> bool:
    """Is it open in this minute? Asked of yesterday's and today's rows, one after another."""
    for back in (0, 1):
        day = moment.date() - timedelta(days=back)
        minute = moment.hour * 60 + moment.minute + 1440 * back
        today = [row for row in all_rows if slow_occurs(row, day)]

        def covers(row: Schedule, minute: int = minute) -> bool:
            assert row.opens is not None and row.closes is not None
            return row.opens <= minute < (row.closes if row.closes > row.opens else row.closes + 1440)

        if any(row.closed and (row.opens is None or row.closes is None) for row in today):
            continue
        if any(row.closed and covers(row) for row in today):
            continue
        timed = [
            row
            for row in today
            if not row.closed
            and not row.by_appointment
            and row.opens is not None
            and row.closes is not None
            and not (row.opens == row.closes != 0)
        ]
        agreed = [row for row in today if not row.closed and row.by_appointment and row.window <= 31]
        special = [row for row in timed if row.window <= 31]
        if special or agreed:
            timed = [row for row in special if row.window == min(other.window for other in [*special, *agreed])]
        else:
            minutes = {id(row): {m for m in range(2880) if covers(row, m)} for row in timed}
            timed = [
                row
                for row in timed
                if not any(other.window < row.window and minutes[id(row)] & minutes[id(other)] for other in timed)
            ]
        if any(covers(row) for row in timed):
            return True
    return False


@settings(max_examples=120, deadline=None)
@given(rows(), st.dates(date(2026, 10, 1), date(2027, 1, 31)))
def test_days_agree_with_the_slow_oracle(row: Schedule, first: date) -> None:
    on = occurs(row)
    for number in range(45):
        day = first + timedelta(days=number)
        assert on(day) == slow_occurs(row, day), day


@settings(max_examples=60, deadline=None)
@given(
    st.lists(rows(), max_size=4),
    st.datetimes(datetime(2026, 10, 1), datetime(2027, 1, 31)),
    st.sets(st.dates(date(2026, 10, 1), date(2027, 1, 31)), max_size=3),
)
def test_states_agree_with_the_slow_oracle(all_rows: list[Schedule], moment: datetime, holidays: set[date]) -> None:
    moment = moment.replace(second=0, microsecond=0)
    found = state(all_rows, moment, holidays)
    now = slow_open(all_rows, moment, holidays)
    assert isinstance(found, Open) == now == is_open(all_rows, moment, holidays)
    change = found.until if isinstance(found, Open) else getattr(found, "at", getattr(found, "opens", None))
    # Every quarter of an hour, and the minutes around each time that a row can name.
    for minutes in range(0, 4 * 1440, 15):
        probe = moment + timedelta(minutes=minutes)
        if change is not None and probe >= change:
            break
        assert slow_open(all_rows, probe, holidays) == now, probe
    if change is not None:
        assert slow_open(all_rows, change, holidays) != now
        assert slow_open(all_rows, change - timedelta(minutes=1), holidays) == now


def test_other_offsets_in_one_place_are_brought_onto_one_clock() -> None:
    here = Schedule(freq="WEEKLY", byday=("MO",), opens=540, closes=600, offset=120)
    there = Schedule(freq="WEEKLY", byday=("MO",), opens=540, closes=600, offset=60)
    zone = timezone(timedelta(hours=2))
    assert state((here, there), datetime(2026, 11, 23, 10, 30, tzinfo=zone)) == Open(
        datetime(2026, 11, 23, 11, tzinfo=zone)
    )
