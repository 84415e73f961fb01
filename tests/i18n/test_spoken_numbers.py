# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date

import pytest

from va_desktop.i18n.spoken_numbers import (
    currency_words,
    day_words,
    european_digits,
    is_grouped,
    percent_words,
    solid,
    unit_words,
)


@pytest.mark.parametrize(
    ("number", "lang", "expected"),
    [
        ("12,975", "en", "12975"),
        ("12.975", "en", "12.975"),
        ("1,750,905.50", "en", "1750905.50"),
        ("12.975", "es", "12975"),
        ("1,750,905", "es", "1750905"),
        ("4,5", "es", "4,5"),
        ("12 975", "fr", "12975"),
        ("12\u202f975,5", "fr", "12975,5"),
        ("12\u00a0975", "uk", "12975"),
        ("12.975", "bs", "12975"),
        ("0.500", "es", "0.500"),
        ("2026", "en", "2026"),
        ("12,97", "en", "12,97"),
    ],
)
def test_a_voice_gets_one_number_and_keeps_its_decimals(number, lang, expected):
    assert solid(number, lang) == expected
    assert is_grouped(number, lang) is (number != expected)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "50 per cent"),
        ("es", "50 por ciento"),
        ("fr", "50 pour cent"),
        ("uk", "50 відсотків"),
        ("ar", "50 بالمئة"),
        ("fa-AF", "50 درصد"),
        ("vi", "50 phần trăm"),
    ],
)
def test_percent_is_a_word_in_each_language(lang, expected):
    assert percent_words("50", lang) == expected


@pytest.mark.parametrize(("n", "expected"), [("1", "1 відсоток"), ("2", "2 відсотки"), ("5", "5 відсотків")])
def test_ukrainian_percent_takes_the_form_of_its_number(n, expected):
    assert percent_words(n, "uk") == expected


def test_a_measure_without_words_is_left_alone():
    assert unit_words("5", "length-kilometer", "fa") is None
    assert unit_words("1", "length-kilometer", "en") == "1 kilometre"


@pytest.mark.parametrize(
    ("number", "code", "lang", "expected"),
    [
        ("200", "COP", "en", "200 Colombian pesos"),
        ("1.750.905", "COP", "es", "1750905 pesos colombianos"),
        ("2", "UAH", "uk", "2 українські гривні"),
        ("5", "UAH", "uk", "5 українських гривень"),
        ("1", "USD", "fr", "1 dollar des États-Unis"),
    ],
)
def test_money_is_said_with_its_name(number, code, lang, expected):
    assert currency_words(number, code, lang) == expected


def test_digits_of_other_scripts_keep_their_places():
    text = "٣٫٥٪ ۱۲ ၁၂ ១២ ໑໒ ๑๒"
    assert european_digits(text) == "3.5% 12 12 12 12 12"
    assert len(european_digits(text)) == len(text)


def test_a_day_has_its_month_as_a_word():
    assert day_words(date(2026, 5, 4), "en") == "4 May 2026"
    assert day_words(date(2026, 5, 4), "ar").startswith("4 ")
