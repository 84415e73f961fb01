# SPDX-License-Identifier: GPL-3.0-or-later
"""An attacker with the whole report and the rules in hand recovers nothing; without complementary suppression, much."""

import os
import random
from typing import get_args

import pytest

from tests.evidence.attacker import Attacker
from tests.evidence.conftest import counted, published
from tests.evidence.generator import Make, Skew
from va_desktop.evidence.compute import Raw
from va_desktop.evidence.keys import Key
from va_desktop.evidence.published import Published
from va_desktop.evidence.report import Definitions
from va_desktop.evidence.suppress import primary

CASELOADS, SLICES = 2000 if os.environ.get("FAULTS") == "long" else 200, 8


def made(seed: int) -> Make:
    chance = random.Random(seed)
    people = chance.choice((10, 20, 30, 40, 60, 80, 120, 200))
    skew = chance.choice(("none", "none", *get_args(Skew)))
    return Make(seed, people, areas=chance.choice((2, 5, 9)), frameworks=chance.choice((2, 4, 7)), skew=skew)


def attack(report: Published) -> Attacker:
    attacker = Attacker({tuple(key): (one.mark, one.value) for key, one in report.counts.items()})
    assert attacker.bounds(), "the attacker's own relations do not hold"
    return attacker


def hidden(report: Published, raw: Raw) -> list[Key]:
    return [key for key, one in report.counts.items() if one.mark != "shown" and raw.counts[key]]


@pytest.mark.parametrize("part", range(SLICES))
def test_nothing_that_was_held_back_can_be_recovered(part: int, defined: Definitions) -> None:
    count = 0
    for seed in range(part, CASELOADS, SLICES):
        raw = counted(made(seed), defined)
        report = published(raw, defined)
        attacker, secret = attack(report), hidden(report, raw)
        assert attacker.recovered(secret) == [], seed
        assert attacker.rests() == [], seed
        assert attacker.together() == [], seed
        count += len(secret)
        for key in secret:
            if report.of(key).mark == "small":
                assert (attacker.low[key], attacker.high[key]) == (1, 4), (seed, key)
    assert count > 1500


def test_the_same_attacker_recovers_figures_where_only_small_ones_are_held_back(defined: Definitions) -> None:
    recovered = 0
    for seed in range(25):
        raw = counted(made(seed), defined)
        marks = primary(raw.counts, {})
        public = {
            tuple(key): (mark, raw.counts[key]) if mark == "shown" else (mark, None) for key, mark in marks.items()
        }
        attacker = Attacker(public)
        assert attacker.bounds()
        found = attacker.recovered([tuple(key) for key, mark in marks.items() if mark == "small"])
        assert all(attacker.low[name] == raw.counts[Key(*name)] for name in found), "a wrong guess is no recovery"
        recovered += len(found)
    assert recovered > 200


@pytest.mark.parametrize("skew", ["none", "all_obtained", "one_need", "one_kind_of_person"])
def test_for_small_figures_whole_other_worlds_exist(skew: Skew, defined: Definitions) -> None:
    seed = 14
    raw = counted(Make(seed, 40, areas=3, frameworks=3, skew=skew), defined)
    report = published(raw, defined)
    attacker = attack(report)
    small = [key for key, one in report.counts.items() if one.mark == "small"]
    assert small
    chosen = random.Random(seed).sample(small, min(6, len(small)))
    for key in chosen:
        worlds = {value for value in (1, 2, 3, 4) if attacker.possible(key, value, raw.counts)}
        assert worlds == {1, 2, 3, 4}, key


def test_the_figures_that_matter_most_are_still_told(defined: Definitions) -> None:
    report = published(counted(Make(3, 300), defined), defined)
    for indicator in ("sought", "applied", "obtained", "refused"):
        assert report.value(Key(indicator)) is not None
        assert report.value(Key(indicator, "framework:targeted")) is not None
        assert report.value(Key(indicator, "framework:health")) is not None


def test_quarters_are_told_only_of_people_who_are_told_themselves(defined: Definitions) -> None:
    told = 0
    for seed in range(12):
        raw = counted(made(seed + 500), defined)
        report = published(raw, defined)
        within = {one.id: one.within for one in defined.indicators}
        for key in report.spreads:
            by = "" if key.by == "currency" else key.by
            people = Key(within[key.indicator] or "", key.group, by, key.category if by else "")
            assert report.value(people) is not None, key
        told += len(report.spreads)
        assert len(report.spreads) <= len(raw.spreads)
    assert told > 10


def test_zero_is_told_because_it_is_the_finding(defined: Definitions) -> None:
    report = published(counted(Make(3, 120, frameworks=3), defined), defined)
    assert report.value(Key("obtained", "framework:employment")) == 0


def test_nobody_learns_who_is_alone_in_a_district(defined: Definitions) -> None:
    raw = counted(Make(5, 60, areas=12), defined)
    named = {key.category for key in raw.counts if key.by == "area"} - {"others", "unknown"}
    assert named
    assert all(raw.counts[Key("sought", "", "area", area)] >= 5 for area in named)


@pytest.mark.parametrize("people", [0, 1, 2, 4])
def test_of_four_people_nothing_is_told(people: int, defined: Definitions) -> None:
    report = published(counted(Make(2, people), defined), defined)
    by_people = [one for key, one in report.counts.items() if key.indicator != "visits"]
    assert not any(one.value for one in by_people)
    assert not report.spreads
    assert report.newest is None or report.value(Key("visits"))
