# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the Look page; no Qt."""

from va_desktop.i18n.translator import Translator
from va_desktop.settings.settings import Settings
from va_desktop.ui.language import Words


def speed(tr: Translator, value: float) -> str:
    """Return a speaking speed in words."""
    names = {
        0.6: tr("Very slow"),
        0.8: tr("Slow"),
        1.0: tr("Normal"),
        1.25: tr("Fast"),
        1.5: tr("Very fast"),
    }
    return names.get(value, tr("Normal"))


def themes(tr: Translator) -> tuple[tuple[str, str, str], ...]:
    """Return the themes as (code, words, pictogram)."""
    return (
        ("light", tr("Light"), "look"),
        ("dark", tr("Dark"), "calm"),
        ("high-contrast", tr("Strong contrast"), "look"),
    )


def step(tr: Translator, name: str, sign: str) -> str:
    """Return what a minus or plus button does."""
    return {
        ("scale", "minus"): tr("Smaller letters"),
        ("scale", "plus"): tr("Bigger letters"),
        ("speed", "minus"): tr("Slower voice"),
        ("speed", "plus"): tr("Faster voice"),
        ("volume", "minus"): tr("Softer voice"),
        ("volume", "plus"): tr("Louder voice"),
    }[name, sign]


def value(words: Words, name: str, number: float) -> str:
    """Return a chosen value in words."""
    return speed(words.tr, number) if name == "speed" else words.percent(int(number))


def end(tr: Translator) -> str:
    """Return what is said when there is no further step."""
    return tr("this is the end")


def ask_for_reader(chosen: Settings, active: bool) -> bool:
    """Tell whether to ask if a screen reader speaks: one seems to, and nobody has said so yet."""
    return active and chosen.screen_reader is None


def reader_seen(tr: Translator) -> str:
    """Return why the question is asked."""
    return tr("It looks like one. Say so, and this program never speaks by itself.")
