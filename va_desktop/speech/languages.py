# SPDX-License-Identifier: GPL-3.0-or-later
"""Which voice may speak which language, and what to offer where there is none.

Honest by rule: a voice of another language is never taken silently; it is offered, with the reason.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum


class Why(Enum):
    """What a nearest language is good for."""

    READS = "reads"
    """Its voice reads this very text, with the accent of another country."""
    UNDERSTOOD = "understood"
    """Many speakers understand it when heard; its voice cannot read this text, a translation is needed."""
    SOURCE = "source"
    """No close language has a voice; the English source can be heard."""


@dataclass(frozen=True)
class Nearest:
    """A language with a voice that may help, and why."""

    lang: str
    why: Why


_NEAREST = {
    "fa-AF": (Nearest("fa", Why.READS),),
    "prs": (Nearest("fa", Why.READS),),
    "tg": (Nearest("fa", Why.UNDERSTOOD), Nearest("ru", Why.UNDERSTOOD)),
    "ps": (Nearest("fa", Why.UNDERSTOOD), Nearest("ur", Why.UNDERSTOOD)),
    "ckb": (Nearest("ar", Why.UNDERSTOOD),),
    "ku-Arab": (Nearest("ar", Why.UNDERSTOOD),),
    "lo": (Nearest("th", Why.UNDERSTOOD),),
    "so": (Nearest("ar", Why.UNDERSTOOD),),
    "cnr": (Nearest("sr", Why.READS), Nearest("bs", Why.READS)),
    "sh": (Nearest("bs", Why.READS), Nearest("sr", Why.READS)),
    "rn": (Nearest("sw", Why.UNDERSTOOD), Nearest("fr", Why.UNDERSTOOD)),
    "ln": (Nearest("fr", Why.UNDERSTOOD),),
    "wo": (Nearest("fr", Why.UNDERSTOOD),),
    "km": (),
}
"""Dari and Persian are one written language. Dari is official beside Pashto in Afghanistan, Arabic beside
Sorani in Iraq and beside Somali in Somalia; Thai is widely understood in Laos."""

_NO_SUBSTITUTE = frozenset(("ku-arab", "ckb", "uz-arab", "az-arab", "pa-arab", "mn-mong", "sd-deva"))
"""Tags whose first part has a voice that is not theirs: another country's speech or another script."""

_DARI = ("fa-af", "prs")

_SAME_SOUNDS_IN_ANY_SCRIPT = frozenset(("sr", "bs", "zh", "cmn"))

_OTHER_NAMES = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "swa": "sw", "tzm": "ber", "fil": "tl"}

_PREFERRED = {"es": "es-419", "en-gb": "en"}
"""The programme's Spanish is that of Latin America; `es-ES` asks for Castilian."""

_SPAIN = frozenset(("es-es", "es-gq"))


def candidates(lang: str) -> tuple[str, ...]:
    """Return the voice tags to look for, best first, in lower case; never one of a wrong language."""
    tag = lang.replace("_", "-").lower()
    if tag in _DARI:
        return _DARI
    if tag in _NO_SUBSTITUTE or any(tag.startswith(f"{refused}-") for refused in _NO_SUBSTITUTE):
        return (tag,)
    base, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    if script is not None and base not in _SAME_SOUNDS_IN_ANY_SCRIPT:
        return (tag,)
    if tag in _SPAIN:
        return ("es",)
    base = _OTHER_NAMES.get(base, base)
    found = [_PREFERRED.get(tag, tag).lower()]
    if base == "es":
        found.append("es-419")
    return tuple(dict.fromkeys([*found, "-".join([base, *rest]), base]))


def is_exact(lang: str, voice_tag: str) -> bool:
    """Tell whether the voice speaks just this form of the language, and not that of another country."""
    wanted, spoken = lang.replace("_", "-").lower().split("-"), voice_tag.lower().split("-")
    if lang.lower() in _DARI:
        return voice_tag.lower() in _DARI
    base = _OTHER_NAMES.get(wanted[0], wanted[0])
    regions = [part for part in wanted[1:] if len(part) in (2, 3)]
    if base != spoken[0]:
        return False
    return not regions or regions[-1] in spoken or voice_tag == "es-419" or f"{base}-{regions[-1]}" in _HOME


_HOME = frozenset("en-gb es-es fr-fr pt-pt uk-ua fa-ir bs-ba my-mm am-et vi-vn th-th ru-ru hr-hr".split())  # noqa: SIM905
"""Where the plain voice of a language comes from."""


def nearest(lang: str, spoken: Iterable[str], written: Collection[str] | None = None) -> Nearest | None:
    """Return what to offer instead of a language without a voice, from the languages that have one.

    `written`: languages into which the texts are translated, where that matters; others are no help to understand.
    """
    have = {tag.lower() for tag in spoken}
    base = lang.split("-", maxsplit=1)[0]
    for offer in _NEAREST.get(lang, _NEAREST.get(base, ())):
        there = written is None or offer.why is not Why.UNDERSTOOD or offer.lang in written
        if offer.lang.lower() in have and there:
            return offer
    return Nearest("en", Why.SOURCE) if "en" in have and base != "en" else None
