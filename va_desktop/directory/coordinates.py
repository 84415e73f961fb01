# SPDX-License-Identifier: GPL-3.0-or-later
"""Understands a position as people type it: decimal degrees, or degrees, minutes and seconds, with N, S, E, W."""

import re

from va_desktop.content.index import Position

_PART = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<sign>[-+\u2212])?(?P<degrees>\d{1,3}(?:\.\d+)?)\s*[°º˚]?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:\.\d+)?)\s*['′’]\s*(?:(?P<seconds>\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|′′)\s*)?)?"
    r"(?P<after>[NSEW])?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;/ ]\s*|\s*")


def understood(text: str) -> Position | None:
    """Return latitude and longitude in degrees (WGS 84), or None for what is no position.

    Latitude comes first unless the letters say otherwise. `10,5` alone is no position of two whole degrees: both
    numbers need a point, a sign of degrees, or a letter.
    """
    text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    first = _PART.match(text)
    if first is None:
        return None
    between = _BETWEEN.match(text, first.end())
    second = _PART.fullmatch(text, between.end() if between else first.end())
    if second is None or not all(_exact(each) for each in (first, second)):
        return None
    one, other = _degrees(first), _degrees(second)
    letters = (_letter(first), _letter(second))
    if letters[0] in ("E", "W") or letters[1] in ("N", "S"):
        if letters[0] in ("N", "S") or letters[1] in ("E", "W"):
            return None
        one, other = other, one
    return (one, other) if abs(one) <= 90 and abs(other) <= 180 else None


def _letter(found: re.Match[str]) -> str:
    return (found["before"] or found["after"] or "").upper()


def _exact(found: re.Match[str]) -> bool:
    return bool(_letter(found)) or any(sign in found[0] for sign in ".°º˚")


def _degrees(found: re.Match[str]) -> float:
    value = float(found["degrees"]) + float(found["minutes"] or 0) / 60 + float(found["seconds"] or 0) / 3600
    turned = (found["sign"] or "+") in "-\u2212"
    return -value if turned is not (_letter(found) in ("S", "W")) else value
