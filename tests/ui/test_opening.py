# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours in sentences."""

from datetime import date, datetime
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
