# SPDX-License-Identifier: GPL-3.0-or-later
"""How a person likes to use the program, to take along: a small file, or a short code to write down or photograph.

It tells how, never who or where: no language, no country, no name.
"""

import json
from dataclasses import asdict
from pathlib import Path

from va_desktop.durable import put
from va_desktop.settings.settings import DWELLS, SCALES, SPEEDS, STEPS, VOLUMES, Settings, load

FILE = "va-desktop-how-i-use-it.json"

_CHOICES: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("theme", ("light", "dark", "high-contrast")),
    ("scale", SCALES),
    ("calm", (False, True)),
    ("screen_reader", (None, False, True)),
    ("speed", SPEEDS),
    ("volume", VOLUMES),
    ("aloud", (False, True)),
    ("scan", (False, True)),
    ("step", STEPS),
    ("dwell", (False, True)),
    ("rest", DWELLS),
    ("keys", (False, True)),
    ("pictures", (False, True)),
)
"""The settings of a profile and what each can be. A code counts in these: append, never reorder or remove."""

PORTABLE = (*(name for name, _ in _CHOICES), "sign")

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without letters that are taken for a digit."""
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_CHECK = 1021
"""The largest prime below two letters: every single wrong letter and every swap of two is found."""
_MOST = 64 * 1024
"""Bytes of a file at the most; ours have three hundred."""


class NoProfile(ValueError):
    """This is no file, or no code, of how somebody uses the program."""


def write(file: Path, settings: Settings) -> None:
    """Write the profile. Raises OSError."""
    chosen = asdict(settings)
    put(file, json.dumps({name: chosen[name] for name in PORTABLE}, indent=1).encode())


def read(file: Path) -> dict[str, object]:
    """Return the settings that a file holds; an odd value in it gives the default. Raises OSError, `NoProfile`."""
    if file.stat().st_size > _MOST:
        raise NoProfile
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        raise NoProfile from None
    if not isinstance(data, dict) or not data.keys() & set(PORTABLE):
        raise NoProfile
    found = asdict(load(file))
    return {name: found[name] for name in PORTABLE}


def code(settings: Settings) -> str:
    """Return the profile as a short code in groups of four: `0000-00` for everything as it is at first."""
    number, weight = 0, 1
    for name, choices in _ordered():
        number += choices.index(getattr(settings, name)) * weight
        weight *= len(choices)
    number += _sign_number(settings.sign) * weight
    letters = _letters(number, 4) + _letters(number % _CHECK, 2)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def decoded(text: str) -> dict[str, object]:
    """Return the settings that a code stands for, however it was typed. Raises `NoProfile`."""
    letters = text.rpartition(":")[2].strip().upper().translate(_MISREAD)
    if not 6 <= len(letters) <= 16 or any(letter not in _ALPHABET for letter in letters):
        raise NoProfile
    number, check = _number(letters[:-2]), _number(letters[-2:])
    if number % _CHECK != check:
        raise NoProfile
    found: dict[str, object] = {}
    for name, choices in _ordered():
        number, place = divmod(number, len(choices))
        found[name] = choices[place]
    if number > 26**3:
        raise NoProfile
    return {**found, "sign": _sign(number)}


def _ordered() -> list[tuple[str, tuple[object, ...]]]:
    """Return the choices with what is chosen at first in front, so that a code is short and an old one stays true."""
    fresh = Settings()
    ordered = []
    for name, choices in _CHOICES:
        first = getattr(fresh, name)
        ordered.append((name, (first, *(choice for choice in choices if choice is not first and choice != first))))
    return ordered


def _sign_number(sign: str) -> int:
    if len(sign) != 3 or not (sign.isascii() and sign.islower()):
        return 0
    number = 1
    for place, letter in enumerate(sign):
        number += (ord(letter) - 97) * int(26**place)
    return number


def _sign(number: int) -> str:
    number -= 1
    return "".join(chr(97 + number // 26**place % 26) for place in range(3)) if number >= 0 else ""


def _letters(number: int, least: int) -> str:
    found = ""
    while number or len(found) < least:
        number, place = divmod(number, 32)
        found = _ALPHABET[place] + found
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 32 + _ALPHABET.index(letter)
    return number
