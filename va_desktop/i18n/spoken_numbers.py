# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for numbers as they are said aloud: percent, money, measures, days. Babel is imported late."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from va_desktop.i18n.formats import day

_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
_EUROPEAN = {zero + i: 0x30 + i for zero in _ZEROS for i in range(10)} | {0x66B: ".", 0x66C: ",", 0x66A: "%"}

_GROUP_MARKS = {
    "en": ",",
    "am": ",",
    "th": ",",
    "my": ",",
    "km": ".,",
    "lo": ".,",
    "ar": ",",
    "fa": ",",
    "ps": ",",
    "ckb": ",",
    "es": ".",
    "pt": ".",
    "bs": ".",
    "hr": ".",
    "sr": ".",
    "vi": ".",
    "tr": ".",
    "fr": "",
    "uk": "",
    "ru": "",
}
"""Marks between thousands besides spaces (CLDR `group` symbols); others use spaces only."""

_SPACES = "\u00a0\u202f\u2009 "
_SOLID = re.compile(rf"(?P<whole>\d{{1,3}}(?P<mark>[.,'’{_SPACES}])\d{{3}}(?:(?P=mark)\d{{3}})*)(?P<rest>(?:[.,]\d+)?)")

_PERCENT = {"ar": "بالمئة", "fa": "درصد", "vi": "phần trăm", "ps": "سلنه", "ckb": "لە سەدا"}
"""Where CLDR 47 as Babel ships it has a sign but no word."""


def european_digits(text: str) -> str:
    """Return the text with the digits 0-9 and their marks; its length does not change."""
    return text if text.isascii() else text.translate(_EUROPEAN)


def is_grouped(number: str, lang: str) -> bool:
    """Tell whether the number is written with thousands marks of the language ("12,975" in English)."""
    found = _SOLID.fullmatch(number)
    if found is None or number.startswith("0"):
        return False
    mark, grouped = found["mark"], found["whole"]
    if mark in _SPACES or mark in _GROUP_MARKS.get(lang.split("-", maxsplit=1)[0], ""):
        return True
    return mark in "'’" or grouped.count(mark) > 1


def solid(number: str, lang: str) -> str:
    """Return the number without its thousands marks, so that a voice reads one number; decimals stay."""
    if not is_grouped(number, lang):
        return number
    found = _SOLID.fullmatch(number)
    assert found is not None
    return found["whole"].replace(found["mark"], "") + found["rest"]


def percent_words(number: str, lang: str) -> str | None:
    """Return the number and the word for percent in its right form, or None where no word is known."""
    word = _PERCENT.get(lang.split("-", maxsplit=1)[0])
    return f"{solid(number, lang)} {word}" if word else unit_words(number, "concentr-percent", lang)


def unit_words(number: str, unit: str, lang: str) -> str | None:
    """Return a measure in words ("5 kilometres"); `unit` is a CLDR unit id. None where CLDR has no words."""
    from babel.units import format_unit

    value = _decimal(number, lang)
    if value is None:
        return None
    try:
        words = format_unit(value, unit, length="long", format="0.######", locale=_locale(lang))
    except (ValueError, LookupError):
        return None
    plain = " ".join(european_digits(words).split())
    return None if unit in plain or "%" in plain else plain


def currency_words(number: str, code: str, lang: str) -> str:
    """Return an amount with the name of the money in its right form: "200 Colombian pesos"."""
    value = _decimal(number, lang)
    return f"{solid(number, lang)} {currency_name(code, lang, value)}"


def currency_name(code: str, lang: str, count: Decimal | None = None) -> str:
    """Return the name of a currency by its ISO 4217 code, in the form that stands with `count`."""
    from babel.numbers import get_currency_name

    return str(get_currency_name(code, count=count, locale=_locale(lang)))


def day_words(value: date, lang: str) -> str:
    """Return a day with the month as a word and the digits 0-9."""
    words = " ".join(european_digits(day(value, lang)).split())
    return f"{words.removesuffix('р.')}року" if lang == "uk" and words.endswith("р.") else words


def _decimal(number: str, lang: str) -> Decimal | None:
    try:
        return Decimal(solid(number, lang).replace(",", "."))
    except InvalidOperation:
        return None


def _locale(lang: str) -> str:
    from babel import Locale, UnknownLocaleError

    name = {"en": "en_GB", "prs": "fa_AF", "es": "es_419"}.get(lang, lang.replace("-", "_"))
    try:
        return str(Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        return "en"
