# SPDX-License-Identifier: GPL-3.0-or-later
"""The rights and instruments of the international pack."""

import pytest

from va_desktop.content.library import Library
from va_desktop.content.taxonomy import FRAMEWORKS, axis, category
from va_desktop.rights.instruments import all_instruments, instrument
from va_desktop.rights.rights import all_rights, right, with_code

TOPICS = 38


def test_every_topic_of_the_dossier_is_there_in_three_depths(library: Library) -> None:
    rights = all_rights(library)
    assert len(rights) == TOPICS
    for item in rights:
        assert item.easy and item.plain and item.full, item.id
        assert item.ask and item.bring and item.where and item.refused, item.id
        assert item.legal and item.owes and item.sources, item.id
        assert item.reviewed is not None
        assert item.review_by is not None


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_rights_can_be_found_under_every_framework(library: Library, code: str) -> None:
    assert with_code(library, "framework", code)
    found = category(library, "framework", code)
    assert found is not None
    assert found.text is not None


@pytest.mark.parametrize("name", ["need", "approach", "audience"])
def test_every_code_of_an_axis_has_rights(library: Library, name: str) -> None:
    codes = axis(library, name)
    assert codes
    for code in codes:
        assert with_code(library, name, code.id), code.id


def test_families_are_victims_by_the_convention_itself(library: Library) -> None:
    item = right(library, "who_is_a_victim")
    assert item is not None
    assert {"survivor", "family_of_killed"} <= set(item.audiences)
    assert any(basis.instrument == "ccm" and basis.article == "2(1)" for basis in item.legal)


def test_every_legal_basis_names_an_instrument_that_is_there(library: Library) -> None:
    known = {item.id for item in all_instruments(library)}
    for item in all_rights(library):
        assert {basis.instrument for basis in item.legal} <= known, item.id


@pytest.mark.parametrize(
    "wanted", ["mbt", "ccm", "ccw_pv", "crpd", "crpd_op", "cartagena_ap", "siem_reap_ap", "lausanne_ap"]
)
def test_the_great_texts_are_there(library: Library, wanted: str) -> None:
    assert instrument(library, wanted) is not None


def test_the_four_approaches_of_the_guiding_principles_are_told(library: Library) -> None:
    principles = next(item for item in all_instruments(library) if "icbl" in item.id)
    assert len(principles.provisions) >= 4


def test_an_unknown_right_is_none(library: Library) -> None:
    assert right(library, "nothing") is None
