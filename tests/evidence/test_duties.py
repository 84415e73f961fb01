# SPDX-License-Identifier: GPL-3.0-or-later
"""Commitments of a country on a day: nothing is said to bind that does not, and nothing is invented."""

from datetime import date

import pytest

from tests.evidence.conftest import counted, published
from tests.evidence.generator import Make
from va_desktop.content.library import Library
from va_desktop.evidence.duties import (
    Commitment,
    Compared,
    Funded,
    NoData,
    NotCounted,
    Reached,
    Written,
    commitments,
    duties,
    register,
)
from va_desktop.evidence.forms import forms
from va_desktop.evidence.indicators import indicators
from va_desktop.evidence.report import Definitions
from va_desktop.i18n.translator import Translator
from va_desktop.rights.instruments import all_instruments
from va_desktop.ui.language import Words
from va_desktop.ui.screens.duties import wording
from va_desktop.ui.screens.report.names import Names
from va_desktop.ui.screens.report.sheets import plan_lines

TODAY = date(2026, 11, 26)
PACKS = ("COL", "UKR", "KHM", "BIH", "LAO")


def of(library: Library, country: str, duty: str, on: date = TODAY) -> Commitment:
    return next(one for one in commitments(library, country, on, None) if one.duty.id == duty)


@pytest.mark.parametrize(
    ("country", "duty", "on", "expected"),
    [
        ("KHM", "mbt.assist", TODAY, "bound"),
        ("KHM", "ccm.plan", TODAY, "not_bound"),
        ("LAO", "ccm.plan", TODAY, "bound"),
        ("LAO", "mbt.assist", TODAY, "not_bound"),
        ("UKR", "mbt.assist", TODAY, "disputed"),
        ("LTU", "ccm.plan", date(2025, 3, 5), "bound"),
        ("LTU", "ccm.plan", date(2025, 3, 6), "withdrawn"),
        ("COL", "ccm.plan", date(2015, 9, 9), "signed"),
        ("COL", "ccm.plan", date(2015, 9, 10), "joined"),
        ("COL", "ccm.plan", date(2016, 3, 1), "bound"),
        ("LSO", "ccw_pv.assist", TODAY, "not_known"),
        ("KHM", "oslo.data", date(2024, 12, 31), "bound"),
        ("KHM", "oslo.data", date(2025, 1, 1), "ended"),
        ("KHM", "siem_reap.plan", date(2024, 11, 28), "not_yet"),
        ("KHM", "siem_reap.plan", TODAY, "bound"),
        ("LAO", "siem_reap.plan", TODAY, "not_bound"),
        ("KHM", "monitor.affected", TODAY, "practice"),
        ("NLD", "guidance.donors", TODAY, "practice"),
    ],
)
def test_standing_follows_country_and_day(country: str, duty: str, on: date, expected: str, library: Library) -> None:
    assert of(library, country, duty, on).standing == expected


def test_every_duty_form_and_indicator_cites_an_article_that_the_pack_has(library: Library) -> None:
    known = {(str(one.id), row.article) for one in all_instruments(library) for row in one.provisions}
    cited = [(one.instrument, one.article) for one in (*duties(library), *forms(library))]
    cited += [(row.instrument, row.article) for one in indicators(library) for row in one.serves]
    assert len(cited) > 40
    assert [pair for pair in cited if pair not in known] == []


def test_a_duty_is_never_surer_than_the_article_it_rests_on(library: Library) -> None:
    order = ("knowledge", "low", "medium", "high")
    sure = {(str(one.id), row.article): row.certainty for one in all_instruments(library) for row in one.provisions}
    for duty in duties(library):
        assert order.index(duty.certainty) <= order.index(sure[duty.instrument, duty.article]), duty.id
        assert duty.verified or duty.certainty != "high", duty.id
        assert not (duty.verified and duty.certainty in ("knowledge", "low")), duty.id


def test_the_two_imperatives_three_levels_and_both_recommendations_are_there(library: Library) -> None:
    ids = {duty.id for duty in duties(library)}
    assert {"guidance.targeted", "guidance.broader", "guidance.laws", "guidance.access", "guidance.measuring"} <= ids
    assert {"monitor.affected", "monitor.donors"} <= ids
    for level in wording.LEVELS:
        assert {duty.whose for duty in duties(library) if duty.level == level} & {"affected", "both"}


def test_without_a_caseload_it_says_that_there_is_no_data_yet(library: Library) -> None:
    found = commitments(library, "KHM", TODAY, None)
    assert {type(one.evidence) for one in found} == {NoData, NotCounted, Written}
    words = Words(Translator("en", None))
    defined = Definitions(indicators(library), {}, ())
    told = [line for one in found for line in wording.evidence(Names(words, library, defined), one)]
    assert "There is no data here yet." in told


def test_with_data_each_kind_of_evidence_is_told_with_its_gap(library: Library, defined: Definitions) -> None:
    report = published(counted(Make(3, 400), defined), defined)
    found = commitments(library, "KHM", TODAY, report)
    kinds = {type(one.evidence) for one in found}
    assert kinds == {Reached, Compared, Funded, Written, NotCounted}
    names = Names(Words(Translator("en", None)), library, defined)
    for one in found:
        assert wording.evidence(names, one), one.duty.id
        assert wording.gap(names, one).startswith("Gap: "), one.duty.id


@pytest.mark.parametrize("country", PACKS)
def test_what_no_source_speaks_of_is_told_as_not_known(country: str, library: Library, defined: Definitions) -> None:
    plans = register(library, country)
    assert plans
    names = Names(Words(Translator("en", None)), library, defined)
    for plan in plans:
        lines = plan_lines(names, plan, TODAY)
        assert ("Budget: not known" in lines) == (plan.budget is None)
        assert ("Time frame: not known" in lines) == (plan.time_frame is None)
        assert ("Names victims: not known" in lines) == (plan.names_victims == "unknown")


def test_a_plan_whose_time_is_over_does_not_count_as_current(library: Library) -> None:
    before = of(library, "BIH", "ccm.plan", date(2025, 12, 31)).evidence
    after = of(library, "BIH", "ccm.plan", date(2026, 1, 1)).evidence
    assert isinstance(before, Written) and isinstance(after, Written)
    assert (before.current, after.current) == (2, 1)


def test_a_country_without_a_pack_has_commitments_and_no_plans(library: Library) -> None:
    found = of(library, "AGO", "ccm.plan")
    assert found.evidence == Written(0, 0, 0, 0, 0, 0)


def test_plans_are_never_called_binding(library: Library) -> None:
    tr = Translator("en", None)
    for one in commitments(library, "KHM", TODAY, None):
        badge = wording.standing(tr, one.standing, wording.is_plan(one)).text
        assert badge != "Binding" or one.treaty is not None and one.treaty.binds(TODAY)
        if one.duty.instrument.endswith("_ap"):
            assert badge != "Binding"
