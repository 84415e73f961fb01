# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre corrects every part of a place by pressing, adds protected places, and reads the remarks of visitors."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.desk import Desk
from va_desktop.directory.changes import Corrected
from va_desktop.directory.coded import is_empty_list
from va_desktop.directory.overlay import LONGEST_SUGGESTION, MOST_SUGGESTIONS, Overlay
from va_desktop.ui.navigation import to

SECRET = "9 Hidden Way"


def overlay(desk: Desk) -> Overlay:
    found = desk.services.shelf.overlay("FRA", make=True)
    assert found is not None
    return found


def correct(desk: Desk, field: str, **more: str) -> None:
    desk.open(to("correct", id="s1@p1", field=field, **more))


def found(desk: Desk, **wish: str) -> bool:
    desk.open(to("places", q="", shown="60", **wish))
    return "s1@p1" in desk.rows()


@pytest.mark.parametrize(
    ("part", "presses", "wish"),
    [
        ("access", ["hearing_loop.yes", "tactile.yes"], {"access": "hearing_loop,tactile"}),
        ("offers", ["lodging_paid.yes", "no_id.yes"], {"offer": "lodging_paid,no_id"}),
        ("coding", ["need.justice", "route.victims", "framework.development"], {"need": "justice", "door": "victims"}),
        ("coding", ["framework.education"], {"framework": "education"}),
        ("tongues", ["language.en"], {"language": "en"}),
    ],
    ids=["access", "offers", "needs and the door", "framework", "languages"],
)
def test_what_was_pressed_is_found_by_the_filters_at_once(
    desk: Desk, part: str, presses: list[str], wish: dict[str, str]
) -> None:
    correct(desk, part)
    for name in presses:
        button = desk.find(name)
        assert isinstance(button, QAbstractButton)
        if not button.isChecked():
            desk.press(name)
    desk.press("save")
    assert found(desk, **wish)


def test_only_what_is_different_is_a_change_and_the_next_answer_is_one_more(desk: Desk) -> None:
    correct(desk, "access")
    desk.press("save")
    assert overlay(desk).changes("s1") == ()
    correct(desk, "access")
    desk.press("tactile.no", "save")
    made = [each.change for each in overlay(desk).changes("s1") if not is_empty_list(each.change)]
    assert [type(each) for each in made] == [Corrected]
    desk.open(to("changes"))
    assert "Paths to feel for blind people is now: No" in desk.texts()
    desk.open(to("place", id="s1@p1"))
    desk.press("undo")
    assert overlay(desk).changes("s1") == ()


def test_where_it_is_can_be_corrected_and_found_by_its_district(desk: Desk) -> None:
    correct(desk, "where")
    desk.find("landmark").setPlainText("The old mill")
    desk.find("directions").setPlainText("Left after the mill.")
    desk.find("district").setText("Nowhere at all")
    desk.press("save")
    assert "We know no such district." in desk.texts()
    desk.find("district").setText("XX01")
    desk.find("position").setText("north")
    desk.press("save")
    assert "Write the position as two numbers" in desk.texts()
    desk.find("position").setText("12.5, 104.5")
    desk.press("save")
    desk.open(to("place", id="s1@p1"))
    assert "The old mill" in desk.texts()
    assert "Left after the mill." in desk.texts()
    assert desk.window.page.item.position == (12.5, 104.5)
    assert desk.window.page.item.facets.district == "XX01"


def test_a_language_is_found_by_its_name_and_an_unknown_one_is_asked_again(desk: Desk) -> None:
    correct(desk, "tongues")
    desk.find("other").setText("Xyzzy")
    desk.press("save")
    assert "We do not know this language." in desk.texts()
    desk.find("other").setText("swahili")
    desk.press("save")
    desk.open(to("place", id="s1@p1"))
    assert "sw" in desk.window.page.item.facets.languages


def test_one_press_says_that_all_of_it_was_checked_today(desk: Desk) -> None:
    overlay(desk).make("s1", Corrected(("assured_date",), None, "2019-01-01"))
    desk.open(to("correct", id="s1@p1"))
    assert "Last checked on 1 January 2019." in desk.texts()
    desk.press("checked")
    desk.open(to("place", id="s1@p1"))
    assert "This information is fresh." in desk.texts()


def test_papers_to_bring_and_the_waiting_time_are_on_the_page_of_the_place(desk: Desk) -> None:
    correct(desk, "bring")
    desk.find("text").setPlainText("Any paper with your name\n\nA letter of your doctor")
    desk.press("save")
    correct(desk, "wait")
    desk.find("text").setPlainText("Two weeks")
    desk.press("save")
    desk.open(to("place", id="s1@p1"))
    assert "A letter of your doctor" in desk.texts()
    assert "Two weeks" in desk.texts()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "  ", "A place needs a name."),
        ("phone", "hello", "Write the phone number in figures."),
        ("phone", "12", "A phone number has 3 to 15 figures."),
        ("url", "our page", "Write the whole web address"),
        ("email", "nobody", "An e-mail address has the sign @ in it."),
    ],
)
def test_what_cannot_be_right_is_told_at_once_and_nothing_is_saved(
    desk: Desk, field: str, typed: str, told: str
) -> None:
    correct(desk, field)
    desk.find("text").setPlainText(typed)
    desk.press("save")
    assert told in desk.texts()
    assert overlay(desk).changes("s1") == ()
    assert desk.find("text").toPlainText() == typed


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [
        ("8", "8:00 am", "Opening and closing are the same."),
        ("8", "at noon", "Write times such as 08:00 or 16:30."),
        ("8", "4", "It closes at 04:00 in the next morning."),
    ],
)
def test_times_that_cannot_be_right_are_told(desk: Desk, opens: str, closes: str, told: str) -> None:
    correct(desk, "week")
    desk.find("opens").setText(opens)
    desk.find("closes").setText(closes)
    desk.press("save")
    assert told in desk.texts()
    assert overlay(desk).changes("s1") == ()


def test_an_afternoon_with_pm_a_break_and_holidays_are_shown_as_meant(desk: Desk) -> None:
    correct(desk, "week")
    for name, text in (("opens", "8 am"), ("closes", "12"), ("again", "1:30 pm"), ("ends", "4:30 pm")):
        desk.find(name).setText(text)
    desk.press("week.holidays", "save")
    desk.open(to("place", id="s1@p1"))
    assert "08:00 to 12:00, 13:30 to 16:30" in desk.texts()
    assert "Closed on public holidays." in desk.texts()
    correct(desk, "week")
    assert [desk.find(name).text() for name in ("opens", "closes", "again", "ends")] == [
        "08:00",
        "12:00",
        "13:30",
        "16:30",
    ]


@pytest.mark.parametrize("answer", ["secret.yes", "secret.later"])
def test_a_shelter_is_secret_from_the_first_minute(tmp_path: Path, answer: str) -> None:
    desk = Desk(tmp_path, places=0)
    desk.open(to("newplace"))
    desk.find("name").setText("Sample House")
    desk.find("address").setText(SECRET)
    desk.press("save")
    assert "Say first whether the address is secret." in desk.texts()
    assert overlay(desk).changes() == ()
    desk.press(answer, "save")
    key = desk.window.page.item.key
    desk.close()
    visitor = Desk(tmp_path, mode="personal", places=0)
    for route in (to("place", id=key), to("correct", id=key), to("correct", id=key, field="address")):
        visitor.open(route)
        told = ("text", "plainText", "accessibleName", "accessibleDescription")
        shown = [str(each.property(name)) for each in visitor.window.findChildren(QWidget) for name in told]
        assert SECRET not in "\n".join(shown)
    visitor.open(to("places", q="hidden"))
    assert visitor.rows() == []
    visitor.close()


def test_an_address_is_made_secret_and_open_again_on_the_page_of_where(desk: Desk) -> None:
    correct(desk, "where")
    desk.press("secret.yes", "save")
    correct(desk, "where")
    assert desk.find("secret.yes").isChecked()
    assert desk.window.page.item.facets.redacted
    correct(desk, "where")
    desk.press("secret.no", "save")
    correct(desk, "")
    assert not desk.window.page.item.facets.redacted


def test_the_question_stands_beside_the_address_and_comes_before_it(desk: Desk) -> None:
    correct(desk, "address")
    desk.find("text").setPlainText(SECRET)
    desk.press("secret.yes", "save")
    first, second = (each.change for each in overlay(desk).changes("s1") if not is_empty_list(each.change))
    assert "attributes" in first.path
    assert second.value == SECRET
    correct(desk, "")
    assert desk.window.page.item.facets.redacted
    correct(desk, "fees")
    assert not desk.has("secret.yes")


def test_a_new_place_is_asked_about_step_by_step_and_the_programme_must_be_answered(tmp_path: Path) -> None:
    desk = Desk(tmp_path, places=0)
    desk.open(to("newplace"))
    desk.find("name").setText("Sample Hut")
    desk.press("secret.no", "save")
    assert "Step 1 of 7." in desk.texts()
    assert not desk.has("skip")
    desk.press("route.specialised", "approach.human_rights", "save")
    assert "Answer each question." in desk.texts()
    desk.press("framework.unknown", "framework.targeted")
    assert not desk.find("framework.unknown").isChecked()
    desk.press("save", "step_free.yes", "save", "skip", "skip", "skip")
    desk.find("text").setPlainText("Legs and wheelchairs.")
    desk.press("save", "skip")
    item = desk.window.page.item
    assert (item.facets.frameworks, item.facets.route, item.facets.access("step_free")) == (
        ("targeted",),
        "specialised",
        "yes",
    )
    assert item.description == "Legs and wheelchairs."
    desk.press("open.sources")
    assert "Added by this centre on 23 November 2026." in desk.texts()
    assert "Licence" not in desk.texts()
    desk.close()


def test_a_remark_that_is_not_true_can_be_taken_back_until_the_page_is_left(desk: Desk) -> None:
    overlay(desk).suggest("s1@p1", "moved", "It is behind the mill")
    desk.open(to("changes"))
    desk.press("reject.1")
    assert "Its words are erased when you leave this page." in desk.texts()
    desk.press("back.1")
    assert "It is behind the mill" in desk.texts()
    desk.press("reject.1")
    assert len(overlay(desk).suggestions()) == 1
    desk.open(to("places"))
    desk.wait(lambda: not overlay(desk).suggestions())
    assert overlay(desk).suggestions("rejected")[0].words is None


def test_a_remark_that_is_true_is_done_by_nothing_to_change_too(desk: Desk) -> None:
    overlay(desk).suggest("s1@p1", "other", "All is well")
    desk.open(to("changes"))
    desk.press("accept.1")
    assert "All is well" in desk.texts()
    assert len(overlay(desk).suggestions()) == 1
    desk.press("nothing")
    assert overlay(desk).suggestions() == ()
    assert len(overlay(desk).suggestions("accepted")) == 1


def test_buttons_on_the_page_of_changes_say_what_they_are_about(desk: Desk) -> None:
    overlay(desk).suggest("s1@p1", "phone", "It ends with 9")
    overlay(desk).make("s2", Corrected(("description",), "Something older.", "Ours."))
    desk.open(to("changes"))
    name = desk.window.services.shelf.directory("FRA").document("service", "s1")["name"]
    for button, told in (("accept.1", "It ends with 9"), ("reject.1", name), ("ours.1", "Ours"), ("undo.1", "Ours")):
        assert told in desk.find(button).accessibleDescription()


def test_all_changes_and_remarks_can_be_reached_the_newest_first(desk: Desk) -> None:
    kept = overlay(desk)
    for number in range(45):
        kept.make("s1", Corrected(("fees_description",), None, f"{number} coins"))
        kept.suggest("s2@p2", "other", f"Remark {number}")
    desk.open(to("changes"))
    assert desk.has("undo.45")
    assert desk.has("accept.45")
    assert not desk.has("undo.1")
    assert "20 of 45 are shown." in desk.texts()
    desk.press("more.changes", "more.changes", "more.remarks", "more.remarks")
    assert desk.has("accept.1")
    desk.press("undo.1")
    assert len(kept.changes()) == 44


def test_remarks_of_a_kiosk_have_a_limit_that_is_told_kindly(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    desk.open(to("wrong", id="s3@p3"))
    desk.press("about.other")
    desk.find("words").setPlainText("x" * (LONGEST_SUGGESTION + 1))
    desk.press("send")
    assert "1,000 letters at most" in desk.texts()
    desk.find("words").setPlainText("Short")
    for _ in range(MOST_SUGGESTIONS):
        overlay(desk).suggest("s1@p1", "closed")
    desk.press("send")
    assert "Many remarks wait here already." in desk.texts()
    assert len(overlay(desk).suggestions()) == MOST_SUGGESTIONS
    desk.close()


FORMS = [
    (to("newplace"), "name"),
    (to("wrong", id="s1@p1"), "words"),
    (to("correct", id="s1@p1", field="name"), "text"),
    (to("correct", id="s1@p1", field="week"), "opens"),
    (to("correct", id="s1@p1", field="where"), "directions"),
]


def write(widget: QWidget, text: str) -> None:
    (widget.setPlainText if hasattr(widget, "toPlainText") else widget.setText)(text)  # type: ignore[attr-defined]


def read(widget: QWidget) -> str:
    return widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("route", "field"), FORMS, ids=lambda part: str(getattr(part, "screen", part)))
def test_what_was_typed_is_still_there_after_another_language_look_and_size(desk: Desk, route, field: str) -> None:
    desk.open(route)
    write(desk.find(field), "8:15 CANARY")
    for way in ("languages", "look"):
        desk.open(to(way))
        desk.window.go_back()
        assert read(desk.find(field)) == "8:15 CANARY"
    desk.window.change(scale=200)
    assert read(desk.find(field)) == "8:15 CANARY"


def test_what_was_pressed_is_still_there_too(desk: Desk) -> None:
    correct(desk, "access")
    desk.press("tactile.no")
    desk.window.change(scale=150)
    assert desk.find("tactile.no").isChecked()
    desk.open(to("wrong", id="s1@p1"))
    desk.press("about.moved")
    desk.window.change(scale=100)
    assert desk.find("about.moved").isChecked()


def test_in_a_kiosk_nothing_that_was_typed_is_there_for_the_next_person(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mode="kiosk")
    desk.open(to("wrong", id="s1@p1"))
    desk.press("about.moved")
    write(desk.find("words"), "CANARY")
    desk.app.kiosk.end("finish")
    desk.window.change(lang="en", country="FRA")
    desk.open(to("wrong", id="s1@p1"))
    assert read(desk.find("words")) == ""
    assert not desk.find("about.moved").isChecked()
    assert not any(b"CANARY" in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    desk.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_at_four_times_the_size_no_page_is_wider_than_a_small_window(desk: Desk, lang: str) -> None:
    desk.window.resize(800, 600)
    desk.window.change(lang=lang, scale=400)
    parts = ("coding", "offers", "access", "tongues", "week", "where", "name", "")
    routes = [to("newplace"), to("wrong", id="s1@p1"), to("changes")]
    routes += [to("correct", id="s1@p1", field=name, new="1" if name in ("coding", "where") else "") for name in parts]
    for route in routes:
        desk.open(route)
        page = desk.window.page
        assert page.widget().width() <= page.viewport().width(), route
