# SPDX-License-Identifier: GPL-3.0-or-later
"""How many services the directory has for each kind of help, beside the needs that people told. It is public anyway."""

from collections import Counter
from collections.abc import Iterable, Mapping

from va_desktop.directory.services import Service

PILLARS: Mapping[str, str] = {
    "emergency": "emergency_medical",
    "health": "emergency_medical",
    "rehabilitation": "rehabilitation",
    "mind": "psychosocial",
    "community": "social_inclusion",
    "voice": "social_inclusion",
    "money": "economic_inclusion",
    "work": "economic_inclusion",
    "school": "education",
    "papers": "laws",
    "justice": "laws",
}
"""Which pillar of victim assistance a need of the directory belongs to; needs such as housing belong to none."""


def coverage(services: Iterable[Service]) -> dict[str, int]:
    """Return how many services there are by pillar. One service can stand in several."""
    found: Counter[str] = Counter()
    for service in services:
        found.update({PILLARS[need] for need in service.needs if need in PILLARS})
    return dict(found)
