# SPDX-License-Identifier: GPL-3.0-or-later
"""Translated texts of a country's directory, kept beside it, so that a new directory never loses them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from va_desktop import durable
from va_desktop.directory import store
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew
from va_desktop.directory.hsds.translations import Bad, Translation, old, read, to_csv, to_json, translated

APPLICATION_ID = 0x56415452
"""`VATR`, written into the database header."""
FORMAT = 1
_TABLE = (
    "CREATE TABLE translation (kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL,"
    " text TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (kind, id, language, field)) WITHOUT ROWID, STRICT"
)
_OF_PLACE = ("service_at_locations", "attributes", "service_areas", "organization", "metadata")
_COLUMNS = "kind, id, field, language, text, source"


class Tongues:
    """The translations of one directory, for one thread."""

    def __init__(self, path: Path, connection: store.Connection) -> None:
        self.path, self._run, self._connection = path, connection.execute, connection

    @classmethod
    def open(cls, path: Path) -> "Tongues":
        """Open or create the file. Raises `DirectoryDamaged`, `DirectoryTooNew` or OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = store.open_durable(path)
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            written = connection.execute("PRAGMA user_version").fetchone()[0]
            if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                connection.execute(_TABLE)
            elif mark != APPLICATION_ID:
                raise DirectoryDamaged(path, "not_a_directory")
            if written > FORMAT:
                raise DirectoryTooNew(path, written)
        except store.DatabaseError:
            raise DirectoryDamaged(path, "database") from None
        return cls(path, connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def take_in(self, path: Path) -> tuple[int, tuple[Bad, ...]]:
        """Add the texts of a CSV or JSON file, all or none; return how many, and the rows that are none.

        A text that is already there is replaced. Raises OSError, UnicodeDecodeError or `SourceRefused`.
        """
        good, bad = read(path.read_text(encoding="utf-8-sig"))
        self._run("BEGIN IMMEDIATE")
        try:
            sql = f"INSERT OR REPLACE INTO translation ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
            rows = ((t.kind, t.id, t.field, t.language, t.text, t.source) for t in good)
            self._connection.executemany(sql, rows)
        except BaseException:
            self._run("ROLLBACK")
            raise
        self._run("COMMIT")
        return len(good), bad

    def every(self) -> Iterable[Translation]:
        """Return all texts."""
        return (Translation(*row) for row in self._run(f"SELECT {_COLUMNS} FROM translation"))

    def export(self, path: Path, hidden: Collection[str] = ()) -> None:
        """Write all texts, as JSON for `.json` and else as CSV. Raises OSError.

        Of `hidden` services only texts that are not of a place; then none of any object but services.
        """
        found = [each for each in self.every() if not hidden or _is_public(each, hidden)]
        text = to_json(found) if path.suffix.lower() == ".json" else to_csv(found)
        durable.put(path, text.encode(), mode=0o644)

    def of(self, kind: str, record_id: str, language: str) -> tuple[Translation, ...]:
        """Return the texts of one object in one language."""
        sql = f"SELECT {_COLUMNS} FROM translation WHERE kind = ? AND id = ? AND language = ?"
        return tuple(Translation(*row) for row in self._run(sql, (kind, record_id, language)))

    def told(self, kind: str, doc: Mapping[str, Any], languages: Sequence[str]) -> tuple[Mapping[str, Any], bool]:
        """Return a document in the first of these languages that has texts of it, and whether one may be old."""
        for language in languages:
            found = self.of(kind, str(doc.get("id")), language)
            if found:
                return translated(doc, found, language), any(old(each, doc) for each in found)
        return doc, False


def _is_public(text: Translation, hidden: Collection[str]) -> bool:
    if text.kind != "service":
        return False
    return text.id not in hidden or text.field.partition(".")[0] not in _OF_PLACE
