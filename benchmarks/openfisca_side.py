# SPDX-License-Identifier: GPL-3.0-or-later
"""Three rules of the Ukraine pack as a small OpenFisca system; prints how long one evaluation of one person takes.

Run by `rules.py` with the Python of `.venv/bench`, where OpenFisca-Core is installed.
"""

import json
import sys
import time

from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERSON = build_entity(key="person", plural="persons", label="A person", is_person=True)
PERIOD = "2026-11"


def given(name: str, kind: type) -> type[Variable]:
    return type(
        name, (Variable,), {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.MONTH, "label": name}
    )


class assessment(Variable):  # noqa: N801
    value_type, entity, definition_period, label = bool, PERSON, DateUnit.MONTH, "Disability assessment"

    def formula(person, period):  # noqa: N805
        return (person("age", period) >= 18) * person("lasting", period)


class register(Variable):  # noqa: N801
    value_type, entity, definition_period, label = bool, PERSON, DateUnit.MONTH, "Register of damage, serious injury"

    def formula(person, period):  # noqa: N805
        since = person("incident_day", period) >= 20220224
        return since * person("here", period) * person("aggression", period) * person("serious", period)


class one_off(Variable):  # noqa: N801
    value_type, entity, definition_period, label = bool, PERSON, DateUnit.MONTH, "One-off compensation"

    def formula(person, period):  # noqa: N805
        mine = person("here", period) * person("explosive", period)
        return mine * person("established", period) * person("caused", period) * (person("months", period) <= 60)


def system() -> TaxBenefitSystem:
    built = TaxBenefitSystem([PERSON])
    for name, kind in (
        ("age", int),
        ("incident_day", int),
        ("months", int),
        *((name, bool) for name in ("lasting", "here", "aggression", "serious", "explosive", "established", "caused")),
    ):
        built.add_variable(given(name, kind))
    for rule in (assessment, register, one_off):
        built.add_variable(rule)
    return built


def main(rounds: int) -> None:
    built = system()
    facts = {"age": 34, "incident_day": 20240504, "months": 12}
    facts |= dict.fromkeys(("lasting", "here", "aggression", "serious", "explosive", "established", "caused"), True)
    person = {"persons": {"one": {name: {PERIOD: value} for name, value in facts.items()}}}
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        simulation = SimulationBuilder().build_from_entities(built, person)
        results = [bool(simulation.calculate(name, PERIOD)[0]) for name in ("assessment", "register", "one_off")]
        times.append(time.perf_counter() - start)
        assert results == [True, True, True]
    times.sort()
    print(json.dumps({"us": times[len(times) // 2] * 1e6}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
