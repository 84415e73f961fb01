# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseload and its evidence together: what the report says is what was done, and no name goes with it."""

import argparse
import io
import json
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.casework import world
from va_desktop import bootstrap
from va_desktop.bootstrap import Services
from va_desktop.casework.cases import Person
from va_desktop.casework.copies import document
from va_desktop.casework.rules import rules
from va_desktop.cli import report
from va_desktop.desk import FOLDER, Desk
from va_desktop.evidence.store import Counted
from va_desktop.guidance.live import Live
from va_desktop.guidance.session import Given, Picked
from va_desktop.periods import span
from va_desktop.storage.vault import Code

PHRASE = "seven tall trees"


@pytest.fixture
def office(tmp_path: Path) -> Services:
    return bootstrap.services(tmp_path / "data", clock=lambda: date(2027, 1, 10))


@pytest.fixture
def made(office: Services) -> tuple[Desk, world.World]:
    folder = office.folders.data / FOLDER / "1"
    desk, _ = Desk.create(folder, Code.phrase(PHRASE), rules(office.library, "KHM"), cost=world.CHEAP)
    return desk, world.fill(desk.caseload, 120, 5, ("KHM",))


DAY = date(2026, 3, 2)


def test_answers_wait_with_their_case_and_with_no_other(office: Services, tmp_path: Path) -> None:
    folder = office.folders.data / FOLDER / "1"
    desk, _ = Desk.create(folder, Code.phrase(PHRASE), rules(office.library, "KHM"), cost=world.CHEAP)
    live = Live(lambda: office.library, office.clock)
    one, other = (desk.caseload.open(Person(name=name), world.yes("keep", DAY), DAY).id for name in ("Elm", "Fig"))
    desk.attend(live, one, DAY)
    live.put("KHM", "who", Picked("me"))
    live.put("KHM", "when", Given(span("2024")))
    desk.attend(live, other, DAY)
    assert not live.answers("KHM")
    desk.vault.lock()
    again = Desk.open(folder, Code.phrase(PHRASE), rules(office.library, "KHM"))
    again.attend(live, one, DAY)
    assert dict(live.answers("KHM").by_question) == {"who": Picked("me"), "when": Given(span("2024"))}
    live.put("KHM", "who", None)
    assert [row[1] for row in again.caseload.answers(one)] == ["when"]
    assert document(again.caseload.case(one), DAY, again.caseload.answers(one))["answers"][0]["question"] == "when"
    again.caseload.erase(one, DAY)
    assert again.vault.rows("SELECT * FROM case_answer") == []
    again.vault.lock()


def test_without_a_yes_to_a_record_no_answer_is_written(office: Services) -> None:
    folder = office.folders.data / FOLDER / "1"
    desk, _ = Desk.create(folder, Code.phrase(PHRASE), rules(office.library, "KHM"), cost=world.CHEAP)
    live = Live(lambda: office.library, office.clock)
    case = desk.caseload.open(Person(name="Elm"), world.yes("keep", DAY), DAY).id
    desk.attend(live, case, DAY)
    desk.caseload.withdraw(case, "keep", DAY)
    live.put("KHM", "who", Picked("me"))
    assert desk.caseload.answers(case) == []
    desk.attend(live, case, DAY)
    assert live.keeper is None
    desk.vault.lock()


def told(office: Services, out: Path, *more: str, phrase: str = PHRASE) -> tuple[int, str, str]:
    top = argparse.ArgumentParser()
    report.add_parser(top.add_subparsers())
    given = ["report", "--from", "2026-01-01", "--to", "2026-12-31", "--out", str(out), "--json", *more]
    args = top.parse_args(given)
    args.lang = "en"
    printed, err = io.StringIO(), io.StringIO()
    return report.run(args, office, printed, err, ask=lambda _: phrase), printed.getvalue(), err.getvalue()


def totals(facts: list[Counted]) -> Counter[str]:
    return Counter(fact.move for fact in facts if hasattr(fact, "move"))


def test_what_may_be_counted_is_what_was_done_for_those_who_agreed(made: tuple[Desk, world.World]) -> None:
    desk, true = made
    facts = list(desk.facts(date(2030, 1, 1)))
    desk.lock()
    assert totals(facts) == Counter(row["move"] for row in true.truth.moves)
    assert sum(hasattr(fact, "sex") for fact in facts) == len(true.truth.people)
    assert true.truth.uncounted > 0


def test_a_report_of_a_caseload_has_its_figures_and_no_name(
    office: Services, made: tuple[Desk, world.World], tmp_path: Path
) -> None:
    desk, true = made
    names = {case.person.name for case in desk.caseload.cases() if case.person.name}
    codes = {case.person.code for case in desk.caseload.cases()}
    desk.lock()
    status, printed, err = told(office, tmp_path / "out", "--caseload", "1", "--country", "KHM")
    assert (status, err) == (0, "")
    counts = json.loads(printed)["counts"]
    seen = Counter(row["status"] for row in counts)
    assert len(true.truth.people) in {row["value"] for row in counts}, seen
    assert names
    content = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.suffix != ".xlsx")
    for word in (*names, *codes):
        assert word.encode() not in content
        assert word not in printed


def test_the_same_period_is_told_the_same_whatever_was_added(
    office: Services, made: tuple[Desk, world.World], tmp_path: Path
) -> None:
    desk, _ = made
    desk.lock()
    _, first, _ = told(office, tmp_path / "a", "--caseload", "1", "--country", "KHM")
    again = Desk.open(desk.vault.folder, Code.phrase(PHRASE), rules(office.library, "KHM"), time.time)
    world.fill(again.caseload, 20, 6, ("KHM",))
    again.lock()
    _, second, err = told(office, tmp_path / "b", "--caseload", "1", "--country", "KHM")
    assert json.loads(first)["counts"] == json.loads(second)["counts"]
    assert "told again" in err


@pytest.mark.parametrize(
    ("more", "phrase", "line"),
    [
        (("--caseload", "1"), "some other words", "does not open"),
        (("--caseload", "9"), PHRASE, "cannot be opened"),
        ((), PHRASE, "--facts FILE or with --caseload N"),
    ],
)
def test_a_slip_gets_one_line_and_writes_nothing(
    office: Services,
    made: tuple[Desk, world.World],
    tmp_path: Path,
    more: tuple[str, ...],
    phrase: str,
    line: str,
) -> None:
    made[0].lock()
    status, printed, err = told(office, tmp_path / "out", *more, phrase=phrase)
    assert status == 2
    assert printed == ""
    assert err.count("\n") == 1
    assert line in err
    assert not (tmp_path / "out").exists()
