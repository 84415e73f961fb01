# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the facts about a person that counting needs; no Qt."""

from va_desktop.casework.cases import Outcome
from va_desktop.counted import Device, Displacement, Known, Relation, Sex
from va_desktop.i18n.translator import Translator


def outcome(tr: Translator, code: Outcome) -> str:
    """Return how far the person reached what they wanted."""
    names: dict[Outcome, str] = {
        "": tr("Not known yet"),
        "reached": tr("Yes"),
        "partly": tr("In part"),
        "not_reached": tr("No"),
    }
    return names[code]


def sex(tr: Translator, code: Sex) -> str:
    """Return a sex as the person tells it."""
    names: dict[Sex, str] = {
        "female": tr("Woman or girl"),
        "male": tr("Man or boy"),
        "other": tr("Other"),
        "unknown": tr("Not said"),
    }
    return names[code]


def relation(tr: Translator, code: Relation) -> str:
    """Return how the person is concerned."""
    names: dict[Relation, str] = {
        "survivor": tr("Hurt by an explosive item"),
        "family": tr("Family of somebody hurt or killed"),
        "other_disability": tr("Another person with a disability"),
        "community": tr("Lives in an affected place"),
        "unknown": tr("Not said"),
    }
    return names[code]


def device(tr: Translator, code: Device) -> str:
    """Return what hurt the person."""
    names: dict[Device, str] = {
        "ap_mine": tr("A mine against people"),
        "av_mine": tr("A mine against vehicles"),
        "cluster_munition": tr("A cluster munition"),
        "other_erw": tr("Another explosive remnant of war"),
        "ied": tr("A home-made bomb"),
        "unknown": tr("Not known"),
        "none": tr("Nothing of these"),
    }
    return names[code]


def displacement(tr: Translator, code: Displacement) -> str:
    """Return whether the person had to leave home."""
    names: dict[Displacement, str] = {
        "no": tr("Lives at home"),
        "idp": tr("Had to leave home, same country"),
        "refugee": tr("Fled from another country"),
        "returnee": tr("Came back home"),
        "unknown": tr("Not said"),
    }
    return names[code]


def difficulty(tr: Translator, code: Known) -> str:
    """Return whether something is very hard for the person (Washington Group cut-off)."""
    names: dict[Known, str] = {"yes": tr("Yes, very hard or not possible"), "no": tr("No"), "unknown": tr("Not said")}
    return names[code]
