# SPDX-License-Identifier: GPL-3.0-or-later
"""The declared profile: written as attributes, read back, and the same codes as the packs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop import paths
from va_desktop.content.library import Library
from va_desktop.content.taxonomy import axis
from va_desktop.directory.hsds import declaration, profile
from va_desktop.directory.hsds.codes import ACCESSIBILITY, AXES
from va_desktop.directory.hsds.profile import NOTHING, Profile, read, written
from va_desktop.directory.hsds.validation import Schemas

RESOURCES = paths.bundle().resources / "hsds"
SCHEMAS = Schemas(RESOURCES)
known = st.sampled_from(["yes", "no", "unknown"])
profiles = st.builds(
    Profile,
    frameworks=st.lists(st.sampled_from(AXES["framework"]), unique=True).map(tuple),
    approaches=st.lists(st.sampled_from(AXES["approach"]), unique=True).map(tuple),
    route=st.none() | st.sampled_from(["open", "specialised", "victims"]),
    pillars=st.lists(st.sampled_from(AXES["pillar"]), unique=True).map(tuple),
    needs=st.lists(st.sampled_from(AXES["need"]), unique=True).map(tuple),
    types=st.lists(st.sampled_from(AXES["service_type"]), unique=True).map(tuple),
    women_staff=known,
    travel_paid=known,
    lodging_paid=known,
    no_id=known,
    children=known,
    free=known,
    redacted=st.booleans(),
    pcode=st.none() | st.just("KH0102"),
    landmarks=st.lists(st.sampled_from(["the market", "the school"]), unique=True).map(tuple),
    directions=st.lists(st.just("Turn left."), max_size=1).map(tuple),
    accessibility=st.fixed_dictionaries(dict.fromkeys(ACCESSIBILITY, known)),
)
OTHER = {"id": "x", "value": "kept", "taxonomy_term": {"id": "y", "name": "b", "description": "c", "taxonomy": "d"}}
DOC = {"id": "01000000-0000-4000-0000-000000000001", "name": "A", "status": "active", "attributes": [OTHER]}


@given(profiles)
def test_what_is_written_is_read(given_profile: Profile) -> None:
    doc = written(DOC, given_profile)
    assert read(doc) == given_profile
    assert doc["attributes"][0] == OTHER
    assert written(doc, given_profile) == doc
    assert written(doc, NOTHING) == DOC


@given(profiles)
def test_what_is_written_is_allowed_by_the_schema(given_profile: Profile) -> None:
    assert SCHEMAS.valid("service", written(DOC, given_profile))


def test_a_document_without_attributes_says_nothing() -> None:
    assert read({}) is NOTHING and read(DOC) is NOTHING and read({"attributes": "odd"}) is NOTHING


def test_unknown_is_never_no() -> None:
    doc = written({"id": "a"}, Profile(accessibility={"lift": "no"}))
    assert read(doc).accessibility["lift"] == "no" and read(doc).accessibility["toilet"] == "unknown"


def test_a_term_is_known_by_its_code_where_ids_were_lost() -> None:
    term = {"code": "va:framework=health", "name": "Health"}
    assert read({"attributes": [{"taxonomy_term": term}]}).frameworks == ("health",)
    assert read({"attributes": [{"taxonomy_term_id": profile.term_id("framework", "health")}]}).frameworks == (
        "health",
    )


@pytest.mark.parametrize("name", AXES)
def test_the_codes_are_those_of_the_packs(library: Library, name: str) -> None:
    assert AXES[name] == tuple(category.id for category in axis(library, name))


def test_the_accessibility_codes_are_those_of_the_packs(library: Library) -> None:
    assert tuple(category.id for category in axis(library, "accessibility")) == ACCESSIBILITY


def test_the_shipped_declaration_is_the_one_in_the_code() -> None:
    assert json.loads((RESOURCES / "profile.json").read_text("utf-8")) == declaration.document()


def test_taxonomy_and_terms_are_allowed_by_the_schema() -> None:
    schemas = Schemas(RESOURCES)
    assert schemas.valid("taxonomy", profile.taxonomy())
    assert all(schemas.valid("taxonomy_term", term) for term in profile.terms())
