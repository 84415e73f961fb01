# SPDX-License-Identifier: GPL-3.0-or-later
"""Where words begin and end, with and without spaces between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import clusters, insert_breaks, is_unspaced, remove_breaks, runs, words

ZW = "\u200b"
PHRASES = {
    "km": "សំណងជនពិការដោយសារមីន",
    "lo": "ຄົນພິການຈາກລະເບີດ",
    "my": "ဥပဒေအကူအညီပေးရေးရုံး",
    "th": "คนพิการจากทุ่นระเบิด",
}
MIXED = st.text(st.sampled_from("abc 0១។ៗ៖កខគជនា្តំះ៉ကခမသန်္ငိုေးါ၊ກຂຄນາເີ່ໆกขคนาเีำ่ๆฯ-.()\u200b"), max_size=20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("follow-up, at 24/7!", ["follow", "up", "at", "24", "7"]),
        ("مركز (التأهيل)؟", ["مركز", "التاهيل"]),
        ("пам'яті «мін»", ["памяті", "мін"]),
        ("የሕግ፡ድጋፍ።", ["የህግ", "ድጋፍ"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("🦿\u00a0leg\ue000", ["leg"]),
        ("", []),
        ("សំណងជនពិការ", ["សំណង", "ជន", "ពិការ"]),
        ("ຄົນພິການຈາກລະເບີດ", ["ຄົນພິການ", "ຈາກ", "ລະເບີດ"]),
        ("คนพิการจากทุ่นระเบิด", ["คน", "พิการ", "จาก", "ทุ่น", "ระเบิด"]),
        ("NGOជន24", ["ngo", "ជន", "24"]),
    ],
)
def test_words_are_found_in_every_script(text: str, expected: list[str]) -> None:
    assert words(fold(text)) == expected


def test_a_burmese_word_never_begins_inside_a_syllable() -> None:
    assert not [word for word in words("မြန်မာနိုင်ငံမသန်စွမ်းသူများ") if word.startswith(("န်", "င်"))]


def test_the_whole_phrase_is_one_run_and_no_letter_is_lost() -> None:
    for phrase in PHRASES.values():
        assert runs(phrase) == [phrase]
        assert is_unspaced(phrase)
        assert "".join(words(phrase)) == phrase


@pytest.mark.parametrize("phrase", PHRASES.values())
def test_clusters_of_a_beginning_are_those_of_the_whole(phrase: str) -> None:
    whole = clusters(phrase)
    for size in range(1, len(phrase) + 1):
        *complete, last = clusters(phrase[:size])
        assert complete == whole[: len(complete)]
        assert whole[len(complete)].startswith(last)


def test_breaks_stand_between_words_and_nowhere_else() -> None:
    assert insert_breaks("សំណងជនពិការ។ Free កញ្ចប់ៗ") == f"សំណង{ZW}ជន{ZW}ពិការ។ Free កញ្ចប់ៗ"
    assert insert_breaks("ต่างๆ ทุ่นระเบิด") == f"ต่างๆ ทุ่น{ZW}ระเบิด"
    assert insert_breaks("no breaks, 24/7, مساعدة") == "no breaks, 24/7, مساعدة"


@given(MIXED)
def test_breaks_come_out_again_and_are_put_in_once(text: str) -> None:
    assert remove_breaks(insert_breaks(text)) == remove_breaks(text)
    assert insert_breaks(insert_breaks(text)) == insert_breaks(text)


@given(st.one_of(MIXED, st.text(max_size=30)))
def test_no_word_is_empty_or_holds_a_separator(text: str) -> None:
    for word in words(fold(text)):
        assert word
        assert not set(word) & set(" \"'()*^:-+{}\u200b\ue000")
