# SPDX-License-Identifier: GPL-3.0-or-later
"""The crosswalk: every code of ours beside another system's name, or honestly none; never a figure, never a person."""

import csv
import io
from dataclasses import fields, replace
from typing import get_args

import pytest

from tests.evidence.conftest import counted, published
from tests.evidence.generator import Make
from va_desktop.content.library import Library
from va_desktop.content.taxonomy import axis
from va_desktop.counted import (
    Approach,
    CountedMove,
    CountedPerson,
    CountedVisit,
    Device,
    Displacement,
    Face,
    Framework,
    Known,
    Move,
    Relation,
    Sex,
)
from va_desktop.document.tabular import Value, as_csv
from va_desktop.evidence.crosswalk import HEAD, Match, crosswalk, matches, systems
from va_desktop.evidence.keys import Key, Shown, Spread
from va_desktop.evidence.published import Published
from va_desktop.evidence.report import Definitions, nothing
from va_desktop.evidence.window import AGES

Row = dict[str, Value]

CODES = {
    "sex": get_args(Sex),
    "age": (*(name for name, _, _ in AGES), "unknown"),
    "difficulty": get_args(Known),
    "relation": get_args(Relation),
    "device": get_args(Device),
    "displacement": get_args(Displacement),
    "move": get_args(Move),
    "framework": get_args(Framework),
    "approach": get_args(Approach),
    "face": get_args(Face),
}


def told(report: Published, defined: Definitions, library: Library) -> list[Row]:
    names = [name for name, _ in HEAD]
    return [dict(zip(names, row, strict=True)) for row in crosswalk(report, defined, library, ("en",))[2:]]


@pytest.fixture(scope="module")
def report(defined: Definitions) -> Published:
    return published(counted(Make(3, 200), defined), defined)


@pytest.fixture(scope="module")
def rows(report: Published, defined: Definitions, library: Library) -> list[Row]:
    return told(report, defined, library)


@pytest.fixture(scope="module")
def known(library: Library) -> dict[str, Match]:
    return matches(library)


@pytest.mark.parametrize("by", CODES)
def test_every_code_that_may_be_counted_has_a_match_or_says_that_none_is_known(
    by: str, known: dict[str, Match], library: Library
) -> None:
    every = {one.id for one in systems(library)}
    assert set(CODES[by]) <= set(known[by].codes)
    assert {*known[by].theirs, *known[by].none} == every and not {*known[by].theirs} & {*known[by].none}


def test_every_field_of_victim_assistance_has_a_match_or_says_that_none_is_known(
    known: dict[str, Match], library: Library
) -> None:
    assert {one.id for one in axis(library, "pillar")} <= set(known["pillar"].codes)


def test_every_match_is_of_a_field_that_is_really_counted(known: dict[str, Match]) -> None:
    real = {one.name for shape in (CountedPerson, CountedMove, CountedVisit) for one in fields(shape)}
    assert {match.field for match in known.values()} <= real


def test_everything_that_figures_are_told_apart_by_is_known_here(rows: list[Row], known: dict[str, Match]) -> None:
    assert {row["by"] for row in rows} == set(known) - {"approach"}, "approaches are counted, and never published"
    for row in rows:
        assert row["category"] is None or row["category"] in {*known[str(row["by"])].codes, "others"}, row


def test_rows_speak_of_published_figures_alone(rows: list[Row], report: Published, defined: Definitions) -> None:
    keys = {*report.counts, *report.spreads}
    told_apart = {(key.by, key.category, key.indicator) for key in keys}
    for key in keys:
        told_apart |= {(*part.split(":", 1), key.indicator) for part in key.group.split("/") if part}
    kinds = {(by, indicator) for by, _, indicator in told_apart}
    moves = {one.id: one.moves or get_args(Move) for one in defined.indicators}
    for row in rows:
        for indicator in str(row["indicators"]).split():
            if row["by"] == "move":
                assert row["category"] in moves[indicator]
            elif row["category"] is None:
                assert (row["by"], indicator) in kinds
            else:
                assert (row["by"], row["category"], indicator) in told_apart


def test_what_no_figure_is_told_apart_by_has_no_row(report: Published, defined: Definitions, library: Library) -> None:
    only = Published(
        report.series, report.country, report.period, report.given, report.versions,
        {Key("refused", "", "relation", "family"): Shown("small", None)}, {}, None,
    )  # fmt: skip
    rows = told(only, defined, library)
    found = {(row["indicators"], row["by"], row["category"]) for row in rows}
    assert found == {("refused", "relation", "family"), ("refused", "move", "refused")}
    assert told(nothing(report.country, report.period, report.given), defined, library) == []


def test_no_figure_and_no_open_code_is_in_it(report: Published, defined: Definitions, library: Library) -> None:
    marked = replace(
        report,
        country="AGO",
        counts={key: Shown("shown", 987_654) for key in report.counts},
        spreads={key: Spread(987_654, 987_655, 987_656, "km") for key in report.spreads},
    )
    content = as_csv(crosswalk(report, defined, library, ("en",)))
    assert as_csv(crosswalk(marked, defined, library, ("en",))) == content, "other figures, the same names"
    areas = {key.category for key in report.counts if key.by == "area"} - {"others", "unknown"}
    assert areas and not any(name.encode() in content for name in areas | {"XM-DAC", "khm.service"})


def test_a_match_that_nobody_read_is_never_told_as_checked(rows: list[Row]) -> None:
    for row in rows:
        if row["certainty"] in (None, "knowledge"):
            assert row["verified"] == "no", row
        assert (row["verified"] == "no") == bool(row["to_check"]), row
        if row["system"] == "imas_05_10":
            assert row["verified"] == "no" and "Annex B" in str(row["to_check"])


def test_where_nothing_matches_it_says_so_and_names_no_field(rows: list[Row]) -> None:
    assert {row["match"] for row in rows} == {"field_and_value", "field_only", "no_match_known"}
    for row in rows:
        assert bool(row["their_field"]) == (row["match"] != "no_match_known"), row
        assert bool(row["their_value"]) == (row["match"] == "field_and_value"), row
        assert row["sources"] or row["match"] == "no_match_known", row


def test_a_family_is_not_told_as_an_injured_person(rows: list[Row]) -> None:
    found = {row["category"]: row["match"] for row in rows if row["by"] == "relation" and row["system"] == "mdr_2018"}
    assert found == {
        "survivor": "field_and_value",
        "family": "no_match_known",
        "other_disability": "no_match_known",
        "rest": "no_match_known",
    }


def test_the_place_of_an_accident_is_not_where_a_person_lives(rows: list[Row]) -> None:
    (area,) = [row for row in rows if row["by"] == "area" and row["system"] == "imas_05_10"]
    assert area["match"] == "no_match_known" and "where the person lives" in str(area["note"])


def test_it_carries_hashtags_and_no_cell_can_be_a_formula(
    report: Published, defined: Definitions, library: Library
) -> None:
    content = as_csv(crosswalk(report, defined, library, ("en",))).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content)))
    assert all(tag.startswith("#") for tag in read[1])
    assert {len(row) for row in read} == {len(HEAD)} and len(read) > 150
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
