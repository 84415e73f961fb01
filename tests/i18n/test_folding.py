# SPDX-License-Identifier: GPL-3.0-or-later
"""Which spellings count as the same, and that folding is stable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop.i18n.folding import fold

SAME = [
    pytest.param("Prótesis", "PROTESIS", id="case and accents"),
    pytest.param("Đà Nẵng", "da nang", id="Vietnamese"),
    pytest.param("straße", "STRASSE", id="sharp s"),
    pytest.param("İSTANBUL ılık", "istanbul ilik", id="Turkish i"),
    pytest.param("ＦＵＬＬ　２４", "full 24", id="full width"),
    pytest.param("ґанок її йод ёлка", "ганок іі иод елка", id="Cyrillic"),
    pytest.param("пам’яті", "пам'яті", id="typographic apostrophe"),
    pytest.param("памʼяті", "памяті", id="no apostrophe"),
    pytest.param("مُسَاعَدَة", "مساعده", id="Arabic vowels and teh marbuta"),
    pytest.param("إعادة أمل آخر ٱلله", "اعادة امل اخر الله", id="alef"),
    pytest.param("مستشفى", "مستشفي", id="alef maksura"),
    pytest.param("مسؤول شيء", "مسوول شي", id="hamza"),
    pytest.param("دعـــم", "دعم", id="tatweel"),
    pytest.param("ﻣﺴﺎﻋﺪﺓ ﻻ", "مساعدة لا", id="presentation forms"),
    pytest.param("کمک ایران", "كمك ايران", id="Persian kaf and yeh"),
    pytest.param("می\u200cشود", "میشود", id="zero width non-joiner"),
    pytest.param("۰۱۲۳۴۵۶۷۸۹", "0123456789", id="Persian digits"),
    pytest.param("٠١٢٣٤٥٦٧٨٩", "0123456789", id="Arabic digits"),
    pytest.param("០១២៣៤៥៦៧៨៩", "0123456789", id="Khmer digits"),
    pytest.param("၀၁၂၃၄၅၆၇၈၉", "0123456789", id="Burmese digits"),
    pytest.param("໐໑໒໓໔໕໖໗໘໙", "0123456789", id="Lao digits"),
    pytest.param("๐๑๒๓๔๕๖๗๘๙", "0123456789", id="Thai digits"),
    pytest.param("፩፪፫፬፭፮፯፰፱", "123456789", id="Ethiopic numerals"),
    pytest.param("ሥልጠና", "ስልጠና", id="Ethiopic s"),
    pytest.param("ሐኪም ኀይል ኃይል ሃይል", "ሀኪም ሀይል ሀይል ሀይል", id="Ethiopic h"),
    pytest.param("ዓለም ዐይን", "አለም አይን", id="Ethiopic vowel carrier"),
    pytest.param("ፀሐይ", "ጸሀይ", id="Ethiopic ts"),
    pytest.param("ስ፟ልጠና", "ስልጠና", id="Ethiopic gemination"),
    pytest.param("ស្ដ្រី", "ស្ត្រី", id="Khmer subscript da"),
    pytest.param("ស្រ្តី", "ស្ត្រី", id="Khmer subscript ro first"),
    pytest.param("ក\u17c1\u17b6", "ក\u17c4", id="Khmer split vowel"),
    pytest.param("ជំ\u200bនួយ", "ជំនួយ", id="zero width space"),
    pytest.param("မုိင်း", "မိုင်း", id="Burmese vowel order"),
    pytest.param("၀န်ဆောင်", "ဝန်ဆောင်", id="Burmese zero for wa"),
    pytest.param("ခေါ်", "ခော်", id="Burmese tall aa"),
    pytest.param("น\u0e4d\u0e49\u0e32 นํ้า", "น้ำ น้ำ", id="Thai am"),
    pytest.param("เเม่ ท่ี", "แม่ ที่", id="Thai double e and tone order"),
    pytest.param("ສໍາລັບ ໝໍ", "ສຳລັບ ຫມໍ", id="Lao am and ho mo"),
    pytest.param("l’aide d'État", "aide etat", id="French short words"),
    pytest.param("soft\u00adhyphen \ufeffmark", "softhyphen mark", id="without a shape"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_people_mean_as_the_same_are_the_same(one: str, other: str) -> None:
    assert fold(one).split() == fold(other).split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mine", "nine"),
        ("مال", "مالي"),
        ("ជន", "ជួន"),
        ("ቤት", "ቤተ"),
        ("ခြေ", "ခြော"),
        ("ขา", "ข้า"),
        ("мін", "мина"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


SCRIPTS = st.text(
    st.sampled_from(
        "aÀ'’ʼ ıİßøđ0й́ґᾳ\u0345"
        "اأإآٱءةىيیئؤَُّٰـ۰٠ﻻ\u0654"
        "ሐሠዐፀ፩፟ក្តដរាិេោៅើឲំ៉់ះ\u17d2"
        "ကသဥ၀ဝ်ါာိုေြွှ့ံး္\u1040\u102e"
        "กเแำํา่้ีุ๑ເແຳໍາ່ີຫໝ\u200b\u200d\ufe0f"
    ),
    max_size=12,
)


@given(st.one_of(st.text(max_size=30), SCRIPTS))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
