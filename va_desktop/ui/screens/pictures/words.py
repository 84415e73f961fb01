# SPDX-License-Identifier: GPL-3.0-or-later
"""The one word that may stand under a drawing; no Qt."""

from va_desktop.i18n.translator import Translator


def need(tr: Translator, code: str) -> str:
    """Return the one word of a need, or an empty text where the drawing and the voice must do."""
    return {
        "emergency": tr("Danger"),
        "health": tr("Health"),
        "rehabilitation": tr("Prosthesis"),
        "mind": tr("Talking"),
        "money": tr("Money"),
        "school": tr("School"),
        "work": tr("Work"),
        "home": tr("Housing"),
        "moving": tr("Travel"),
        "papers": tr("Papers"),
        "justice": tr("Justice"),
        "family": tr("Family"),
        "community": tr("Friends"),
        "safety": tr("Safety"),
        "voice": tr("Voting"),
        "survivor": tr("Survivors"),
    }.get(code, "")


def yes_no(tr: Translator, code: str) -> tuple[str, str]:
    """Return drawing and word of a yes or a no; empty texts for any other answer."""
    return {"yes": ("check", tr("Yes")), "no": ("cross", tr("No"))}.get(code, ("", ""))
