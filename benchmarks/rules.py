# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures judging one country's rules: against the same rules written by hand, against OpenFisca, and by number.

Prints one JSON row a line. The rules by hand are those of the Ukraine pack; before anything is timed both are asked
about a thousand made-up people and must agree on every result.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dateutil.relativedelta import relativedelta

from va_desktop.bootstrap import services
from va_desktop.eligibility.facts import Value
from va_desktop.eligibility.interview import next_question
from va_desktop.eligibility.questions import questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.periods import Span

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 23)
FRAME_MS = 16.0
NAMES = {1: "eligible", 0: "ask", -1: "not_eligible"}
EXPLOSIVE = {"landmine", "cluster_submunition", "uxo_erw", "ied", "other_explosive_ordnance"}
WAR = EXPLOSIVE - {"ied"}
PAPERS = {"mdrk_conclusion", "expert_team_decision", "lkk_conclusion", "vlk_conclusion", "individual_rehab_programme"}
CLOSE = {"parent", "step_parent", "adoptive_parent", "spouse", "civil_partner", "child", "step_child", "adopted_child"}


def is_(facts: Mapping[str, Any], name: str, wanted: Any) -> int:
    value = facts.get(name)
    return 0 if value is None else 1 if value == wanted else -1


def among(facts: Mapping[str, Any], name: str, wanted: set[str]) -> int:
    value = facts.get(name)
    return 0 if value is None else 1 if value in wanted else -1


def soft(truth: int) -> int:
    return 0 if truth < 0 else truth


def by_hand(facts: Mapping[str, Any]) -> dict[str, str]:
    """The Ukraine pack as a programmer would write it for this one purpose; days are `date` objects."""
    here, established = is_(facts, "incident.country", "UA"), is_(facts, "disability.established", True)
    caused = is_(facts, "disability.caused_by_incident_confirmed", True)
    device, age, day = facts.get("incident.device_class"), facts.get("person.age"), facts.get("incident.date")
    explosive = 0 if device is None else 1 if device in EXPLOSIVE else -1
    war = 0 if device is None else 1 if device in WAR else -1
    adult = 0 if age is None else 1 if age >= 18 else -1
    since = 0 if day is None else 1 if day >= date(2022, 2, 24) else -1
    aggression = is_(facts, "incident.attributed_to_russian_aggression", True)
    asked, named = facts.get("application.date"), facts.get("causal_link.date")
    in_time = 0 if asked is None or named is None else 1 if asked <= named + relativedelta(months=60) else -1
    once = soft(is_(facts, "benefit.one_off_compensation.already_received", False))
    yearly = soft(is_(facts, "benefit.annual_aid.received_this_calendar_year", False))
    relation = among(facts, "person.relation", CLOSE)
    other = min(is_(facts, "person.relation", "other_family"), is_(facts, "evidence.close_tie_and_dependency", True))
    forensic = is_(facts, "forensic_medical_conclusion.confirms_explosive_cause", True)
    agreed = is_(facts, "interagency_commission.decision", "positive")
    may_have = max(
        established,
        -adult,
        is_(facts, "person.is_veteran_or_defender", True),
        is_(facts, "person.civilian_injured_by_russian_aggression", True),
    )
    killed = is_(facts, "direct_victim.outcome", "killed")
    truth = {
        "ukr.one_off_compensation": min(here, explosive, established, caused, in_time, once),
        "ukr.annual_recuperation_aid": min(here, established, caused, explosive, yearly),
        "ukr.disability_assessment": min(adult, is_(facts, "impairment.lasting", True)),
        "ukr.assistive_products": min(among(facts, "recommendation.document", PAPERS), may_have),
        "ukr.war_disability_status_civilian": min(
            is_(facts, "person.civilian", True), established, war, forensic, agreed
        ),
        "ukr.register_of_damage_A2_1": min(since, killed, aggression, max(relation, other)),
        "ukr.register_of_damage_A2_3": min(
            since, here, aggression, is_(facts, "injury.serious", True), is_(facts, "person.natural_person", True)
        ),
    }
    return {**{id_: NAMES[value] for id_, value in truth.items()}, "ukr.family_of_killed_civilian_state_aid": "gap"}


def people(book: RuleBook, count: int, seed: int) -> list[dict[str, Any]]:
    """Return made-up people with plain Python values; about a third of the facts of each are not known."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        person: dict[str, Any] = {}
        for name in sorted(book.used - {"as_of"}):
            fact = book.facts[name]
            if chance.random() < 0.33:
                continue
            match fact.kind:
                case "yes_no":
                    person[name] = chance.random() < 0.7
                case "number":
                    person[name] = chance.randint(10, 70)
                case "date":
                    person[name] = date(chance.randint(2018, 2026), chance.randint(1, 12), chance.randint(1, 28))
                case "choice":
                    person[name] = chance.choice(fact.values).id
                case _:
                    person[name] = chance.choice(["UA", "UA", "PL"])
        made.append(person)
    return made


def as_values(person: Mapping[str, Any]) -> dict[str, Value]:
    return {name: Span(value, value) if isinstance(value, date) else value for name, value in person.items()}


def paired(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the medians in microseconds of two things that take turns."""
    first: list[float] = []
    second: list[float] = []
    for _ in range(rounds):
        for thing, times in ((ours, first), (theirs, second)):
            start = time.perf_counter()
            thing()
            times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(first), statistics.median(second)


def row(name: str, ours: float, baseline: float, target: float, unit: str) -> None:
    told = {"name": name, "ours": round(ours, 2), "baseline": round(baseline, 2), "unit": unit}
    print(json.dumps({**told, "ratio": round(ours / baseline, 2), "target": target}), flush=True)


def choices(book: RuleBook, rounds: int) -> list[float]:
    """Return the milliseconds of choosing each next question in sessions of made-up people."""
    asked = questions(book.library, book.country)
    times = []
    for person in people(book, rounds, 11):
        values, known, answered = as_values(person), {}, set()
        closed: set[str] = set()
        while True:
            start = time.perf_counter()
            ahead = next_question(book, asked, known, TODAY, closed, answered)
            times.append((time.perf_counter() - start) * 1e3)
            if ahead is None:
                break
            answered.add(ahead.question.id)
            for name in ahead.question.facts:
                if name in values:
                    known[name] = values[name]
                else:
                    closed.add(name)
    return times


def main() -> None:
    library = services().library
    book = RuleBook(library, "UKR")
    crowd = people(book, 1000, 7)
    ready = [as_values(person) for person in crowd]
    for person, values in zip(crowd, ready, strict=True):
        assert dict(book.results(values, TODAY)) == by_hand(person), person

    ours, hand = paired(
        lambda: [book.results(values, TODAY) for values in ready], lambda: [by_hand(person) for person in crowd], 15
    )
    row("rules of Ukraine, one person, against the same by hand", ours / 1000, hand / 1000, 20, "us")
    whole, _ = paired(lambda: [book.judge(values, TODAY) for values in ready[:100]], lambda: None, 9)
    row("the same with reasons, sums and deadlines", whole / 100, hand / 1000, 20, "us")

    for country in ("COL", "UKR", "KHM", "BIH", "LAO"):
        if library.pack(country) is not None:
            times = sorted(choices(RuleBook(library, country), 60))
            row(
                f"choosing the next question, {country}, p95, against one frame",
                times[len(times) * 95 // 100],
                FRAME_MS,
                1.0,
                "ms",
            )

    python = ROOT / ".venv" / "bench" / "bin" / "python"
    side = [str(python), str(ROOT / "benchmarks" / "openfisca_side.py"), "300"]
    answer = subprocess.run(side, capture_output=True, text=True, check=True)
    one, _ = paired(lambda: book.results(ready[0], TODAY), lambda: None, 3000)
    row("one person: 8 rules here against 3 in OpenFisca-Core", one, json.loads(answer.stdout)["us"], 1.0, "us")

    def spent(count: int) -> float:
        start = time.perf_counter()
        for at in range(count):
            book.results(ready[at % 1000], TODAY)
        return (time.perf_counter() - start) * 1e3

    tenth = statistics.median(spent(1000) for _ in range(9))
    row(
        "10,000 evaluations against ten times 1,000",
        statistics.median(spent(10_000) for _ in range(5)),
        10 * tenth,
        1.2,
        "ms",
    )


if __name__ == "__main__":
    main()
