# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours in sentences."""

import ast
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from va_desktop import paths
from va_desktop.directory.hours import ByAppointment, ClosedUntil, Ended, Open, Opens, State, Unknown
from va_desktop.directory.listing import Listing
from va_desktop.i18n.translator import translator
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import opening

NOW = datetime(2026, 11, 23, 10, 30)
"""A Monday."""


def words(lang: str) -> Words:
    return Words(translator(paths.bundle().locales, lang))


def place(**fields: object) -> Listing:
    return Listing("k", "k", None, "directory", "Sample", **fields)  # type: ignore[arg-type]


def row(**fields: object) -> dict[str, object]:
    return {"freq": "WEEKLY", **fields}


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Open(datetime(2026, 11, 23, 16, 30)), "Open now, until 16:30."),
        (Open(datetime(2026, 11, 24, 2, 0)), "Open now, until 02:00."),
        (Open(datetime(2026, 11, 27, 16, 0)), "Open now, until Friday, 27 November 2026."),
        (Open(None), "Open now, day and night."),
        (Opens(datetime(2026, 11, 23, 14, 0)), "Closed now. Opens today at 14:00."),
        (Opens(datetime(2026, 11, 24, 8, 0)), "Closed now. Opens tomorrow at 08:00."),
        (Opens(datetime(2026, 11, 29, 8, 0)), "Closed now. Opens on Sunday at 08:00."),
        (Opens(datetime(2026, 11, 30, 8, 0)), "Closed now. Opens at 08:00: Monday, 30 November 2026."),
        (ClosedUntil(date(2026, 11, 25), datetime(2026, 11, 25, 8, 0)), "Closed now. Opens on Wednesday at 08:00."),
        (ClosedUntil(date(2026, 12, 1), None), "Closed until Tuesday, 1 December 2026. Phone first."),
        (ClosedUntil(None, None), "Closed. We do not know until when. Phone first."),
        (
            Open(datetime(2026, 11, 23, 16, 30), holiday=True),
            "Open by its usual hours. Today is a public holiday. The hours may differ. Phone first.",
        ),
        (
            Opens(datetime(2026, 11, 23, 14, 0), holiday=True),
            "Closed now. Opens today at 14:00. Today is a public holiday. The hours may differ. Phone first.",
        ),
        (
            Opens(datetime(2026, 11, 24, 8, 0), holiday=True),
            "Closed now. Opens tomorrow at 08:00. That day is a public holiday: phone first.",
        ),
        (ByAppointment(""), "You need an appointment. Phone first."),
        (Ended(), "The times given here are over. Phone first."),
        (Unknown(""), "We do not know the opening hours. Phone first."),
    ],
)
def test_a_state_is_told_in_short_sentences(state: State, told: str) -> None:
    found = opening.told(words("en"), state, NOW)
    assert found.replace(" at ", " at ") == told or found == told.replace(", 2", " 2", 1)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"closed_until": date(2026, 11, 23)}, "Closed today."),
        ({"closed_until": date(2026, 11, 22)}, ""),
        ({"status": "closed_for_now"}, "Closed for now. Nobody knows until when."),
        ({"status": "inactive"}, "Closed for good."),
        ({"status": "defunct", "closed_until": date(2026, 11, 22)}, ""),
    ],
)
def test_a_closed_place_says_so(fields: dict[str, object], told: str) -> None:
    assert opening.closed(words("en"), place(**fields), NOW.date()) == told


def test_a_closed_place_is_not_open_whatever_its_hours() -> None:
    hours = (row(byday="MO", opens_at="08:00", closes_at="18:00"),)
    shut = place(closed_until=date(2026, 11, 23), schedules=hours)
    assert opening.now_state(shut, NOW) is None
    mark = opening.mark(words("en"), shut, NOW)
    assert mark is not None
    assert (mark.text, mark.picture) == ("Closed today", "stop")


def test_the_week_begins_today_and_has_seven_rows() -> None:
    found = opening.rows(
        words("en"),
        place(
            schedules=(
                row(byday="MO,TU", opens_at="08:00", closes_at="12:00"),
                row(byday="MO", opens_at="13:00", closes_at="17:00"),
                row(byday="WE", opens_at="22:00", closes_at="06:00"),
                row(byday="TH", opens_at="00:00", closes_at="23:59"),
            )
        ),
        NOW.date(),
    )
    assert found[:5] == (
        "Monday: 08:00 to 12:00, 13:00 to 17:00",
        "Tuesday: 08:00 to 12:00",
        "Wednesday: 22:00 to 06:00 at night",
        "Thursday: day and night",
        "Friday: closed",
    )
    assert len(found) == 7
    assert opening.rows(words("en"), place(), NOW.date()) == ()


@pytest.mark.parametrize("lang", ["es", "uk", "fr", "ar", "km", "bs", "lo"])
def test_days_are_named_in_the_language(lang: str) -> None:
    found = opening.rows(
        words(lang), place(schedules=(row(byday="MO", opens_at="08:00", closes_at="12:00"),)), NOW.date()
    )
    assert len(found) == 7
    assert not found[0].startswith("Monday")


def test_the_clock_is_asked_at_the_moment_handed_in(tmp_path: Path) -> None:
    here = place(schedules=(row(byday="MO", opens_at="08:00", closes_at="12:00"),))
    assert opening.is_open(NOW)(here)
    assert not opening.is_open(NOW.replace(hour=12))(here)


def test_a_row_that_was_not_understood_never_says_closed() -> None:
    here = place(schedules=(row(byday="weekdays", opens_at="08:00", closes_at="12:00"),))
    assert opening.rows(words("en"), here, NOW.date()) == ()
    assert "weekdays 08:00 – 12:00" in opening.texts(here)[0]
    both = place(schedules=(*here.schedules, row(byday="MO", opens_at="08:00", closes_at="12:00")))
    assert opening.rows(words("en"), both, NOW.date()) == ("Monday: 08:00 to 12:00",)


def test_a_holiday_closes_only_where_a_row_says_so() -> None:
    usual = row(byday="MO", opens_at="08:00", closes_at="12:00")
    today = frozenset({NOW.date()})
    assert opening.is_open(NOW, lambda: today)(place(schedules=(usual,)))
    shut = place(schedules=(usual, {"byday": "PH", "closed": True}))
    assert not opening.is_open(NOW, lambda: today)(shut)
    assert opening.is_open(NOW)(shut)
    found = opening.rows(words("en"), place(schedules=(usual,)), NOW.date(), today)
    assert found[0] == "Monday: 08:00 to 12:00 (public holiday: phone first)"


@pytest.mark.parametrize("lang", ["en", "fr", "ar", "km"])
@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 7, 30, 300])
def test_the_next_opening_has_its_own_words_in_every_language(lang: str, days: int) -> None:
    at = datetime(2026, 11, 23, 14, 0) + timedelta(days=days)
    told = opening.opens(words(lang), at, NOW)
    assert words(lang).clock(at.time()) in told
    assert "{" not in told
    if days >= 7:
        assert words(lang).day(at.date(), weekday=True) in told
    if lang != "en":
        assert not {"Opens", "Closed", "Monday"} & set(told.split())
    others = {opening.opens(words(lang), at + timedelta(days=more), NOW) for more in range(1, 8)}
    assert told not in others


def test_no_sentence_is_hidden_from_the_translators_in_a_formatted_text() -> None:
    tree = ast.parse(Path(opening.__file__).read_text())
    formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    assert formatted
    called = [call for node in formatted for call in ast.walk(node) if isinstance(call, ast.Call)]
    assert not [call for call in called if ast.unparse(call.func).endswith("tr")]


def test_visits_of_teams_are_told_and_found() -> None:
    team = place(schedules=({"freq": "MONTHLY", "byday": "-1FR", "opens_at": "09:00", "closes_at": "12:00"},))
    weekly = place(schedules=(row(byday="MO", opens_at="08:00", closes_at="12:00"),))
    assert opening.next_visit(team, NOW) == datetime(2026, 11, 27, 9)
    assert opening.next_visit(weekly, NOW) is None
    assert opening.is_coming(NOW, 7)(team) and not opening.is_coming(NOW, 2)(team)
    assert not opening.is_coming(NOW, 7)(weekly)
    assert [line.split(": ")[1] for line in opening.rows(words("en"), team, NOW.date())] == ["09:00 to 12:00"] * 3
