# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a directory file: takes documents one by one, indexes and checks them, and only then replaces the old file."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from va_desktop import durable
from va_desktop.directory import districts, index, seal, store
from va_desktop.directory.errors import (
    DirectoryDamaged,
    DirectoryTooNew,
    DirectoryUnwritten,
    ImportCancelled,
    RecordRefused,
)
from va_desktop.directory.protection import shy_of
from va_desktop.directory.record import Record
from va_desktop.i18n.folding import FOLDING_VERSION

SERVICE = "service"
_LOOK_EVERY = 256
_STAGE = (
    "CREATE TABLE stage (service INTEGER, ordinal INTEGER, tier INTEGER, z INTEGER, lat REAL, lon REAL,"
    " names TEXT, bodies TEXT, marks TEXT, owner TEXT)"
)
_STAGED = "INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEPT_OWNERS = 4096


@dataclass(frozen=True, slots=True)
class Info:
    """The card of a directory. `made` is the day of the import, against which freshness is reckoned for the order."""

    made: date
    title: str = ""
    country: str | None = None
    source: str | None = None
    licence: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. `total` is None while documents still come."""

    step: Literal["reading", "ordering", "indexing", "checking"]
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """What is in the new file: documents of each kind, and how many places can be found.

    `unfiltered`: how many codes, of districts mostly, were too many to filter by.
    """

    kinds: Mapping[str, int]
    places: int
    unfiltered: int = 0


def before(path: Path) -> Path:
    """Return where the directory from before is kept, one generation of it."""
    return path.with_name(f"{path.name}.before")


class DirectoryWriter:
    """A sink for one import. Nothing is changed before `finish`; leaving the `with` block early throws all away.

    One import into a folder at a time: what an earlier one left behind when it was killed is cleared away.
    """

    def __init__(
        self,
        path: Path,
        info: Info,
        on_progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        before: Path | None = None,
    ) -> None:
        """Begin a draft beside `path`; `before` is where the old file is kept. Raises `DirectoryUnwritten`."""
        self.path, self.info = path, info
        self._before = before
        self._tell, self._cancelled = on_progress, cancelled
        self._draft = path.with_name(f".{path.name}.part")
        self._scratch = path.with_name(f".{path.name}.scratch")
        self._kinds: Counter[str] = Counter()
        self._places = self._taken = 0
        self._marks, self._words = index.Marks(), index.Words()
        self._districts = districts.Gatherer()
        self._shy: set[str] = set()
        self._packer = store.Packer()
        self._connections: list[store.Connection] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._clear()
            for make, place in ((store.create, self._draft), (store.scratch, self._scratch)):
                self._connections.append(make(place))
            self._out, self._stage = self._connections
            self._stage.execute("BEGIN")
            self._stage.execute(_STAGE)
        except (OSError, store.DatabaseError):
            self.abandon()
            raise DirectoryUnwritten(path) from None

    def __enter__(self) -> "DirectoryWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()

    def add(self, record: Record) -> None:
        """Keep one document. Raises `RecordRefused`, after which the next can be added, or ends the import with
        `ImportCancelled` or `DirectoryUnwritten`.
        """
        if self._taken % _LOOK_EVERY == 0:
            self._step(Progress("reading", self._taken, None))
        self._taken += 1
        if not isinstance(record.doc, Mapping) or (record.kind == SERVICE and str(record.doc.get("id")) != record.id):
            raise RecordRefused(record.kind, record.id, "shape")
        entries = self._entries(record)
        content = store.dumps(record.doc)
        if not self._packer.sample and record.kind == SERVICE and not self._kinds:
            self._packer = store.Packer(content)
        try:
            sql = "INSERT INTO document (kind, id, doc) VALUES (?, ?, ?)"
            row = self._out.execute(sql, (record.kind, record.id, self._packer.packed(content))).lastrowid
            self._stage.executemany(_STAGED, (self._staged(row, record.doc, entry) for entry in entries))
        except store.IntegrityError:
            raise RecordRefused(record.kind, record.id, "double") from None
        except store.DatabaseError:
            self.abandon()
            raise DirectoryUnwritten(self.path) from None
        self._kinds[record.kind] += 1
        self._places += len(entries)
        self._note(record, row, entries)

    def finish(self) -> Written:
        """Index, check and put the new file in the old one's place, safe against a power cut.

        Raises `ImportCancelled`, `DirectoryUnwritten` or `DirectoryDamaged`; in each case the old file is untouched.
        """
        try:
            self._index()
            self._close()
            self._step(Progress("checking", 0, self._places))
            self._check()
            seal.append(self._draft)
            durable.sync_file(self._draft)
            self._step(Progress("checking", self._places, self._places))
            self._keep()
            self._draft.replace(self.path)
            durable.sync_folder(self.path.parent)
        except store.OperationalError:
            stopped = self._cancelled()
            raise (ImportCancelled() if stopped else DirectoryUnwritten(self.path)) from None
        except (OSError, store.DatabaseError):
            raise DirectoryUnwritten(self.path) from None
        finally:
            self.abandon()
        return Written(dict(self._kinds), self._places, self._marks.beyond)

    @property
    def places(self) -> int:
        """Return how many places there are so far that can be found."""
        return self._places

    def _keep(self) -> None:
        """Give the old file, if it is sound, its second name; it has its first one until the new one takes that."""
        if self._before is None or not self.path.exists():
            return
        try:
            seal.look(self.path)
        except (DirectoryDamaged, DirectoryTooNew):
            return
        durable.keep(self.path, self._before)

    def abandon(self) -> None:
        """Throw the draft away; does nothing after `finish`."""
        self._close()
        with suppress(OSError):
            self._clear()

    def _clear(self) -> None:
        for path in (self._draft, self._scratch):
            path.unlink(missing_ok=True)

    def _close(self) -> None:
        while self._connections:
            self._connections.pop().close()

    def _step(self, progress: Progress) -> None:
        if self._cancelled():
            self.abandon()
            raise ImportCancelled
        self._tell(progress)

    def _entries(self, record: Record) -> list[index.Entry]:
        if record.kind != SERVICE:
            return []
        try:
            return list(index.entries(record.doc, self.info.made))
        except (AttributeError, TypeError, KeyError, ValueError, ArithmeticError):
            raise RecordRefused(record.kind, record.id, "shape") from None

    def _staged(self, service: int, doc: Mapping[str, Any], entry: index.Entry) -> tuple[Any, ...]:
        marks = self._marks.joined(entry.codes)
        owner = None if doc.get("organization") else doc.get("organization_id")
        lat, lon = entry.position or (None, None)
        return (service, entry.ordinal, entry.tier, entry.z, lat, lon, entry.names, entry.bodies, marks, owner)

    def _note(self, record: Record, row: int, entries: list[index.Entry]) -> None:
        self._shy.update(shy_of(record))
        if record.kind == SERVICE:
            self._words.add(record.doc)
            self._districts.add_service(row, record.doc, entries)
        elif record.kind == districts.KIND:
            self._districts.add_district(record.id, record.doc)

    def _index(self) -> None:
        """Write the places in their order, then everything that is made from them."""
        stop, out = self._cancelled, self._out
        for connection in (out, self._stage):
            store.watch(connection, stop)
        self._protect()
        self._step(Progress("ordering", 0, self._places))
        self._stage.execute("CREATE INDEX stage_order ON stage (tier, z)")
        index.create(out)
        index.write_places(out, self._ordered())
        for name in index.INDEXES:
            out.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        index.indexed(out)
        index.write_vocabulary(out, self._words)
        index.write_facets(out, self._marks)
        self._districts.write(out)
        card = asdict(self.info) | {"made": self.info.made.isoformat()}
        counted = {"kinds": dict(self._kinds), "places": self._places, "folding": FOLDING_VERSION}
        counted["shy"] = sorted(self._shy)
        store.write_meta(out, card | counted | {"sample": self._packer.sample.decode("latin-1")})
        out.execute("COMMIT")

    def _protect(self) -> None:
        """Take out of the index where places are that another document than their own service protects."""
        if not self._shy:
            return
        for n, packed in self._out.execute("SELECT n, doc FROM document WHERE kind = ?", (SERVICE,)):
            doc = self._packer.opened(packed)
            before = list(index.entries(doc, self.info.made))
            after = list(index.entries(doc, self.info.made, shy=self._shy))
            if before != after:
                self._districts.remove_service(n, doc, before)
                self._districts.add_service(n, doc, after)
                self._stage.execute("DELETE FROM stage WHERE service = ?", (n,))
                self._stage.executemany(_STAGED, (self._staged(n, doc, entry) for entry in after))

    def _ordered(self) -> Iterator[tuple[Any, ...]]:
        """Yield the staged rows in order, each with the districts around its own and the name of its organization."""
        owner = lru_cache(_KEPT_OWNERS)(self._owner)
        parents = self._districts.parents()
        around = {
            ord(mark): self._marks.joined(f"district:{each}" for each in (code, *above))
            for code, above in parents.items()
            if (mark := self._marks.of(f"district:{code}")) is not None
        }
        for done, row in enumerate(self._stage.execute("SELECT * FROM stage ORDER BY tier, z, rowid")):
            if done % _LOOK_EVERY == 0:
                self._step(Progress("indexing", done, self._places))
            names = row[6] if row[9] is None else f"{row[6]} {owner(row[9])}"
            yield (*row[:6], names, row[7], row[8].translate(around))

    def _owner(self, owner_id: str) -> str:
        """Return the tokens of an organization's names."""
        sql = "SELECT doc FROM document WHERE kind = 'organization' AND id = ?"
        row = self._out.execute(sql, (owner_id,)).fetchone()
        return "" if row is None else index.name_tokens(self._packer.opened(row[0]))

    def _check(self) -> None:
        """Read the draft back and count. Raises `DirectoryDamaged`."""
        connection = store.open_readonly(self._draft, mapped=False)
        try:
            store.watch(connection, self._cancelled)
            if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise DirectoryDamaged(self.path, "database")
            kinds = dict(connection.execute("SELECT kind, count(*) FROM document GROUP BY kind"))
            found = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED]
            if kinds != dict(self._kinds) or found != [self._places] * len(_COUNTED):
                raise DirectoryDamaged(self.path, "counts")
        finally:
            connection.close()


_COUNTED = ("place", *(f"{name}_docsize" for name in index.INDEXES))
