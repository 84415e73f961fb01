# SPDX-License-Identifier: GPL-3.0-or-later
"""A range is said with words: "9-12" gives "from 9 to 12".

Source: findings on plain language, section 9, rule A5.
"""

import re

from va_desktop.i18n.spoken_numbers import solid
from va_desktop.speech.phones import called
from va_desktop.speech.quantities import CURRENCIES, NUMBER, with_tail
from va_desktop.speech.rule import Piece, Rule
from va_desktop.speech.times import TIME, time_words

_WORDS = {
    "en": ("from", "to"),
    "es": ("de", "a"),
    "fr": ("de", "à"),
    "uk": ("від", "до"),
    "ar": ("من", "إلى"),
    "pt": ("de", "a"),
    "bs": ("od", "do"),
    "fa": ("از", "تا"),
    "vi": ("từ", "đến"),
    "ru": ("от", "до"),
}

_ALREADY = {
    "en": "from",
    "es": "de|desde|del",
    "fr": "de|du|des",
    "uk": "з|із|від|зі",
    "ar": "من",
    "pt": "de|das",
    "bs": "od",
    "fa": "از",
    "vi": "từ",
    "ru": "с|от",
}
"""Words before a range that make a second "from" wrong."""

_LAW = re.compile(r"(?:no|nos|nº|n°|n\.º|№|law|ley|loi|decree|decreto|закон|указ|постанова)\.?\s*$", re.IGNORECASE)
"""Before "1448-2011" these mean one number of a law, not a range."""

_TAIL = rf"(?:[ \u00a0]?(?:%|km|км|kg|кг|cm|см|m|м|грн|{CURRENCIES})(?!\w))?"
_DASH = r"[ \u00a0]?[-–—‑][ \u00a0]?"
_SPLIT = re.compile(rf"({TIME}|{NUMBER}){_DASH}({TIME}|{NUMBER})({_TAIL})")


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rule for ranges of numbers and times, with what is counted behind them."""
    if lang not in _WORDS:
        return ()
    ends = r"(?![\w/]|[-–—‑]\w|[.,:]\d)"
    return (Rule(rf"(?<![\w.,:/–—-])(?:{TIME}|{NUMBER}){_DASH}(?:{TIME}|{NUMBER}){ends}{_TAIL}", _say),)


def _say(piece: Piece) -> str | None:
    found = _SPLIT.fullmatch(piece.found)
    if found is None:
        return None
    low, high, tail = found[1], found[2], found[3]
    times = ":" in low and ":" in high
    if not times and (":" in piece.found or not _rises(low, high, piece)):
        return None
    if times:
        first, second = time_words(low, piece.lang), time_words(high, piece.lang)
    else:
        first, second = solid(low, piece.lang), with_tail(high, tail, piece.lang)
    start, to = _WORDS[piece.lang]
    if times and piece.lang == "uk":
        start = "з"
    if re.search(rf"(?<!\w)(?:{_ALREADY[piece.lang]})\s+$", piece.before, re.IGNORECASE):
        return f"{first} {to} {second}"
    return f"{start} {first} {to} {second}"


def _rises(low: str, high: str, piece: Piece) -> bool:
    """Tell whether the two numbers make a range: the second is bigger, and it is no law and no telephone."""
    first, second = (float(solid(n, piece.lang).replace(",", ".")) for n in (low, high))
    if first >= second or (low.startswith("0") and len(low) > 1):
        return False
    return _LAW.search(piece.before) is None and not called(piece)
