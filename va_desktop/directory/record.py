# SPDX-License-Identifier: GPL-3.0-or-later
"""What passes between reading a directory and keeping it: one nested HSDS document, and where such documents go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Record:
    """One document in the canonical form: HSDS 3.x JSON with everything nested.

    `kind` is the HSDS object name (`service`, `organization`, `location`, `taxonomy`, `taxonomy_term`), or the name an
    unknown object came under; `id` is unique within its kind; `doc` holds every field, the unknown ones too.
    """

    kind: str
    id: str
    doc: Mapping[str, Any]


class Sink(Protocol):
    """Takes documents one after another and keeps none in memory that it need not."""

    def add(self, record: Record) -> None:
        """Take one document. What cannot be kept is the sink's own error, never silence."""
