# SPDX-License-Identifier: GPL-3.0-or-later
"""Days of the week as rows of opening hours name them: codes with numbers, names, ranges, public holidays."""

import re
from functools import lru_cache
from typing import NamedTuple

from va_desktop.directory.hsds import answers

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PUBLIC = "PH"
"""A public holiday, as OpenStreetMap's `opening_hours` writes it."""

_LONGEST = 200
_BETWEEN = re.compile(r"[,;/]+|\band\b", re.IGNORECASE)
_NUMBERED = re.compile(r"([+-]?\d{1,2})\s*(MO|TU|WE|TH|FR|SA|SU)", re.IGNORECASE).fullmatch


class Weekdays(NamedTuple):
    """Codes of RFC 5545 in order, each once (`MO`, `-1FR`); `holidays` where public holidays are named too."""

    codes: tuple[str, ...]
    holidays: bool


@lru_cache(maxsize=1024)
def weekdays(text: str) -> Weekdays | None:
    """Read `MO,TU`, `1MO,-1FR`, `MO-FR`, `Mon to Fri`, `Saturdays`, `PH`; None where a word of it is anything else."""
    if len(text) > _LONGEST:
        return None
    found: list[str] = []
    for item in _BETWEEN.split(text):
        bare = item.strip().rstrip(".")
        if not bare:
            continue
        codes = _item(bare) or [code for word in bare.split() for code in _item(word) or [""]]
        if "" in codes:
            return None
        found += codes
    return Weekdays(tuple(code for code in dict.fromkeys(found) if code != PUBLIC), PUBLIC in found)


def _item(text: str) -> list[str] | None:
    if text.upper() == PUBLIC:
        return [PUBLIC]
    numbered = _NUMBERED(text)
    if numbered is not None:
        return [f"{int(numbered[1])}{numbered[2].upper()}"] if int(numbered[1]) else None
    # English says "Saturdays" of every Saturday.
    named = answers.days(text) or answers.days(re.sub(r"days\b", "day", text, flags=re.IGNORECASE))
    return named.split(",") if named else None
