# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided session: answers that stay, questions that matter, and answers that a person asked to keep."""

import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from va_desktop.content.library import Library
from va_desktop.eligibility.questions import Question, questions
from va_desktop.eligibility.rulebook import RuleBook
from va_desktop.guidance.live import Live
from va_desktop.guidance.session import Answer, Answers, Given, LeftOpen, Picked, Session
from va_desktop.guidance.store import KeptAnswers, KeptRefused
from va_desktop.periods import Span, span

TODAY = date(2026, 11, 23)
COUNTRIES = ("COL", "UKR", "BIH", "LAO", "KHM")


@pytest.fixture(scope="module")
def sessions(library: Library) -> dict[str, Session]:
    return {
        country: Session(RuleBook(library, country), questions(library, country), TODAY)
        for country in COUNTRIES
        if library.pack(country)
    }


def some_answer(question: Question, chance: random.Random) -> Answer:
    if chance.random() < 0.15:
        return LeftOpen(chance.choice(["dont_know", "not_said"]))  # type: ignore[arg-type]
    if question.options:
        return Picked(chance.choice(question.options).id)
    if question.fact is not None and question.fact.kind == "date":
        found = span(chance.choice(["2019", "2022-03", "2024-05-04", "1994-01-01"]))
        assert found is not None
        return Given(found)
    return Given(chance.randint(0, 100))


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("seed", range(12))
def test_the_session_ends_and_asks_only_what_can_still_change_something(
    sessions: dict[str, Session], country: str, seed: int
) -> None:
    session, chance = sessions[country], random.Random(seed)
    answers, asked = Answers(), []
    while (ahead := session.next(answers)) is not None:
        assert ahead.question.id not in asked
        assert ahead.changes
        asked.append(ahead.question.id)
        answers = answers.with_(ahead.question.id, some_answer(ahead.question, chance))
        assert len(asked) <= len(session.questions)
    # Whatever the questions that were left out would have said, no result changes any more.
    known = session.known(answers)
    before = {row.id: row.result for row in session.outcomes(answers)}
    for question in session.questions:
        if question.id not in asked:
            for option in question.options:
                extra = {name: value for name, value in option.sets.items() if name not in known.facts}
                after = session.book.results({**known.facts, **extra}, TODAY)
                assert after == before, question.id


def test_changing_an_answer_forgets_no_other(sessions: dict[str, Session]) -> None:
    session, chance = sessions["COL"], random.Random(1)
    answers = Answers()
    while (ahead := session.next(answers)) is not None:
        answers = answers.with_(ahead.question.id, some_answer(ahead.question, chance))
    changed = answers.with_("in_register", Picked("no"))
    assert {key: row for key, row in changed.by_question.items() if key != "in_register"} == {
        key: row for key, row in answers.by_question.items() if key != "in_register"
    }
    assert list(changed.by_question) == list(answers.by_question)


def test_the_order_of_the_answers_does_not_matter(sessions: dict[str, Session]) -> None:
    session, chance = sessions["UKR"], random.Random(5)
    rows = [(question.id, some_answer(question, chance)) for question in session.questions]
    one, other = Answers(), Answers()
    for id_, answer in rows:
        one = one.with_(id_, answer)
    for id_, answer in reversed(rows):
        other = other.with_(id_, answer)
    assert [(row.id, row.result) for row in session.outcomes(one)] == [
        (row.id, row.result) for row in session.outcomes(other)
    ]


def test_dont_know_and_rather_not_say_leave_a_result_open(sessions: dict[str, Session]) -> None:
    session = sessions["COL"]
    answers = Answers()
    for question in session.questions:
        answers = answers.with_(question.id, LeftOpen("not_said"))
    assert session.next(answers) is None
    assert {row.result for row in session.outcomes(answers) if not row.history} == {"ask"}


def test_the_first_question_bears_on_most_results(sessions: dict[str, Session]) -> None:
    for session in sessions.values():
        ahead = session.next(Answers())
        assert ahead is not None
        assert len(ahead.changes) >= 2


def test_one_answer_may_settle_several_facts(sessions: dict[str, Session]) -> None:
    known = sessions["COL"].known(Answers().with_("who", Picked("family_killed")))
    assert known.facts["person.role"] == "family_of_killed"
    assert known.facts["direct_victim.outcome"] == "killed"


def test_the_module_is_no_part_of_the_session(sessions: dict[str, Session], library: Library) -> None:
    module = questions(library, "COL", "wgss")
    assert len(module) == 6
    assert not {row.id for row in module} & set(sessions["COL"].by_id)
    assert module[0].text is not None
    texts = [library.text(row.text.text, ["en"]).text for row in module]
    assert texts[0] == "Do you have difficulty seeing, even if wearing glasses?"
    assert texts[4] == "Do you have difficulty (with self-care such as) washing all over or dressing?"
    for row in module:
        said = [library.text(part.text, ["en"]).text for part in (row.text, row.why, row.hint) if part is not None]
        assert not any("disab" in text.lower() for text in said)
        assert [option.id for option in row.options] == [
            "no_difficulty",
            "some_difficulty",
            "a_lot_of_difficulty",
            "cannot_do_at_all",
        ]


def test_clearing_forgets_everything(library: Library) -> None:
    live = Live(lambda: library, lambda: TODAY)
    live.put("COL", "who", Picked("me"))
    live.note = "a note"
    live.agreed = True
    live.clear()
    assert (live.answers("COL"), live.note, live.agreed) == (Answers(), "", None)


def test_a_country_without_rules_has_no_session(library: Library) -> None:
    assert Live(lambda: library, lambda: TODAY).session("FRA") is None


def test_kept_answers_come_back_with_the_password_and_only_with_it(tmp_path: Path) -> None:
    file = tmp_path / "answers.vault"
    kept = KeptAnswers.create(file, "mango river 7")
    given = {
        "who": Picked("family_killed"),
        "when": Given(span("2019-03") or Span(TODAY, TODAY)),
        "age": Given(41),
        "group": LeftOpen("not_said"),
    }
    for question, answer in given.items():
        kept.put("COL", question, answer)
    kept.close()
    with pytest.raises(KeptRefused):
        KeptAnswers.open(file, "mango river 8")
    again = KeptAnswers.open(file, "mango river 7")
    assert again.answers() == {"COL": Answers(given)}
    again.close()


def test_nothing_of_the_answers_can_be_read_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "answers.vault"
    kept = KeptAnswers.create(file, "mango river 7")
    kept.put("COL", "canary_question", Picked("canary_option"))
    kept.close()
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert everything
    assert b"canary" not in everything
    assert b"mango" not in everything
    assert b"SQLite format" not in everything


def test_a_short_password_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        KeptAnswers.create(tmp_path / "answers.vault", "12345")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "answers.vault"
    KeptAnswers.create(file, "mango river 7").close()
    broken = bytearray(file.read_bytes())
    broken[100] ^= 1
    file.write_bytes(broken)
    with pytest.raises(KeptRefused):
        KeptAnswers.open(file, "mango river 7")
    assert file.read_bytes() == bytes(broken)


def test_forgetting_and_deleting_leave_nothing(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "answers.vault"
    live = Live(lambda: library, lambda: TODAY)
    live.put("COL", "who", Picked("me"))
    kept = KeptAnswers.create(file, "mango river 7")
    live.keep(kept)
    live.put("COL", "age", Given(30))
    assert set(kept.answers()["COL"].by_question) == {"who", "age"}
    live.begin_again("COL")
    assert kept.answers() == {}
    kept.delete()
    assert list(tmp_path.iterdir()) == []


def test_a_kill_costs_no_answer_that_was_given(tmp_path: Path) -> None:
    """The program is killed without warning right after it said that an answer is safe."""
    file = tmp_path / "answers.vault"
    code = (
        "import os, sys, signal, pathlib\n"
        "from va_desktop.guidance.store import KeptAnswers\nfrom va_desktop.guidance.session import Picked\n"
        f"kept = KeptAnswers.create(pathlib.Path({str(file)!r}), 'mango river 7')\n"
        "for number in range(int(sys.argv[1])):\n    kept.put('COL', f'q{number}', Picked('a'))\n"
        "print(number, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    for count in (1, 7, 30):
        ended = subprocess.run([sys.executable, "-c", code, str(count)], capture_output=True, text=True, check=False)
        assert ended.returncode == -9
        kept = KeptAnswers.open(file, "mango river 7")
        assert len(kept.answers()["COL"].by_question) == count == int(ended.stdout) + 1
        kept.delete()
