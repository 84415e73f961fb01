# SPDX-License-Identifier: GPL-3.0-or-later
"""Authored packs read as if they were built, so that rules can be tried out before anything is written."""

import json
from collections.abc import Sequence
from typing import Any

from va_desktop.content.folder import Authored
from va_desktop.content.passages import document, passages
from va_desktop.content.text import SOURCE_LANGUAGE, Text


class UnbuiltPack:
    """The records of one authored pack, as a built pack would give them out."""

    def __init__(self, pack: Authored) -> None:
        self._kinds: dict[str, dict[str, str]] = {}
        self._texts: dict[str, str] = {}
        for record in pack.records:
            if record.kind == "example":
                continue
            self._kinds.setdefault(record.kind, {})[record.id] = json.dumps(document(record), ensure_ascii=False)
            self._texts.update((passage.id, passage.text) for passage in passages(record))

    def records(self, kind: str) -> list[dict[str, Any]]:
        """Return all records of a kind in authored order."""
        return [json.loads(doc) for doc in self._kinds.get(kind, {}).values()]

    def record(self, kind: str, record_id: str) -> dict[str, Any] | None:
        """Return one record, or None."""
        doc = self._kinds.get(kind, {}).get(record_id)
        found: dict[str, Any] | None = json.loads(doc) if doc else None
        return found

    def english(self, text_id: str) -> str | None:
        """Return a text as authored."""
        return self._texts.get(text_id)


class UnbuiltLibrary:
    """Some authored packs together; it gives out records and English texts like `Library`."""

    def __init__(self, packs: dict[str, UnbuiltPack]) -> None:
        self._packs = packs

    def pack(self, pack_id: str) -> UnbuiltPack | None:
        """Return the pack of an id."""
        return self._packs.get(pack_id)

    def text(self, text_id: str, langs: Sequence[str] = ()) -> Text:
        """Return a text in English, or its id where there is none."""
        found = (pack.english(text_id) for pack in self._packs.values())
        return Text(next((text for text in found if text is not None), text_id), SOURCE_LANGUAGE, "source")
