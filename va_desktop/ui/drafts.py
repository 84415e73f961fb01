# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody typed and did not save yet, kept in memory while pages are built anew; never on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Drafts:
    """Belongs to the window and ends with it; locking, handing over and the end of a visit clear it.

    `page` names a form and whatever it is about, for instance `correct/s1@p1/name`; `field` is one field of it.
    """

    def __init__(self) -> None:
        self._texts: dict[str, dict[str, str]] = {}

    def get(self, page: str, field: str, default: str = "") -> str:
        """Return what was typed into a field, or `default` if nothing was."""
        return self._texts.get(page, {}).get(field, default)

    def put(self, page: str, field: str, text: str) -> None:
        """Keep what stands in a field now, also an empty text."""
        self._texts.setdefault(page, {})[field] = text

    def follow(self, page: str, field: str, widget: Any) -> None:
        """Fill a field of one line or of many with what was typed before, and keep what is typed from now on."""
        many = hasattr(widget, "toPlainText")
        text: Callable[[], str] = widget.toPlainText if many else widget.text
        kept = self._texts.get(page, {}).get(field)
        if kept is not None:
            (widget.setPlainText if many else widget.setText)(kept)
        widget.textChanged.connect(lambda *_: self.put(page, field, text()))

    def drop(self, page: str) -> None:
        """Forget one form: it was saved, or somebody gave it up."""
        self._texts.pop(page, None)

    def clear(self) -> None:
        """Forget everything."""
        self._texts.clear()
