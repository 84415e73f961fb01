# SPDX-License-Identifier: GPL-3.0-or-later
"""Percent, money, measures and thousands: numbers together with what they count."""

import re

from va_desktop.i18n.spoken_numbers import (
    currency_name,
    currency_words,
    is_grouped,
    percent_words,
    solid,
    unit_words,
)
from va_desktop.speech.rule import Piece, Rule

CURRENCIES = (
    "COP|UAH|USD|EUR|GBP|BAM|KHR|LAK|AFN|IQD|ETB|MMK|VND|THB|CHF|JOD|SYP|YER|LBP|AOA|MZN|SSP|SDG|SOS|LKR|NPR|"
    "AZN|AMD|GEL|TJS|RSD|XAF|XOF|NGN|UGX|PEN|NIO|SVC|RWF"
)
"""Currencies of countries in the programme's reach, by ISO 4217 code."""

_SIGNS = {
    "KM": "BAM",
    "€": "EUR",
    "£": "GBP",
    "₴": "UAH",
    "US$": "USD",
    "U.S.$": "USD",
    "грн.": "UAH",
    "грн": "UAH",
}

_UNITS = {
    "km": "length-kilometer",
    "км": "length-kilometer",
    "cm": "length-centimeter",
    "см": "length-centimeter",
    "mm": "length-millimeter",
    "мм": "length-millimeter",
    "m": "length-meter",
    "kg": "mass-kilogram",
    "кг": "mass-kilogram",
    "g": "mass-gram",
    "min": "duration-minute",
    "хв": "duration-minute",
    "km/h": "speed-kilometer-per-hour",
}

NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
"""A whole or decimal number, with or without thousands marks."""

_FREE = r"(?<![\w.,/-])"
_ENDS = r"(?![\w])"
_CODE = rf"(?:{CURRENCIES})"
_SIGN = r"(?:US\$|U\.S\.\$|€|£|₴)"
_SPLIT = re.compile(rf"(?P<lead>[^\d]*?)\s?(?P<number>{NUMBER})\s?(?P<tail>[^\d]*)$")


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rules; percent first, plain thousands last."""
    units = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    mark = "|KM(?!\\w)" if lang == "bs" else ""
    gap = r"[ \u00a0\u202f]?"
    return (
        Rule(rf"{_FREE}(?:{NUMBER}){gap}%", _percent),
        Rule(rf"{_FREE}(?:{_CODE}|{_SIGN}){gap}(?:{NUMBER})", _money),
        Rule(rf"{_FREE}(?:{NUMBER}){gap}(?:{_CODE}{_ENDS}|{_SIGN}|грн{_ENDS}\.?{mark})", _money),
        Rule(rf"{_FREE}(?:{NUMBER}){gap}(?:{units}){_ENDS}", _measure),
        Rule(rf"{_FREE}(?:{NUMBER}){_ENDS}", _thousands),
        Rule(rf"(?<!\w){_CODE}(?!\w)", _currency),
        Rule("%", lambda piece: _percent_word(piece.lang)),
    )


def with_tail(number: str, tail: str, lang: str) -> str:
    """Return a number with a percent sign, unit or currency code behind it in words."""
    mark = tail.strip()
    if not mark:
        return solid(number, lang)
    if mark == "%":
        return percent_words(number, lang) or f"{number} %"
    if mark in _UNITS:
        return unit_words(number, _UNITS[mark], lang) or f"{number} {mark}"
    return currency_words(number, _SIGNS.get(mark, mark), lang)


def _percent(piece: Piece) -> str | None:
    return percent_words(piece.found.rstrip("% \u00a0\u202f"), piece.lang)


def _percent_word(lang: str) -> str | None:
    words = percent_words("50", lang)
    return words.replace("50", "").strip() if words else None


def _money(piece: Piece) -> str | None:
    found = _SPLIT.match(piece.found)
    if found is None:
        return None
    mark = (found["lead"] or found["tail"]).strip()
    said = currency_words(found["number"], _SIGNS.get(mark, mark), piece.lang)
    return f"{said}." if mark == "грн." and not piece.after.strip() else said


def _measure(piece: Piece) -> str | None:
    found = _SPLIT.match(piece.found)
    return unit_words(found["number"], _UNITS[found["tail"]], piece.lang) if found else None


def _thousands(piece: Piece) -> str | None:
    return solid(piece.found, piece.lang) if is_grouped(piece.found, piece.lang) else None


def _currency(piece: Piece) -> str:
    return currency_name(piece.found, piece.lang)
