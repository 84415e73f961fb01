# SPDX-License-Identifier: GPL-3.0-or-later
"""Mobile teams as calendar files: the rule is kept, the title is what it was told to be."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from va_desktop.directory.calendar import Visit, ics
from va_desktop.directory.schedule import Schedule

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
TODAY = date(2026, 11, 23)
TEAM = Schedule(freq="MONTHLY", byday=("-1FR",), opens=540, closes=720, until=date(2027, 6, 30))


def events(*rows: Schedule, title: str = "Visit", sequence: int = 0) -> list[Calendar]:
    content = ics([Visit(f"v{n}", title, row, "Market", sequence) for n, row in enumerate(rows)], NOW, TODAY)
    return list(Calendar.from_ical(content).walk("VEVENT"))


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
    assert events(TEAM)[0]["UID"] == events(TEAM, title="Other", sequence=1)[0]["UID"] == "v0@va-desktop"


def test_a_known_offset_gives_a_moment_everywhere_the_same() -> None:
    (event,) = events(Schedule(dtstart=date(2026, 12, 1), opens=540, closes=600, offset=420))
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 2, tzinfo=UTC) and "RRULE" not in event


def test_past_midnight_ends_on_the_next_day() -> None:
    (event,) = events(Schedule(dtstart=date(2026, 12, 1), opens=1200, closes=60))
    assert event["DTEND"].dt == datetime(2026, 12, 2, 1)


def test_closings_words_and_rules_without_days_are_no_events() -> None:
    closed = Schedule(closed=True, valid_from=TODAY, valid_to=TODAY, opens=1, closes=2)
    assert events(closed, Schedule(text="Mornings"), Schedule(freq="MONTHLY", byday=("6MO",), opens=1, closes=2)) == []
