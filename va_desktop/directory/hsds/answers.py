# SPDX-License-Identifier: GPL-3.0-or-later
"""What people write into cells: yes in many languages, lists, codes, positions, days and hours."""

import re
from functools import lru_cache
from typing import Literal

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.mapping import plain

_YES = frozenset(
    [
        "yes",
        "y",
        "true",
        "1",
        "x",
        "ok",
        "si",
        "sí",
        "s",
        "oui",
        "o",
        "sim",
        "так",
        "да",
        "da",
        "ja",
        "نعم",
        "አዎ",
        "បាទ",
        "មាន",
        "បាទ/ចាស",
        "ចាស",
        "ແມ່ນ",
        "ມີ",
        "có",
        "vâng",
        "ဟုတ်တယ်",
        "ဟုတ်ကဲ့",
        "ရှိတယ်",
        "አለ",
        "ima",
        "є",
        "✓",
        "✔",
        "☑",
    ]
)
_NO = frozenset(
    [
        "no",
        "n",
        "false",
        "0",
        "non",
        "não",
        "nao",
        "ні",
        "нет",
        "ne",
        "nein",
        "nie",
        "لا",
        "ទេ",
        "មិនមាន",
        "គ្មាន",
        "ບໍ່",
        "ບໍ່ມີ",
        "không",
        "မဟုတ်ဘူး",
        "မရှိဘူး",
        "አይ",
        "የለም",
        "nema",
        "немає",
        "✗",
        "✘",
        "☐",
    ]
)
_UNKNOWN = frozenset(
    ("unknown", "?", "-", "n/a", "na", "desconocido", "inconnu", "невідомо", "неизвестно", "غير معروف", "nepoznato")
)

_SPLIT = re.compile(r"[;\n|،؛]+|,(?!\d)")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS = {
    **{
        name[:length]: code
        for code, name in zip(_CODES, ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
        for length in (2, 3, 4, 5, len(name))
    },
    **{
        name[:length]: code
        for code, name in zip(_CODES, ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"))
        for length in (3, len(name))
    },
    **{
        name[:length]: code
        for code, name in zip(_CODES, ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
        for length in (3, len(name))
    },
    **dict(zip(("пн", "вт", "ср", "чт", "пт", "сб", "нд", "вс"), (*_CODES, "SU"))),
}
_RANGE = re.compile(r"\s*(?:-|–|—|to|until|a|al|à|au|до)\s+|\s*[-–—]\s*")
_TIME = r"\d{1,2}(?:[:.hH]\d{2})?"
_SPAN = re.compile(rf"(?P<from>{_TIME})\s*(?:-|–|—|to|until|до|a|à)\s*(?P<to>{_TIME})")
_PART = re.compile(
    rf"(?P<days>[^\d:]+?)[:\s]+(?P<spans>{_SPAN.pattern.replace('?P<from>', '').replace('?P<to>', '')}.*)"
)
_EVERY_DAY = frozenset({"daily", "every day", "all days", "todos los dias", "tous les jours", "щодня", "svaki dan"})
_POSITION = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)(?:\s+[\d.]+){0,2}\s*")

Answer = Literal["yes", "no", "unknown"]


def answer(cell: str) -> Answer | None:
    """Return yes, no or unknown; None for anything else."""
    bare = cell.strip().casefold().rstrip(".")
    return "yes" if bare in _YES else "no" if bare in _NO else "unknown" if bare in _UNKNOWN else None


def items(cell: str) -> list[str]:
    """Return the things in a cell, one after another: `;`, a line, `|` or a comma lies between."""
    return [item.strip() for item in _SPLIT.split(cell) if item.strip()]


@lru_cache(maxsize=2048)
def codes(cell: str, allowed: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the codes of a closed list that a cell names, and whether all of it was understood."""
    by_words = {plain(code): code for code in allowed}
    found = [by_words.get(plain(item)) for item in items(cell)]
    return tuple(dict.fromkeys(code for code in found if code is not None)), None not in found


def position(cell: str) -> tuple[str, str] | None:
    """Return latitude and longitude as text, from a cell that holds both in this order."""
    found = _POSITION.fullmatch(cell)
    return (found[1], found[2]) if found else None


def placed(both: tuple[str, str]) -> tuple[float, float, bool] | None:
    """Return latitude and longitude, and whether they stood the other way round; None when they are no place.

    Only a pair that fits in no other way is turned round.
    """
    first, second = float(both[0]), float(both[1])
    if abs(first) <= 90 and abs(second) <= 180:
        return first, second, False
    return (second, first, True) if abs(second) <= 90 and abs(first) <= 180 else None


_LANGUAGES = {
    word: code
    for code, words in {
        "am": "amharic አማርኛ",
        "ar": "arabic العربية عربي",
        "bs": "bosnian bosanski",
        "de": "german deutsch",
        "en": "english",
        "es": "spanish español castellano",
        "fr": "french français",
        "hr": "croatian hrvatski",
        "km": "khmer ខ្មែរ ភាសាខ្មែរ",
        "lo": "lao laotian ລາວ ພາສາລາວ",
        "my": "burmese မြန်မာ",
        "pt": "portuguese português",
        "ru": "russian русский",
        "so": "somali",
        "sr": "serbian srpski српски",
        "th": "thai ไทย",
        "ti": "tigrinya ትግርኛ",
        "uk": "ukrainian українська",
        "vi": "vietnamese",
    }.items()
    for word in words.split()
}


def language(item: str) -> dict[str, str]:
    """Return a language as HSDS holds it: by its code where the word is one, or a name we know, else by its name."""
    bare = item.strip().casefold()
    if bare in _LANGUAGES:
        return {"code": _LANGUAGES[bare]}
    return {"code": bare} if len(bare) < 4 and bare.isascii() and bare.isalpha() else {"name": item}


def days(cell: str) -> str | None:
    """Return days as `MO,TU`, from codes, names, shortened names and ranges; None when a word is no day."""
    found: list[str] = []
    for item in re.split(r"[,;/\s]*\b(?:and|y|et|und|и|та|і)\b[,;/\s]*|[,;/]+", cell.strip()):
        ends = [_day(part) for part in _RANGE.split(item.strip()) if part] if item.strip() else []
        if None in ends or len(ends) > 2:
            singles = [_day(part) for part in item.split()]
            if None in singles:
                return None
            ends = singles
        elif len(ends) == 2:
            first, last = (_CODES.index(str(end)) for end in ends)
            ends = [_CODES[(first + step) % 7] for step in range((last - first) % 7 + 1)]
        found += [str(end) for end in ends]
    return ",".join(dict.fromkeys(found)) or None


def _day(word: str) -> str | None:
    return _DAYS.get(plain(word)) or (word.strip().upper() if word.strip().upper() in _CODES else None)


def hours(cell: str) -> list[dict[str, str]] | None:
    """Return schedule rows from `Mon-Fri 08:00-16:00; Sat 8.00-12.00`; None when a part of it is anything else."""
    if plain(cell) in ("24 7", "24 hours", "24 horas", "24 heures", "24h"):
        return [{"freq": "WEEKLY", "byday": ",".join(_CODES), "opens_at": "00:00", "closes_at": "23:59"}]
    rows = []
    for part in re.split(r"[;\n]+|,(?=\s*[^\d\s])(?=[^;]*\d)(?<=\d,)", cell):
        if not part.strip():
            continue
        found = _PART.fullmatch(part.strip())
        named = (
            None if found is None else ",".join(_CODES) if plain(found["days"]) in _EVERY_DAY else days(found["days"])
        )
        spans = _spans(found["spans"]) if found is not None else None
        if named is None or spans is None:
            return None
        rows += [{"freq": "WEEKLY", "byday": named, "opens_at": opens, "closes_at": closes} for opens, closes in spans]
    return rows or None


def _spans(text: str) -> list[tuple[str, str]] | None:
    """Return times from `08:00-12:00, 14-17`; None when one is none, or a bare hour goes backwards."""
    found = []
    for part in re.split(r"\s*(?:,|&|\+|/|\band\b)\s*", text.strip()):
        span = _SPAN.fullmatch(part)
        if span is None:
            return None
        ends = [values.clock(f"{end}:00" if end.isdigit() else end) for end in (span["from"], span["to"])]
        bare = span["from"].isdigit() or span["to"].isdigit()
        if ends[0] is None or ends[1] is None or (bare and ends[1] <= ends[0]):
            return None
        found.append((ends[0], ends[1]))
    return found
