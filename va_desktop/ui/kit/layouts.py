# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters of the keyboard on the screen, for each language of the interface; no Qt."""

import unicodedata

LETTERS: dict[str, tuple[str, ...]] = {
    "en": ("qwertyuiop", "asdfghjkl'", "zxcvbnm-"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnmáéíóúü"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn'-", "éèêëàâçîïôùûüœ"),
    "bs": ("qwertzuiopšđ", "asdfghjklčćž", "yxcvbnm-"),
    "uk": ("йцукенгшщзхї", "фівапролджє", "ячсмитьбюґ'"),
    "ar": ("ضصثقفغعهخحج", "شسيبلاتنمك", "ئءؤرىةوزظط", "ذدأإآ"),
    "km": ("កខគឃងចឆជឈញ", "ដឋឌឍណតថទធន", "បផពភមយរលវសហឡអ", "ាិីឹឺុូួើឿៀេែៃោៅ", "ំះៈ់្៉៊័៍៏ឥឧឯឱ"),
    "lo": ("ກຂຄງຈຊຍດຕຖທນ", "ບປຜຝພຟມຢຣລວ", "ສຫອຮໜໝະາຳຽໆ", "ັິີຶືຸູົຼໍ່້໊໋໌", "ເແໂໃໄ"),
}
"""Rows of letters. A sign that stands on another letter is shown on a dotted circle."""

DIGITS = "1234567890"
MARKS = ".,?@"


def rows(lang: str) -> tuple[str, ...]:
    """Return the rows of a language, digits first; English where there is no layout."""
    return (DIGITS, *LETTERS.get(lang.partition("-")[0], LETTERS["en"]))


def cased(lang: str) -> bool:
    """Tell whether the letters of a language have capitals."""
    return rows(lang)[1][0].upper() != rows(lang)[1][0]


def shown(letter: str) -> str:
    """Return a letter as it stands on its key."""
    return (
        f"\u25cc{letter}" if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Mc") else letter
    )
