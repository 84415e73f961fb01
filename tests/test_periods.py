# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterable
from datetime import date

import pytest

from va_desktop.periods import Holidays, Span, after, end, holidays_of, period, span


def exact(day: date) -> Span:
    return Span(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_day_may_be_known_by_year_or_month_only(text: str, first: date, last: date) -> None:
    assert span(text) == Span(first, last)


@pytest.mark.parametrize("text", ["2023-02-29", "2023-13", "2023-00", "0000", "23", "", "today", "2023-1-1", "9999-12"])
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert span(text) is None


@pytest.mark.parametrize(
    ("start", "rule", "country", "wanted"),
    [
        (date(2020, 2, 29), "1 year", "COL", date(2021, 2, 28)),
        (date(2020, 2, 29), "4 years", "COL", date(2024, 2, 29)),
        (date(2021, 1, 31), "1 month", "COL", date(2021, 2, 28)),
        (date(2021, 8, 31), "60 months", "UKR", date(2026, 8, 31)),
        (date(2026, 11, 23), "40 days", "UKR", date(2027, 1, 2)),
        (date(2026, 11, 23), "2 weeks", "UKR", date(2026, 12, 7)),
        (date(2026, 11, 20), "1 working day", "COL", date(2026, 11, 23)),
        # 8 December is a holiday in Colombia; 25 December and 1 January too; 11 January is Epiphany moved to Monday.
        (date(2026, 12, 7), "1 working day", "COL", date(2026, 12, 9)),
        (date(2026, 12, 24), "1 working day", "COL", date(2026, 12, 28)),
        (date(2027, 1, 8), "1 working day", "COL", date(2027, 1, 12)),
    ],
)
def test_periods_end_where_the_calendar_says(start: date, rule: str, country: str, wanted: date) -> None:
    assert end(exact(start), period(rule), country) == exact(wanted)


def test_a_period_from_a_rough_day_ends_on_a_rough_day() -> None:
    rough = span("2019")
    assert rough is not None
    assert end(rough, period("3 years"), "COL") == Span(date(2022, 1, 1), date(2022, 12, 31))


def test_the_end_of_time_does_not_stop_the_program() -> None:
    assert end(exact(date(9999, 12, 1)), period("3 years"), "COL").last == date.max


def test_rules_are_read_and_nonsense_is_not() -> None:
    rule = after("incident.date + 60 working days")
    assert rule is not None
    assert rule.period is not None
    assert (rule.fact, rule.period.count, rule.period.unit) == ("incident.date", 60, "working day")
    assert after("as_of") is not None
    assert after("incident.date + soon") is None
    assert after("3 years") is None


def test_holidays_are_known_only_after_they_were_loaded() -> None:
    asked = []

    def find(country: str, years: Iterable[int]) -> frozenset[date]:
        asked.append((country, tuple(years)))
        return frozenset({date(2026, 12, 25)})

    days = Holidays(find)
    assert not days.loaded("COL", date(2026, 1, 1)) and not days.known("COL", date(2026, 1, 1)) and not asked
    assert days.load("COL", date(2026, 1, 1)) == days.known("COL", date(2026, 8, 1)) == {date(2026, 12, 25)}
    assert asked == [("COL", (2026, 2027))]


def test_holidays_of_a_country_without_rules_are_found_and_an_unknown_one_has_none() -> None:
    assert date(2026, 12, 25) in holidays_of("FRA", [2026])
    assert holidays_of("XXX", [2026]) == frozenset()
