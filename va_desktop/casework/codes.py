# SPDX-License-Identifier: GPL-3.0-or-later
"""Short neutral codes for cases: eight random digits and a check digit, easy to say in any language.

The check digit is Damm's (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004): it finds every wrong digit and
every two neighbours in the wrong order.
"""

import secrets
import unicodedata
from collections.abc import Callable

DIGITS = 8

_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def check_digit(digits: str) -> str:
    """Return the digit that belongs behind some digits."""
    state = "0"
    for digit in digits:
        state = _DAMM[int(state)][int(digit)]
    return state


def new_code(taken: Callable[[str], bool], number: Callable[[int], int] = secrets.randbelow) -> str:
    """Return a code that nobody has here yet. The digits are random: they tell neither a place nor an order."""
    while True:
        digits = f"{number(10**DIGITS):0{DIGITS}d}"
        code = digits + check_digit(digits)
        if not taken(code):
            return code


def read(text: str) -> str | None:
    """Return the code that somebody typed, in digits of any script and any spacing; None where it cannot be one."""
    digits = "".join(str(unicodedata.decimal(sign)) for sign in text if unicodedata.decimal(sign, None) is not None)
    strangers = [sign for sign in text if not (sign.isspace() or sign in "-.‐‑–" or sign.isdecimal())]
    right = not strangers and len(digits) == DIGITS + 1 and check_digit(digits) == "0"
    return digits if right else None


def shown(code: str) -> str:
    """Return a code in groups of three."""
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))
