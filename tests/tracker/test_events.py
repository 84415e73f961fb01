# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.conftest import DAY
from va_desktop.ids import ApplicationId
from va_desktop.tracker.events import KINDS, STATES, Event, effective, from_row, last_undoable, to_body
from va_desktop.tracker.states import CLOSED, MOVES, NotAllowed, moved

APP = ApplicationId("a")


def event(id_: str, kind: str, **more) -> Event:
    return Event(id_, APP, kind, DAY, **more)


def test_undo_takes_back_the_last_and_then_the_one_before() -> None:
    rows = [event("1", "submitted"), event("2", "refused")]
    rows.append(event("u1", "undo", ref=last_undoable(rows).id))
    assert [row.id for row in effective(rows)] == ["1"]
    rows.append(event("u2", "undo", ref=last_undoable(rows).id))
    assert effective(rows) == []
    assert last_undoable(rows) is None


def test_undoing_an_undoing_brings_the_event_back() -> None:
    rows = [event("1", "submitted"), event("u", "undo", ref="1"), event("v", "undo", ref="u")]
    assert [row.id for row in effective(rows)] == ["1"]


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    rows = [event("1", "submitted"), event("2", "visit"), event("3", "submitted", replaces="1", text="right")]
    assert [(row.id, row.text) for row in effective(rows)] == [("3", "right"), ("2", "")]
    rows.append(event("4", "submitted", replaces="3", text="righter"))
    assert [row.id for row in effective(rows)] == ["4", "2"]
    rows.append(event("u", "undo", ref="4"))
    assert [row.id for row in effective(rows)] == ["3", "2"]


@given(
    st.builds(
        Event,
        id=st.text(min_size=1),
        application=st.just(APP),
        kind=st.sampled_from(KINDS),
        day=st.dates(),
        at=st.text(),
        text=st.text(),
        office=st.text(),
        by=st.none() | st.dates(),
        amount=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        have=st.none() | st.booleans(),
        expires=st.none() | st.dates(),
        months=st.none() | st.integers(0, 999),
    )
)
def test_an_event_comes_back_as_it_was_written(found: Event) -> None:
    assert from_row(found.id, found.application, found.kind, found.day.isoformat(), found.at, to_body(found)) == found


def test_fields_of_a_newer_program_are_passed_over() -> None:
    assert from_row("1", "a", "visit", "2026-03-02", "", '{"text": "x", "colour": "red"}').text == "x"


def test_an_event_is_never_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        event("1", "visit").text = "other"  # type: ignore[misc]
    assert replace(event("1", "visit"), text="other").text == "other"


def test_no_state_is_a_dead_end() -> None:
    assert all(MOVES[state] for state in STATES)
    reached = {"preparing"}
    for _ in STATES:
        reached |= {after for state in reached for after in MOVES[state]}
    assert reached == set(STATES)


def test_every_running_application_can_be_stopped_and_every_stopped_one_begun_again() -> None:
    assert all("stopped" in MOVES[state] for state in STATES if state not in CLOSED)
    assert "preparing" in MOVES["stopped"]


def test_a_state_that_cannot_follow_says_what_can() -> None:
    assert moved("preparing", "preparing") == "preparing"
    with pytest.raises(NotAllowed) as refused:
        moved("preparing", "approved")
    assert refused.value.allowed == MOVES["preparing"]


def test_dates_of_events_are_days_of_the_calendar() -> None:
    assert from_row("1", "a", "date", "2024-02-29", "", '{"by": "2028-02-29"}').by == date(2028, 2, 29)
