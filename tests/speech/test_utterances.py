# SPDX-License-Identifier: GPL-3.0-or-later
from va_desktop.speech.engine import Mark
from va_desktop.speech.utterances import Block, spoken_one_by_one, utterances


def test_a_page_is_said_sentence_by_sentence_in_the_language_of_each_block():
    page = [
        Block("Your rights", "en", "heading"),
        Block("Call 112. Go.", "en"),
        Block("Pida ayuda.", "es", "item"),
    ]
    said = utterances(page)
    assert [(u.block_index, u.lang, u.spoken) for u in said] == [
        (0, "en", "Your rights"), (1, "en", "Call 1 1 2."), (1, "en", "Go."), (2, "es", "Pida ayuda."),
    ]  # fmt: skip
    assert all(page[u.block_index].text[u.start : u.end] == u.text for u in said)


def test_headings_and_items_are_followed_by_a_longer_pause_than_sentences():
    pauses = {kind: utterances([Block("Go.", "en", kind)])[0].pause_ms for kind in ("heading", "sentence", "item")}
    assert 300 <= pauses["sentence"] <= 500 <= pauses["item"] <= 700
    assert pauses["heading"] > pauses["sentence"]


def test_what_holds_no_letter_and_no_digit_is_not_said():
    assert utterances([Block(" — \n…\n***", "en"), Block("", "en")]) == ()


def test_a_word_mark_leads_to_its_place_in_the_block():
    sentence = utterances([Block("Go. Then call 112 now.", "en")])[1]
    start = sentence.spoken.index("now")
    assert sentence.shown(Mark(0, start, 3)) == (18, 21)


def test_the_first_sentence_is_ready_before_the_second_block_is_read():
    def blocks():
        yield Block("First.", "en")
        raise AssertionError("the second block was asked for too early")

    assert next(spoken_one_by_one(blocks())).text == "First."
