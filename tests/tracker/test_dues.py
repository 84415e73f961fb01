# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines as tables: leap days, month ends, holidays, and whose turn it is."""

from datetime import date, timedelta

import holidays
import pytest

from tests.tracker.conftest import DAY, deadline, snapshot
from va_desktop.ids import ApplicationId, PersonId
from va_desktop.tracker.application import Application, standing
from va_desktop.tracker.dues import GRACE, Due, dues, expected
from va_desktop.tracker.events import Event

APP = ApplicationId("a")


def application(*deadlines, country: str = "COL", opened: date = DAY, **facts: str) -> Application:
    found = snapshot(*deadlines, country=country, **facts)
    return Application(APP, PersonId("p"), country, "", opened, found)


def happened(*rows: tuple[str, date] | Event) -> list[Event]:
    return [row if isinstance(row, Event) else Event(f"{n}", APP, row[0], row[1]) for n, row in enumerate(rows)]


def waited(app: Application, *rows: tuple[str, date] | Event) -> list[tuple[str, str, date]]:
    found = dues(app, standing(app, happened(*rows)))
    return [(due.kind, due.whose, due.day) for due in found]


TABLE = {
    "calendar days": ("COL", "application.date + 10 days", date(2026, 3, 2), date(2026, 3, 12)),
    "weeks": ("COL", "application.date + 2 weeks", date(2026, 12, 24), date(2027, 1, 7)),
    "month end into a short month": ("COL", "application.date + 1 month", date(2026, 1, 31), date(2026, 2, 28)),
    "month end into a leap February": ("COL", "application.date + 1 month", date(2028, 1, 31), date(2028, 2, 29)),
    "a leap day plus one year": ("COL", "application.date + 1 year", date(2024, 2, 29), date(2025, 2, 28)),
    "a leap day plus four years": ("COL", "application.date + 4 years", date(2024, 2, 29), date(2028, 2, 29)),
    "four months over a year's end": ("COL", "application.date + 4 months", date(2026, 10, 31), date(2027, 2, 28)),
    "working days skip the weekend": ("COL", "application.date + 5 working days", date(2026, 3, 6), date(2026, 3, 13)),
    "working days skip a holiday": ("COL", "application.date + 1 working day", date(2026, 4, 1), date(2026, 4, 6)),
    "working days of another country": (
        "UKR",
        "application.date + 3 working days",
        date(2026, 3, 6),
        date(2026, 3, 11),
    ),
    "working days over new year": ("BIH", "application.date + 2 working days", date(2026, 12, 31), date(2027, 1, 5)),
}


@pytest.mark.parametrize("name", TABLE)
def test_an_offices_last_day_is_counted_as_the_law_counts(name: str) -> None:
    country, rule, start, wanted = TABLE[name]
    found = waited(application(deadline("authority", rule), country=country), ("submitted", start))
    assert found == [("answer", "theirs", wanted)]


def test_a_long_period_is_the_same_as_counting_day_by_day() -> None:
    calendar, day, left = holidays.country_holidays("CO"), date(2026, 1, 5), 120
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in calendar
    app = application(deadline("authority", "application.date + 120 working days"))
    assert waited(app, ("submitted", date(2026, 1, 5))) == [("answer", "theirs", day)]


def test_my_day_to_apply_ends_when_i_handed_in() -> None:
    app = application(deadline("applicant", "incident.date + 3 years"), incident_date="2024-05-10")
    assert waited(app) == [("apply", "mine", date(2027, 5, 10))]
    assert waited(app, ("submitted", DAY)) == []


def test_where_only_a_year_is_known_my_own_day_is_the_early_one() -> None:
    app = application(deadline("applicant", "incident.date + 3 years"), incident_date="2024")
    assert waited(app) == [("apply", "mine", date(2027, 1, 1))]


def test_a_fixed_last_day_needs_no_fact() -> None:
    assert waited(application(deadline("applicant", fixed="2026-12-31"))) == [("apply", "mine", date(2026, 12, 31))]


def test_a_period_whose_start_nobody_knows_gives_no_day() -> None:
    assert waited(application(deadline("applicant", "incident.date + 3 years"))) == []


def test_the_office_no_longer_owes_an_answer_once_it_answered() -> None:
    app = application(deadline("authority", "application.date + 4 months"))
    assert waited(app) == []
    assert waited(app, ("submitted", DAY)) == [("answer", "theirs", date(2026, 7, 2))]
    assert waited(app, ("submitted", DAY), ("receipt", DAY)) == [("answer", "theirs", date(2026, 7, 2))]
    assert waited(app, ("submitted", DAY), ("approved", date(2026, 5, 1))) == []


def test_handing_in_again_starts_the_period_anew() -> None:
    app = application(deadline("authority", "application.date + 10 days"))
    later = DAY + timedelta(days=30)
    rows = [("submitted", DAY), ("more_asked", DAY), ("submitted", later)]
    assert waited(app, *rows) == [("answer", "theirs", later + timedelta(days=10))]


def test_the_appeal_runs_from_the_refusal_until_it_is_sent() -> None:
    app = application(deadline("appeal", "decision.extract_received + 40 days"), country="UKR")
    no = ("refused", date(2026, 6, 1))
    assert waited(app, ("submitted", DAY), no) == [("appeal", "mine", date(2026, 7, 11))]
    assert waited(app, ("submitted", DAY), no, ("appeal_sent", date(2026, 6, 20))) == []


def test_papers_that_were_asked_for_are_mine_to_bring() -> None:
    asked = Event("m", APP, "more_asked", DAY, by=date(2026, 4, 1))
    app = application()
    assert waited(app, ("submitted", DAY), asked) == [("bring", "mine", date(2026, 4, 1))]
    assert waited(app, ("submitted", DAY), asked, ("under_review", DAY)) == []


def test_appointments_and_renewals_wait_until_they_are_done() -> None:
    rows = [
        Event("d1", APP, "date", DAY, code="appointment", by=date(2026, 4, 1)),
        Event("d2", APP, "date", DAY, code="renewal", by=date(2027, 3, 1)),
        Event("d3", APP, "date", DAY, code="own", by=date(2026, 3, 9), text="ask the neighbour"),
    ]
    app = application()
    assert [kind for kind, _, _ in waited(app, *rows)] == ["own", "appointment", "renewal"]
    done = Event("x", APP, "done", DAY, ref="d1")
    assert [kind for kind, _, _ in waited(app, *rows, done)] == ["own", "renewal"]


def test_a_paper_that_expires_is_waited_for_only_when_one_has_it() -> None:
    app = application()
    gone = Event("p", APP, "paper", DAY, ref="pack.0", have=True, expires=date(2026, 5, 1))
    assert waited(app, gone) == [("paper", "mine", date(2026, 5, 1))]
    back = Event("q", APP, "paper", DAY, ref="pack.0", have=False)
    assert waited(app, gone, back) == []


def test_the_next_payment_is_the_one_that_did_not_come() -> None:
    plan = Event("plan", APP, "payment_plan", DAY, by=date(2026, 1, 31), every="month", amount=100, currency="COP")
    app = application()
    assert waited(app, plan) == [("payment", "theirs", date(2026, 1, 31))]
    came = [Event(f"c{n}", APP, "payment", DAY, ref="plan", amount=100) for n in range(1)]
    assert waited(app, plan, *came) == [("payment", "theirs", date(2026, 2, 28))]
    assert [expected(plan, n) for n in (2, 13)] == [date(2026, 3, 31), date(2027, 2, 28)]


def test_a_payment_counts_as_missed_only_after_the_days_of_grace() -> None:
    due = Due("k", "payment", "theirs", date(2026, 1, 31), "plan")
    assert not due.passed(date(2026, 1, 31) + GRACE)
    assert due.passed(date(2026, 1, 31) + GRACE + timedelta(days=1))


def test_the_last_day_itself_is_still_in_time() -> None:
    due = Due("k", "apply", "mine", DAY, "x")
    assert not due.passed(DAY)
    assert due.passed(DAY + timedelta(days=1))


def test_a_device_is_checked_again_and_again_and_replaced_once() -> None:
    fitted = Event("d", APP, "device", date(2026, 1, 31), code="prosthesis", months=6, replace=12)
    app = application()
    assert waited(app, fitted) == [("device", "mine", date(2026, 7, 31)), ("replacement", "mine", date(2027, 1, 31))]
    check = Event("v", APP, "visit", date(2026, 7, 20), ref="d")
    assert waited(app, fitted, check)[0] == ("device", "mine", date(2027, 1, 31))
    assert waited(app, fitted, Event("x", APP, "done", DAY, ref="d")) == [("device", "mine", date(2026, 7, 31))]


def test_a_letter_waits_for_its_answer() -> None:
    letter = Event("l", APP, "letter", DAY, code="reminder", by=date(2026, 4, 1))
    app = application()
    assert waited(app, ("submitted", DAY), letter) == [("answer", "theirs", date(2026, 4, 1))]


def test_a_closed_application_keeps_only_what_goes_on_after_it() -> None:
    app = application(deadline("authority", "application.date + 4 months"))
    plan = Event("plan", APP, "payment_plan", DAY, by=date(2026, 8, 1), every="month")
    renewal = Event("r", APP, "date", DAY, code="renewal", by=date(2027, 3, 1))
    rows = [("submitted", DAY), ("approved", DAY), plan, renewal, ("received", DAY)]
    assert [kind for kind, _, _ in waited(app, *rows)] == ["payment", "renewal"]


def test_days_are_days_whatever_the_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    app = application(deadline("authority", "application.date + 10 days"))
    found = set()
    for zone in ("UTC", "America/Bogota", "Asia/Vientiane", "Pacific/Kiritimati"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found.add(waited(app, ("submitted", DAY))[0][2])
    monkeypatch.undo()
    time.tzset()
    assert found == {date(2026, 3, 12)}
