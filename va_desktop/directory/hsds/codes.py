# SPDX-License-Identifier: GPL-3.0-or-later
"""The codes of our profile, by axis: those of the packs' taxonomy, and what else is said of a place."""

from collections.abc import Mapping

AXES: Mapping[str, tuple[str, ...]] = {
    "framework": (
        "targeted",
        "disability",
        "health",
        "education",
        "employment",
        "development",
        "poverty_reduction",
    ),
    "approach": ("targeted_programmes", "infrastructure", "human_rights", "relief_to_most_vulnerable"),
    "route": ("open", "specialised", "victims"),
    "pillar": (
        "data",
        "emergency_medical",
        "rehabilitation",
        "psychosocial",
        "social_inclusion",
        "economic_inclusion",
        "education",
        "laws",
    ),
    "need": (
        "emergency",
        "health",
        "rehabilitation",
        "mind",
        "money",
        "school",
        "work",
        "home",
        "moving",
        "papers",
        "justice",
        "family",
        "community",
        "safety",
        "voice",
    ),
    "service_type": (
        "emergency_service",
        "police",
        "hospital",
        "rehabilitation_centre",
        "prosthetics_workshop",
        "psychosocial",
        "peer_support",
        "persons_with_disabilities_organisation",
        "legal_aid",
        "victims_office",
        "social_protection_office",
        "disability_assessment",
        "complaints_body",
        "ministry",
        "mine_action",
        "information_portal",
        "humanitarian_organisation",
        "employment_service",
        "school",
        "declaration_office",
    ),
}
"""The axes that name a thing, with their codes: those of the international pack's taxonomy."""

OFFER = ("free", "women_staff", "children", "travel_paid", "lodging_paid", "no_id")
"""What a service says yes or no to."""

ACCESSIBILITY = (
    "step_free",
    "toilet",
    "lift",
    "parking",
    "sign_language",
    "tactile",
    "hearing_loop",
    "guide",
    "home_visit",
)
"""What a place or a service says yes or no to, for people with disabilities."""

REDACTED = "redacted"
"""The address is shown to workers only: somebody could be found there who must not be."""

MARKS = ("pcode", "landmark", "directions")
"""What is said of a place in a text of its own: the P-code of its district, what is near it, how to get there."""

TAXONOMY = "va-desktop"
"""The taxonomy of all these codes."""

PREFIX = "va:"
"""Begins the code of every term: `va:framework=health` names a thing, `va:women_staff` has its answer as its value."""

AXIS_OF: Mapping[str, str] = {
    **dict.fromkeys(OFFER, "offer"),
    **dict.fromkeys(ACCESSIBILITY, "accessibility"),
    REDACTED: "protection",
    **dict.fromkeys(MARKS, "mark"),
}
"""The axis of each code that has an answer or a text as its value."""
