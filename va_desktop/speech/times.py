# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times of day as people say them: the month as a word, a clock of the local custom.

Source: findings on plain language, section 9, rule A4.
"""

import re
from datetime import date

from va_desktop.i18n.spoken_numbers import day_words, unit_words
from va_desktop.speech.rule import Piece, Rule

TIME = r"(?:[01]?\d|2[0-4])[:٫][0-5]\d(?![:\d])"
"""A time of day with hours and minutes, 24-hour clock."""

_FREE = r"(?<![\w.,:/-])"
_HALVES = {
    "en": ("in the morning", "in the afternoon", "in the evening"),
    "es": ("de la mañana", "de la tarde", "de la noche"),
    "ar": ("صباحًا", "بعد الظهر", "مساءً"),
}
"""Languages whose custom is the 12-hour clock: before 12, from 12, from 18 hours (es: from 19 hours)."""


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rules for written days and times."""
    return (
        Rule(rf"{_FREE}\d{{4}}-\d\d-\d\d(?![\w-])", _iso_day),
        Rule(rf"{_FREE}\d{{1,2}}([./])\d{{1,2}}[./]\d{{4}}(?![\w/-])", _day_month_year),
        Rule(rf"{_FREE}{TIME}(?:\s?(?:[ap]\.?\s?m\b\.?|год\b\.?|h\b))?", _time),
    )


def time_words(time: str, lang: str) -> str:
    """Return a 24-hour time as it is said: "14:30" gives "2 30 in the afternoon"; others keep it."""
    hour, minute = (int(part) for part in re.split("[:٫]", time))
    match lang:
        case "en":
            return " ".join(filter(None, (str(_twelve(hour)), _minutes(minute, "oh "), _half(hour, lang))))
        case "es":
            tail = f"y {minute}" if minute else ""
            return " ".join(filter(None, (str(_twelve(hour)), tail, _half(hour, lang))))
        case "fr":
            said = unit_words(str(hour), "duration-hour", lang) or str(hour)
            return f"{said} {minute}" if minute else said
        case "uk":
            return f"{hour} {_minutes(minute, 'нуль ') or 'нуль нуль'}"
        case "ar":
            tail = f"و {unit_words(str(minute), 'duration-minute', lang)}" if minute else ""
            return " ".join(filter(None, (str(_twelve(hour)), tail, _half(hour, lang))))
        case _:
            return time


def _minutes(minute: int, zero: str) -> str:
    if minute == 0:
        return ""
    return f"{zero}{minute}" if minute < 10 else str(minute)


def _twelve(hour: int) -> int:
    return (hour - 1) % 12 + 1


def _half(hour: int, lang: str) -> str:
    morning, afternoon, evening = _HALVES[lang]
    late = 19 if lang == "es" else 18
    if hour % 24 < 12:
        return morning
    return afternoon if hour < late else evening


def _time(piece: Piece) -> str | None:
    found = re.match(TIME, piece.found)
    assert found is not None
    if re.search(r"[ap]\.?\s?m\b", piece.found):
        return None
    return time_words(found[0], piece.lang)


def _iso_day(piece: Piece) -> str | None:
    year, month, day = (int(part) for part in piece.found.split("-"))
    return _day(year, month, day, piece.lang)


def _day_month_year(piece: Piece) -> str | None:
    day, month, year = (int(part) for part in re.split("[./]", piece.found))
    return _day(year, month, day, piece.lang)


def _day(year: int, month: int, day: int, lang: str) -> str | None:
    try:
        return day_words(date(year, month, day), lang)
    except ValueError:
        return None
