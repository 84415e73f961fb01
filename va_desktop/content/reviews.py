# SPDX-License-Identifier: GPL-3.0-or-later
"""Who read what: for each pack how many pages a second person has read, and which are due."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from va_desktop.content.folder import Record
from va_desktop.content.models.base import Reviewed
from va_desktop.content.shelf import shelf_for


class Review(NamedTuple):
    """The state of one page. `second`: the people other than the writer who read it against its sources."""

    pack: str
    kind: str
    id: str
    writer: str
    second: tuple[str, ...]
    review_by: date | None

    def due(self, on: date) -> bool:
        """Tell whether it should have been read again before that day."""
        return self.review_by is not None and self.review_by < on


def reviews(folder: Path) -> Iterator[Review]:
    """Yield the state of every page of an authored pack that carries a review."""
    for record in shelf_for(folder).pack.records:
        if isinstance(record.model, Reviewed):
            yield _review(folder.name, record, record.model)


def _review(pack: str, record: Record, model: Reviewed) -> Review:
    return Review(pack, record.kind, record.id, model.written_by or "", tuple(model.reviewed_by), model.review_by)
