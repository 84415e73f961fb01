# SPDX-License-Identifier: GPL-3.0-or-later
"""Mobile teams as calendar files: what another reader makes of the file is what the program says, day by day."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from va_desktop.directory.agenda import Agenda
from va_desktop.directory.calendar import AHEAD, Visits, ics
from va_desktop.directory.schedule import DAYS, Schedule, schedule

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
TODAY = date(2026, 11, 23)
"""A Monday."""

TEAM = Schedule(freq="MONTHLY", byday=("-1FR",), opens=540, closes=720, until=date(2027, 6, 30))


def events(*rows: Schedule, title: str = "Visit", sequence: int = 0) -> list[Calendar]:
    content = ics([Visits("v", title, rows, "Market", sequence)], NOW, TODAY)
    return list(Calendar.from_ical(content).walk("VEVENT"))


def expanded(*rows: Schedule, days: int = 365) -> list[tuple[datetime, datetime]]:
    """What a reader that knows nothing of this program finds in the file, joined and in order."""
    begin = datetime.combine(TODAY, time())
    end, found = begin + timedelta(days=days), []
    for event in events(*rows):
        start, length = event["DTSTART"].dt, event["DTEND"].dt - event["DTSTART"].dt
        lines = [f"RRULE:{event['RRULE'].to_ical().decode()}"] if "RRULE" in event else []
        out = event.get("EXDATE", [])
        for each in out if isinstance(out, list) else [out]:
            lines.append(f"EXDATE:{each.to_ical().decode()}")
        starts = rrulestr("\n".join(lines), dtstart=start, forceset=True) if lines else [start]
        for moment in starts:
            if moment >= end:
                break
            found.append((moment, moment + length))
    return joined(found, end)


def joined(spans: Sequence[tuple[datetime, datetime]], last: datetime) -> list[tuple[datetime, datetime]]:
    found: list[tuple[datetime, datetime]] = []
    for start, end in sorted((start, min(end, last)) for start, end in spans if start < last):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def told(*rows: Schedule, days: int = 365) -> list[tuple[datetime, datetime]]:
    """What the program says."""
    agenda, found = Agenda(rows), []
    for number in range(days + 1):
        midnight = datetime.combine(TODAY + timedelta(days=number), time())
        spans = agenda.day(midnight.date())
        found += [(midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)) for start, end in spans]
    return joined(found, datetime.combine(TODAY, time()) + timedelta(days=days))


def same(*rows: Schedule, days: int = 365) -> list[tuple[datetime, datetime]]:
    found = expanded(*rows, days=days)
    assert found == told(*rows, days=days), rows
    return found


def test_the_rule_is_kept_and_the_first_day_is_one_of_its_days() -> None:
    (event,) = events(TEAM)
    assert event["DTSTART"].dt == datetime(2026, 11, 27, 9) and event["DTEND"].dt == datetime(2026, 11, 27, 12)
    rule = event["RRULE"]
    assert (
        rule["FREQ"] == ["MONTHLY"]
        and rule["BYDAY"] == ["-1FR"]
        and rule["UNTIL"] == [datetime(2027, 6, 30, 23, 59, 59)]
    )
    assert event["CLASS"] == "PRIVATE" and event["SUMMARY"] == "Visit" and event["LOCATION"] == "Market"


def test_ids_stay_so_that_a_second_import_moves_the_same_entry() -> None:
    assert events(TEAM)[0]["UID"] == events(TEAM, title="Other", sequence=1)[0]["UID"] == "v.0@va-desktop"
    ids = [
        str(event["UID"]) for event in events(TEAM, TEAM, Schedule(freq="YEARLY", byyearday=(3, 5), opens=1, closes=2))
    ]
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("days", ["MO", "1MO", "MO,-1SU"])
@pytest.mark.parametrize("zone", [-11, -3.5, 0, 4.5, 7, 14])
@pytest.mark.parametrize("hours", [("06:00", "11:00"), ("20:00", "02:00")])
def test_a_known_offset_leaves_every_day_on_its_weekday(days: str, zone: float, hours: tuple[str, str]) -> None:
    doc = {"freq": "MONTHLY" if days[-3:-2] else "WEEKLY", "byday": days, "timezone": zone}
    found = same(schedule({**doc, "opens_at": hours[0], "closes_at": hours[1]}))
    assert found
    assert {start.weekday() for start, _ in found} <= {0, 6}
    assert {start.hour for start, _ in found} == {int(hours[0][:2])}


def test_past_midnight_ends_on_the_next_day() -> None:
    (event,) = events(Schedule(dtstart=date(2026, 12, 1), opens=1200, closes=60))
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 20) and "RRULE" not in event
    assert event["DTEND"].dt == datetime(2026, 12, 2, 1)


def test_closings_words_and_rules_without_days_are_no_events() -> None:
    closed = Schedule(closed=True, valid_from=TODAY, valid_to=TODAY, opens=1, closes=2)
    agreed = Schedule(freq="WEEKLY", byday=("MO",), opens=1, closes=2, by_appointment=True)
    never = Schedule(freq="MONTHLY", byday=("6MO",), opens=1, closes=2)
    assert events(closed, Schedule(text="Mornings"), never, agreed) == []
    assert events(Schedule(freq="WEEKLY", byday=("5MO",), opens=1, closes=2)) == []
    assert (
        events(schedule({"freq": "WEEKLY", "byday": "MO", "interval": 1e17, "opens_at": "08:00", "closes_at": "9:00"}))
        == []
    )


def test_a_number_of_times_is_kept_beside_the_end_of_the_validity() -> None:
    row = Schedule(
        freq="WEEKLY", byday=("MO",), count=3, dtstart=TODAY, valid_to=date(2027, 11, 1), opens=540, closes=600
    )
    assert len(same(row)) == 3
    begun = Schedule(freq="WEEKLY", byday=("MO",), count=3, dtstart=date(2026, 11, 16), opens=540, closes=600)
    assert [start.day for start, _ in same(begun)] == [23, 30]


def test_a_rule_that_began_long_ago_is_found() -> None:
    row = Schedule(
        freq="WEEKLY", interval=2, byday=("TU",), dtstart=date(2020, 1, 7), valid_from=TODAY, opens=540, closes=600
    )
    assert len(same(row)) == 26
    leap = Schedule(freq="YEARLY", dtstart=date(2024, 2, 29), opens=540, closes=600)
    assert events(leap)[0]["DTSTART"].dt == datetime(2028, 2, 29, 9)


def test_closed_days_are_left_out_and_other_hours_stand_instead() -> None:
    monday = Schedule(freq="WEEKLY", byday=("MO",), opens=540, closes=1020)
    day = date(2026, 12, 7)
    closed = Schedule(closed=True, valid_from=day, valid_to=day)
    found = same(monday, closed)
    assert len(found) == 52
    assert datetime(2026, 12, 7, 9) not in [start for start, _ in found]
    (event,) = events(monday, closed)
    assert [each.dt for each in event["EXDATE"].dts] == [datetime(2026, 12, 7, 9)]
    other = Schedule(valid_from=day, valid_to=day, opens=600, closes=660)
    assert (datetime(2026, 12, 7, 10), datetime(2026, 12, 7, 11)) in same(monday, other)
    lunch = Schedule(freq="WEEKLY", byday=DAYS[:5], closed=True, opens=720, closes=780)
    assert len(same(monday, lunch)) == 106
    assert len(events(monday, lunch)) == 2
    forever = Schedule(closed=True, valid_from=date(2027, 1, 1))
    assert same(monday, forever, days=AHEAD)[-1][0] == datetime(2026, 12, 28, 9)


def anything(chance: random.Random) -> Schedule:
    """A row of any kind, with bounds around the year that is looked at."""

    def near() -> date:
        return TODAY + timedelta(days=chance.randint(-500, 400))

    freq = chance.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", None])
    numbers = ["", "", "1", "2", "-1", "5", "-5"] if freq in ("MONTHLY", "YEARLY") else [""]
    codes = {chance.choice(numbers) + chance.choice(DAYS) for _ in range(chance.choice([0, 1, 1, 2, 4]))}
    bounds, first = chance.choice(["", "", "from", "to", "both", "short"]), near()
    opens = chance.choice([0, 360, 540, 720, 1320, 1439])
    return Schedule(
        freq=freq,
        interval=chance.choice([1, 1, 1, 2, 3, 4]),
        byday=tuple(sorted(codes)),
        bymonthday=chance.choice([(), (), (), (1, 15), (31,), (-1, 13)]),
        byyearday=chance.choice([(), (), (), (), (), (60, -1)]),
        byweekno=chance.choice([(), (), (), (), (), (1, 20, -1)]),
        wkst=chance.choice(["MO", "SU", "TH"]),
        count=chance.choice([None, None, None, 1, 5, 40]),
        dtstart=chance.choice([None, near(), near()]),
        until=chance.choice([None, None, near()]),
        valid_from=first if bounds in ("from", "both", "short") else None,
        valid_to=first + timedelta(days=chance.randint(0, 30 if bounds == "short" else 300))
        if bounds in ("to", "both", "short")
        else None,
        opens=opens,
        closes=chance.choice([opens, 720, 780, 1020, 120, 1440]),
        offset=chance.choice([None, None, 420, -210, 60]),
        closed=chance.random() < 0.2,
        by_appointment=chance.random() < 0.1,
    )


def test_another_reader_finds_the_hours_that_the_program_tells_all_year() -> None:
    chance, some = random.Random(5), 0
    for _ in range(400):
        some += bool(same(*(anything(chance) for _ in range(chance.randint(1, 4)))))
    assert some > 100
