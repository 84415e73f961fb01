# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from va_desktop.i18n.direction import Sentence, isolate, plain, runs_right_to_left
from va_desktop.i18n.translator import Translator


@pytest.mark.parametrize(
    ("text", "page", "found"),
    [
        ("Ask the office.", True, False),
        ("اسألوا المكتب.", False, True),
        ("اسألوا UARIV.", True, True),
        ("See اسألوا.", False, False),
        ("12 %", True, True),
        ("", True, True),
        ("+57 601", False, False),
        ("Спитайте.", True, False),
    ],
)
def test_a_text_by_itself_runs_as_its_letters_run(text: str, page: bool, found: bool) -> None:
    assert runs_right_to_left(text, page) is found


def test_a_foreign_name_does_not_turn_the_sentence_around_it() -> None:
    told = Sentence("الورقة موجودة: {name}").format(name="Ask before you go.")
    assert told == f"الورقة موجودة: {isolate('Ask before you go.')}"
    assert Sentence("Paper: {name}").format(name="هوية") == f"Paper: {isolate('هوية')}"


def test_a_name_of_the_same_direction_and_a_number_go_in_as_they_are() -> None:
    assert Sentence("Paper: {name}, {n}").format(name="Cédula", n=3) == "Paper: Cédula, 3"
    assert Sentence("بقي {n}").format(n="3") == "بقي 3"
    assert Sentence("الاسم {name}").format(name=isolate("Ana")) == f"الاسم {isolate('Ana')}"


def test_every_sentence_of_the_interface_protects_what_is_put_into_it() -> None:
    tr = Translator("en", None)
    for sentence in (tr("For {who}"), tr.plural("{who}", "{who}", 2), tr.context("a", "{who}")):
        assert plain(sentence.format(who="سارة")) != sentence.format(who="سارة")
