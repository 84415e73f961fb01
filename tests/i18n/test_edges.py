# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest

from va_desktop.i18n.edges import word_at, word_spans


def spoken_words(text, lang):
    return [text[start:end] for start, end in word_spans(text, lang)]


def test_punctuation_stays_outside_the_words():
    assert spoken_words("“Go, now!” (said he) – 4.5.", "en") == ["Go", "now", "said", "he", "–", "4.5"]


@pytest.mark.parametrize(("lang", "text"), [("th", "คุณมีสิทธิได้รับการช่วย"), ("my", "သင့်မှာ အခွင့်အရေး ရှိပါတယ်")])
def test_no_word_of_an_unspaced_script_starts_with_a_combining_mark(lang, text):
    words = spoken_words(text, lang)
    assert len(words) > 2
    assert not [word for word in words if unicodedata.category(word[0]).startswith("M")]


def test_a_picture_character_does_not_shift_thai_words():
    text = "สวัสดี 😀 ขอบคุณ"
    assert spoken_words(text, "th")[-1] == "ขอบคุณ"


@pytest.mark.parametrize(("position", "expected"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1), (5, None), (9, None)])
def test_a_position_between_words_belongs_to_the_next_word(position, expected):
    assert word_at(((0, 2), (3, 5)), position) == expected


def test_an_empty_text_has_no_words():
    assert word_at(word_spans("", "en"), 0) is None
