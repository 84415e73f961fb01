# SPDX-License-Identifier: GPL-3.0-or-later
"""One built pack, opened for reading: its card, records, texts and search index. It can never be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from va_desktop.content import store
from va_desktop.content.errors import PackDamaged, TextUnknown
from va_desktop.content.seal import verify
from va_desktop.content.text import SOURCE_LANGUAGE, Text, base, fallbacks
from va_desktop.ids import CountryCode, PackId, TextId

if TYPE_CHECKING:
    from va_desktop.content.index import Index


@dataclass(frozen=True)
class PackInfo:
    """The card of a pack.

    `languages`: BCP 47, the country's main one first; `built`: fingerprint of the sources, catalogues and
    builder that it was made from, equal for equal packs; `format`: of the file.
    """

    id: PackId
    title_id: TextId
    country: CountryCode | None
    languages: tuple[str, ...]
    version: str
    licence: str
    reviewed: date
    review_by: date
    built: str
    format: int


class Pack:
    """Reads one `.vapack` file. Open it with `Pack.open`, which trusts no byte before the seal is checked."""

    def __init__(self, path: Path, connection: store.Connection, info: PackInfo) -> None:
        self.path = path
        self.info = info
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> "Pack":
        """Open a pack; raise `PackDamaged` or `PackTooNew`."""
        verify(path)
        try:
            connection = store.open_readonly(path)
            return cls(path, connection, _info(store.meta(connection)))
        except (store.DatabaseError, KeyError, ValueError):
            raise PackDamaged(path, "database") from None

    def records(self, kind: str) -> list[dict[str, Any]]:
        """Return all records of a kind in authored order; the caller may change what it gets."""
        return store.records(self._connection, kind)

    def record(self, kind: str, record_id: str) -> dict[str, Any] | None:
        """Return one record, or None."""
        return store.record(self._connection, kind, record_id)

    def text(self, text_id: str, langs: Sequence[str]) -> Text:
        """Return a text in the first of `langs` that has it, trying `es` after `es-CO`; else in English.

        English counts as `source` for who asked for English first, and as `missing` for everybody else.
        Raises `TextUnknown` when the pack has no such text at all.
        """
        wanted = list(dict.fromkeys(tag for lang in langs for tag in fallbacks(lang)))
        found = store.texts(self._connection, text_id, [*wanted, SOURCE_LANGUAGE])
        for lang in wanted:
            if lang in found and lang != SOURCE_LANGUAGE:
                text, state = found[lang]
                return Text(text, lang, "reviewed" if state == "reviewed" else "draft")
            if lang in found:
                break
        if SOURCE_LANGUAGE not in found:
            raise TextUnknown(text_id)
        asked = bool(langs) and base(langs[0]) == SOURCE_LANGUAGE
        return Text(found[SOURCE_LANGUAGE][0], SOURCE_LANGUAGE, "source" if asked else "missing")

    def blob(self, name: str) -> bytes | None:
        """Return media by name (`clips/es/right.housing.easy.0.ogg`), or None."""
        return store.blob(self._connection, name)

    @cached_property
    def index(self) -> "Index":
        """Return the search index of this pack."""
        from va_desktop.content.index import Index

        return Index(self._connection)

    @property
    def connection(self) -> store.Connection:
        """Return the read-only database, for the parts of `content` that read whole tables."""
        return self._connection

    def rest(self) -> None:
        """Give back the memory that reading has taken."""
        store.rest(self._connection)

    def close(self) -> None:
        """Close the file; the pack cannot be used afterwards."""
        self._connection.close()


def _info(meta: dict[str, Any]) -> PackInfo:
    return PackInfo(
        id=PackId(meta["id"]),
        title_id=TextId(f"pack.{meta['id']}.title"),
        country=CountryCode(meta["country"]) if meta["country"] else None,
        languages=tuple(meta["languages"]),
        version=meta["version"],
        licence=meta["licence"],
        reviewed=date.fromisoformat(meta["reviewed"]),
        review_by=date.fromisoformat(meta["review_by"]),
        built=meta["built"],
        format=store.FORMAT,
    )
