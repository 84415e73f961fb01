# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for the ids that parts of the program hand to each other instead of objects."""

from typing import Literal, NewType

ApplicationId = NewType("ApplicationId", str)
CountryCode = NewType("CountryCode", str)
"""ISO 3166-1 alpha-3, upper case (`COL`), plus the user-assigned `XKX`."""

EntitlementId = NewType("EntitlementId", str)
InstrumentId = NewType("InstrumentId", str)
PackId = NewType("PackId", str)
PersonId = NewType("PersonId", str)
RightId = NewType("RightId", str)
ServiceId = NewType("ServiceId", str)
SourceId = NewType("SourceId", str)
TermId = NewType("TermId", str)
TextId = NewType("TextId", str)
"""Stable id of one translatable text, the message context in the catalogues (`right.housing.easy.0`)."""

ApplicationState = Literal[
    "preparing",
    "ready",
    "submitted",
    "receipt",
    "more_asked",
    "under_review",
    "approved",
    "partly_approved",
    "refused",
    "appeal_sent",
    "appeal_decided",
    "received",
    "stopped",
]
"""Where an application can stand; packs give these the names that the offices of a country use."""
