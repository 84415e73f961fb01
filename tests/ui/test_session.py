# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided session in the window: answers that stay, results with a next step, paper, password, the worker's side."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.conftest import Stage
from tests.ui.test_window import press
from va_desktop.guidance.session import Given, LeftOpen, Picked
from va_desktop.periods import Span
from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.kit.printing import print_
from va_desktop.ui.kit.row import Row
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.tour import settle


@pytest.fixture
def window(stage: Stage) -> Iterator[MainWindow]:
    shown = stage.show(HOME, country="COL")
    shown.live.clear()
    yield shown
    shown.live.clear()
    shown.services.answers_file.unlink(missing_ok=True)
    shown.mode = "personal"
    shown.refresh()


def said(widget: QWidget) -> str:
    """Everything that a page shows as text."""
    found = [item.text() for item in widget.findChildren(Label)] + [
        b.badge.text for b in widget.findChildren(BadgeLabel)
    ]
    for item in widget.findChildren(Painted):
        found += [item.accessibleName(), item.accessibleDescription()]
    return " | ".join(found)


def choose(window: MainWindow, name: str) -> None:
    window.findChild(QWidget, name).setChecked(True)
    press(window, "continue")


def test_three_actions_lead_from_home_to_the_first_question(window: MainWindow) -> None:
    for name in ("tile.benefits", "session", "begin"):
        press(window, name)
    assert window.history.now.screen == "question"


def test_an_answer_is_kept_and_the_next_question_comes(window: MainWindow) -> None:
    window.open(to("question", id="who"))
    choose(window, "answer.me")
    assert window.live.answers("COL").get("who") == Picked("me")
    assert window.history.now.screen == "question"
    assert window.history.now.get("id") != "who"


def test_continue_without_a_choice_is_a_good_answer(window: MainWindow) -> None:
    window.open(to("question", id="who"))
    press(window, "continue")
    assert window.live.answers("COL").get("who") == LeftOpen("dont_know")


@pytest.mark.parametrize("how", ["dont_know", "not_said"])
def test_every_question_can_be_left_open(window: MainWindow, how: str) -> None:
    session = window.live.session("COL")
    assert session is not None
    for question in (*session.questions, *window.live.module("COL")):
        window.open(to("question", id=question.id))
        settle()
        choose(window, f"answer.open.{how}")
        assert window.live.answers("COL").get(question.id) == LeftOpen(how)  # type: ignore[arg-type]


def test_going_back_shows_the_answer_that_was_given(window: MainWindow) -> None:
    window.open(to("question", id="who"))
    choose(window, "answer.family_killed")
    window.go_back()
    settle()
    assert window.findChild(QWidget, "answer.family_killed").isChecked()


def test_an_answer_changed_from_the_review_leaves_the_others(window: MainWindow) -> None:
    window.live.put("COL", "who", Picked("me"))
    window.live.put("COL", "device", Picked("landmine"))
    window.open(to("review"))
    settle()
    press(window, "answer.who")
    choose(window, "answer.carer")
    assert window.history.now.screen == "review"
    answers = window.live.answers("COL")
    assert (answers.get("who"), answers.get("device")) == (Picked("carer"), Picked("landmine"))


def type_day(window: MainWindow, **parts: str) -> None:
    for name, text in parts.items():
        window.findChild(QLineEdit, f"entry.{name}").setText(text)
    press(window, "continue")


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ({"day": "4", "month": "3", "year": "2019"}, Span(date(2019, 3, 4), date(2019, 3, 4))),
        ({"month": "2", "year": "2024"}, Span(date(2024, 2, 1), date(2024, 2, 29))),
        ({"year": "2019"}, Span(date(2019, 1, 1), date(2019, 12, 31))),
        ({"day": "٤", "month": "٣", "year": "٢٠١٩"}, Span(date(2019, 3, 4), date(2019, 3, 4))),
    ],
)
def test_a_day_may_be_given_as_far_as_it_is_known(window: MainWindow, parts: dict[str, str], value: Span) -> None:
    window.open(to("question", id="when"))
    type_day(window, **parts)
    assert window.live.answers("COL").get("when") == Given(value)


@pytest.mark.parametrize(
    "parts",
    [
        {"day": "30", "month": "2", "year": "2019"},
        {"day": "4", "year": "2019"},
        {"year": "19"},
        {"month": "13", "year": "2019"},
        {"year": "soon"},
    ],
)
def test_a_wrong_day_gets_one_kind_sentence_and_nothing_is_lost(window: MainWindow, parts: dict[str, str]) -> None:
    window.open(to("question", id="when"))
    type_day(window, **parts)
    problem = window.findChild(Label, "problem")
    assert window.history.now == to("question", id="when")
    assert problem.isVisibleTo(window)
    assert problem.text()
    for name, text in parts.items():
        assert window.findChild(QLineEdit, f"entry.{name}").text() == text[: 4 if name == "year" else 2]


def test_a_number_outside_its_range_is_told_with_the_range(window: MainWindow) -> None:
    window.open(to("question", id="working_capacity"))
    window.findChild(QLineEdit, "entry.number").setText("140")
    press(window, "continue")
    assert "from 0 to 100" in window.findChild(Label, "problem").text()
    window.findChild(QLineEdit, "entry.number").setText("49,5 %")
    press(window, "continue")
    assert window.live.answers("COL").get("working_capacity") == Given(49.5)


@pytest.mark.parametrize(
    ("country", "lang"), [("COL", "es"), ("UKR", "uk"), ("BIH", "en"), ("LAO", "en"), ("KHM", "en")]
)
def test_no_result_is_a_bare_no_and_both_kinds_of_help_stand_side_by_side(
    stage: Stage, country: str, lang: str
) -> None:
    window = stage.show(to("results"), country=country, lang=lang)
    session = window.live.session(country)
    assert session is not None
    rows = [row for row in window.page.findChildren(Row) if row.objectName().startswith("result.")]
    shown = [row for row in session.outcomes(window.live.answers(country)) if not row.history]
    assert len(rows) == len(shown)
    assert all(row.line.strip() and row.marks for row in rows)
    headings = said(window.page)
    tr = window.words.tr
    assert tr("For survivors and their families") in headings
    assert tr("Open to everyone who qualifies") in headings
    assert tr("This is guidance. The office decides.") in headings


def test_the_page_of_help_tells_the_persons_own_result_with_reasons(window: MainWindow) -> None:
    window.live.put("COL", "in_register", Picked("no"))
    window.open(to("benefit", id="col.administrative_compensation"))
    settle()
    assert "For you: Do something else first" in said(window.page)
    press(window, "open.reasons")
    assert "You are in the Single Register of Victims: yes." in said(window.page)
    assert "You said: no." in said(window.page)


def test_without_answers_the_page_of_help_tells_no_result(window: MainWindow) -> None:
    window.open(to("benefit", id="col.administrative_compensation"))
    settle()
    assert "For you" not in said(window.page)


def test_the_paper_is_saved_without_an_answer_and_without_a_name(window: MainWindow) -> None:
    window.live.put("COL", "who", Picked("family_killed"))
    window.live.put("COL", "when", Given(Span(date(2019, 3, 4), date(2019, 3, 4))))
    window.open(to("take"))
    settle()
    folder = window.services.folders.documents
    before = set(folder.glob("*")) if folder.exists() else set()
    press(window, "save")
    (file,) = set(folder.glob("*.html")) - before
    text = file.read_text("utf-8")
    assert '<html lang="en" dir="ltr">' in text
    assert "The office decides." in text
    assert "2019" not in text.split("<main>")[1].split("</main>")[0].replace("Resolución 1049 of 2019", "")
    assert "killed" not in text.split("<h1>")[1].split("<h2>")[0]
    assert file.name in window.findChild(Label, "told.take").text()


def test_the_paper_can_be_printed_large_and_small(window: MainWindow, tmp_path: Path) -> None:
    window.open(to("take"))
    settle()
    for large in (False, True):
        file = tmp_path / f"{large}.pdf"
        assert print_(window.page.papers.sheet, window.look, large, file)
        assert file.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "True.pdf").stat().st_size > 1000


def test_without_a_printer_the_page_says_what_else_to_do(window: MainWindow) -> None:
    from va_desktop.ui.kit.printing import printer_there

    if printer_there():
        pytest.skip("this computer has a printer")
    window.open(to("take"))
    settle()
    press(window, "print")
    assert "Save the page instead" in window.findChild(Label, "told.take").text()


def everything_on_disk(window: MainWindow) -> bytes:
    folders = window.services.folders
    roots = {folders.data, folders.config, folders.cache, folders.documents}
    return b"".join(path.read_bytes() for root in roots if root.exists() for path in root.rglob("*") if path.is_file())


def test_nothing_of_a_session_is_written_unless_a_person_asks_for_it(window: MainWindow) -> None:
    before = everything_on_disk(window)
    window.open(to("question", id="when"))
    type_day(window, day="17", month="5", year="1993")
    window.open(to("question", id="who"))
    choose(window, "answer.family_killed")
    window.open(to("results"))
    window.change(theme="dark")
    window.change(theme="light")
    settle()
    after = everything_on_disk(window)
    assert b"1993" not in after.replace(before, b"")
    assert b"family_killed" not in after


def test_answers_are_kept_behind_a_password_and_come_back_with_it(window: MainWindow) -> None:
    window.live.put("COL", "who", Picked("family_killed"))
    window.open(to("kept"))
    settle()
    window.findChild(QLineEdit, "password").setText("short")
    press(window, "go")
    assert "6" in window.findChild(Label, "problem").text()
    window.findChild(QLineEdit, "password").setText("mango river 7")
    press(window, "go")
    assert window.services.answers_file.exists()
    window.live.put("COL", "device", Picked("landmine"))
    window.live.clear()
    assert b"family_killed" not in everything_on_disk(window)
    window.open(to("session"))
    window.open(to("kept"))
    settle()
    window.findChild(QLineEdit, "password").setText("wrong password")
    press(window, "go")
    assert "Nothing is lost" in window.findChild(Label, "problem").text()
    window.findChild(QLineEdit, "password").setText("mango river 7")
    press(window, "go")
    answers = window.live.answers("COL")
    assert (answers.get("who"), answers.get("device")) == (Picked("family_killed"), Picked("landmine"))
    window.open(to("kept"))
    settle()
    press(window, "delete")
    assert window.services.answers_file.exists()
    press(window, "delete")
    assert not window.services.answers_file.exists()


def test_begin_again_forgets_the_answers(window: MainWindow) -> None:
    window.live.put("COL", "who", Picked("me"))
    window.open(to("session"))
    settle()
    press(window, "again")
    assert not window.live.answers("COL")


def test_the_six_questions_are_asked_only_after_a_yes_and_change_nothing(window: MainWindow) -> None:
    session = window.live.session("COL")
    assert session is not None
    before = [row.result for row in session.outcomes(window.live.answers("COL"))]
    window.open(to("washington"))
    settle()
    press(window, "agree")
    for _ in range(6):
        choose(window, "answer.cannot_do_at_all")
    assert window.history.now == to("washington", done="1")
    assert [row.result for row in session.outcomes(window.live.answers("COL"))] == before
    press(window, "forget")
    assert not window.live.answers("COL")


def test_a_country_without_questions_says_what_helps_instead(window: MainWindow) -> None:
    window.change(country="FRA")
    window.open(to("session"))
    settle()
    assert "Your rights hold all the same" in said(window.page)


def test_in_outreach_mode_consent_comes_first_and_a_no_still_gives_help(window: MainWindow) -> None:
    window.mode = "outreach"
    window.open(to("session"))
    settle()
    assert window.findChild(QWidget, "begin") is None
    press(window, "refuse")
    assert window.live.agreed is False
    assert window.history.now == to("benefits")
    assert any(row.objectName().startswith("benefit.") for row in window.page.findChildren(Row))


def test_one_key_shows_and_hides_the_workers_side_and_the_persons_page_never_has_its_notes(window: MainWindow) -> None:
    window.mode, window.worker_open = "outreach", True
    window.live.agreed = True
    window.live.note = "a note of the worker"
    window.open(to("question", id="who"))
    settle()
    hint = "Who in your family was hurt by the explosion?"
    assert hint in said(window.worker_side)
    assert hint not in said(window.page)
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.worker_side is None
    assert hint not in said(window)
    assert "a note of the worker" not in said(window)
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.worker_side is not None
    press(window, "worker.handover")
    assert window.worker_side is None


def test_the_workers_side_does_not_exist_in_personal_mode(window: MainWindow) -> None:
    window.open(to("question", id="who"))
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.worker_side is None


@pytest.mark.parametrize("lang", ["en", "ar", "km"])
@pytest.mark.parametrize("scale", [100, 200, 400])
def test_both_sides_have_names_and_nothing_is_cut(stage: Stage, lang: str, scale: int) -> None:
    from tests.ui import walks

    window = stage.window
    window.mode, window.worker_open = "outreach", True
    try:
        shown = stage.show(to("question", id="who"), lang=lang, country="COL", scale=scale)
        shown.live.agreed = True
        shown.refresh()
        settle()
        assert walks.unnamed(shown) == []
        assert walks.small(shown) == []
        assert walks.cut(shown) == []
    finally:
        window.mode = "personal"
        window.refresh()


def test_the_paper_can_be_taken_as_sound_and_as_text_for_braille(stage: Stage) -> None:
    from tests.ui.waiting import until

    window = stage.show(to("take"))
    documents = window.services.folders.documents
    for name, ending in (("braille", ".txt"), ("sound", ".wav")):
        window.page.findChild(QWidget, name).click()
        until(lambda ending=ending: any(documents.glob(f"*{ending}")), 60)
        (file,) = documents.glob(f"*{ending}")
        assert file.stat().st_size > 200
        file.unlink()
