# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers in codes of our profile: each one is a correction that is found at once and can be taken back alone."""

from datetime import date
from typing import Any

import pytest

from va_desktop.directory import coded, sample
from va_desktop.directory.changes import Change, applied, conflict
from va_desktop.directory.facets import Facets, facets
from va_desktop.directory.hsds import profile
from va_desktop.directory.hsds.codes import ACCESSIBILITY, AXES, OFFER
from va_desktop.directory.listing import listing, places, position

ON = date(2026, 11, 23)


def bare() -> dict[str, Any]:
    return {"id": "s1", "name": "Bare", "service_at_locations": [{"id": "p", "location": {"id": "l"}}]}


def after(doc: dict[str, Any], changes: list[Any]) -> dict[str, Any]:
    for number, change in enumerate(coded.ready(doc, changes)):
        assert conflict(doc, change, number, "s1") is None
        found = applied(doc, change, number)
        assert found is not None
        doc = found
    return doc


def told(doc: dict[str, Any]) -> Facets:
    return facets(doc, places(doc)[0])


@pytest.mark.parametrize("code", [*OFFER, *ACCESSIBILITY])
@pytest.mark.parametrize("number", [None, 0, 1, 2, 5], ids=str)
def test_an_answer_is_what_it_says_whatever_stood_there(code: str, number: int | None) -> None:
    doc = bare() if number is None else sample.service(number, ON)
    for value in ("yes", "no", "yes", "unknown"):
        doc = after(doc, coded.answered(doc, places(doc)[0], code, value))
        known = told(doc).access(code) if code in ACCESSIBILITY else told(doc).offer(code)
        assert known == value
    assert coded.answered(doc, places(doc)[0], code, "unknown") == []


@pytest.mark.parametrize("axis", ["need", "framework", "approach"])
@pytest.mark.parametrize("number", [None, 0, 1, 2], ids=str)
def test_a_choice_leaves_exactly_what_was_chosen(axis: str, number: int | None) -> None:
    doc = bare() if number is None else sample.service(number, ON)
    for chosen in (AXES[axis][:2], AXES[axis][1:3], (), AXES[axis][-1:]):
        doc = after(doc, coded.chosen(doc, places(doc)[0], axis, chosen))
        found = told(doc)
        assert set({"need": found.needs, "framework": found.frameworks, "approach": found.approaches}[axis]) == set(
            chosen
        )


def test_every_answer_can_be_taken_back_alone() -> None:
    doc = bare()
    first = coded.answered(doc, places(doc)[0], "step_free", "yes")
    second = coded.answered(after(doc, first), places(after(doc, first))[0], "toilet", "no")
    assert [coded.is_empty_list(each) for each in coded.ready(doc, first)] == [True, False]
    alone = after(doc, second)
    assert (told(alone).access("step_free"), told(alone).access("toilet")) == ("unknown", "no")


def test_a_door_languages_papers_and_the_way_are_corrected_too() -> None:
    doc = sample.service(1, ON)
    doc = after(doc, coded.chosen(doc, places(doc)[0], "route", ("victims",)))
    doc = after(doc, coded.tongues(doc, places(doc)[0], ("km", "lo")))
    doc = after(doc, coded.chosen(doc, places(doc)[0], "landmark", ("Old bridge",)))
    doc = after(doc, coded.chosen(doc, places(doc)[0], "directions", ("Past the bridge, then left.",)))
    doc = after(doc, coded.chosen(doc, places(doc)[0], "pcode", ("XX0102",)))
    doc = after(doc, coded.with_papers(doc, ("Any paper with your name",)))
    doc = after(doc, coded.located(doc, places(doc)[0], (12.5, 104.5)))
    found = told(doc)
    assert (found.route, set(found.languages), found.district) == ("victims", {"km", "lo"}, "XX0102")
    assert (found.landmarks, found.directions) == (("Old bridge",), ("Past the bridge, then left.",))
    assert position(places(doc)[0]) == (12.5, 104.5)
    assert listing(doc, places(doc)[0]).documents == ("Any paper with your name",)
    assert profile.read(doc).route == "victims"


def test_a_protected_place_has_no_address_and_an_open_one_has_it_again() -> None:
    doc = sample.service(1, ON)
    shown = listing(doc, places(doc)[0])
    assert shown.address
    doc = after(doc, coded.answered(doc, places(doc)[0], "redacted", "yes"))
    hidden = listing(doc, places(doc)[0])
    assert (hidden.address, hidden.position, hidden.facets.redacted) == ((), None, True)
    doc = after(doc, coded.answered(doc, places(doc)[0], "redacted", "no"))
    assert listing(doc, places(doc)[0]).address == shown.address


def test_one_open_place_does_not_make_the_secret_places_of_a_service_open() -> None:
    doc = bare()
    doc["service_at_locations"].append({"id": "q", "location": {"id": "m"}})
    doc = after(doc, coded.answered({**doc, "service_at_locations": []}, None, "redacted", "yes"))
    doc = after(doc, coded.answered(doc, places(doc)[0], "redacted", "no"))
    assert facets(doc, places(doc)[1]).redacted


def test_what_was_checked_today_is_fresh() -> None:
    change: Change = coded.checked(bare(), ON)
    doc = applied(bare(), change, 1)
    assert doc is not None
    assert listing(doc, places(doc)[0]).assured == ON
