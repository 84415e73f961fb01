# SPDX-License-Identifier: GPL-3.0-or-later
"""A tabular package: one CSV for each object, loaded row by row into a scratch database and joined from there."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from va_desktop.directory.hsds import areas
from va_desktop.directory.hsds.decoding import Opener
from va_desktop.directory.hsds.findings import Account, Progress, Refusals
from va_desktop.directory.hsds.joined import Join, link_name, lookup_name
from va_desktop.directory.hsds.legacy import meant, old, told
from va_desktop.directory.hsds.repair import Repair
from va_desktop.directory.hsds.rows import EXTRA, table
from va_desktop.directory.hsds.source import Member, Source
from va_desktop.directory.hsds.store import BATCH, LINES, Scratch, encode
from va_desktop.directory.hsds.tables import LINKS, LOOKUPS, NESTED, OLDER, TABLES, named
from va_desktop.directory.record import Record, Sink

Tick = Callable[[Progress], None]
Types = Mapping[str, Mapping[str, str]]
"""For each file the declared types of its columns, from the package's own description."""

EXTENSIONS = frozenset({"previous_id", "closed", "by_appointment", "status_not_known", EXTRA})
"""Fields of our profile that are no news in a table."""

_LINKS = {
    name: tuple(link for link in LINKS if link.child == name and link.entity is None) for name in (*TABLES, *OLDER)
}
_LOOKUPS = {name: tuple(lookup for lookup in LOOKUPS if lookup.owner == name) for name in (*TABLES, *OLDER)}
_KEPT = frozenset({"program_id", "organization_id"})


class Package:
    """Reads the tables of a source."""

    def __init__(
        self, source: Source, account: Account, tick: Tick, scratch: Path | None, refusals: Refusals = ()
    ) -> None:
        """`scratch`: where the temporary database may lie."""
        self._source = source
        self._account = account
        self._tick = tick
        self._refusals = refusals
        self._where = scratch
        self._repair = Repair(account)
        self._files: list[str] = []
        self._rows = self._done = 0
        self._total = 2 * sum(member.size for member in source.members)

    def read(self, sink: Sink) -> None:
        """Read every table and give the documents to the sink. Raises what `tick` raises."""
        members = [member for member in self._source.members if member.suffix in (".csv", ".tsv")]
        legacy = old([member.stem for member in members])
        types = self._described()
        with Scratch(self._where) as scratch:
            for member in members:
                self._load(scratch, member, legacy, types.get(member.stem.lower(), {}))
                self._done += member.size
            half = self._done

            def joining(done: int) -> None:
                share = min(1.0, done / max(self._rows, 1))
                self._tick(Progress("joining", "", self._rows, half + int(share * half), self._total))

            Join(scratch, self._account, self._files, joining, self._refusals).run(_Older(sink) if legacy else sink)

    def _described(self) -> Types:
        """Return what the package's description says of columns that HSDS does not know."""
        member = next((m for m in self._source.members if m.name.rpartition("/")[2] == "datapackage.json"), None)
        if member is None or member.size > 16 << 20:
            return {}
        try:
            with self._source.open(member) as file:
                resources = json.load(file)["resources"]
            return {
                Path(str(item["path"])).stem.lower(): {
                    str(field["name"]): str(field.get("type", "string")) for field in item["schema"]["fields"]
                }
                for item in resources
            }
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._account.find(member.name, 0, "", "broken_json", "left_out")
            return {}

    def _load(self, scratch: Scratch, member: Member, legacy: bool, types: Mapping[str, str]) -> None:
        number = len(self._files)
        self._files.append(member.name)
        opener: Opener = partial(self._source.open, member)
        found = table(opener, member.name, self._account)
        kind, change = meant(member.stem, found.columns, legacy)
        self._columns(member.name, kind, found.columns, legacy)
        name = areas.KIND if kind is None and member.stem.lower() in areas.NAMES else member.stem.lower()
        loader = _Loader(scratch, kind or name, member.name, number, self._account, self._repair)
        # Two old tables that became one each count from 1; their ids must not meet.
        loader.space = name if change is not None and named(name) is None else kind or name
        # A column of text that is named like a list of objects would be taken for one.
        taken = frozenset(column for column in found.columns if (kind, column) in NESTED)
        casts = _casts(kind, found.columns, types)
        for line, doc in found.rows:
            for column, cast in casts:
                if column in doc:
                    doc[column] = cast(doc[column])
            for column in taken & doc.keys():
                doc[f"{column}_text"] = doc.pop(column)
            if change is not None:
                change(doc)
            loader.add(line, doc)
            self._rows += 1
            if self._rows % BATCH == 0:
                self._tick(Progress("reading", member.name, self._rows, self._done, self._total))
        loader.flush()

    def _columns(self, file: str, kind: str | None, columns: tuple[str, ...], legacy: bool) -> None:
        if not columns:
            return
        if kind is None and Path(file).stem.lower() not in areas.NAMES:
            self._account.find(file, 0, "", "unknown_table", "set_apart")
        elif kind is not None and kind in TABLES and not legacy:
            for column in columns:
                if column not in TABLES[kind].fields and column not in EXTENSIONS and not column.endswith("_text"):
                    self._account.find(file, 1, column, "unknown_column", "kept")


def _casts(
    kind: str | None, columns: tuple[str, ...], types: Mapping[str, str]
) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return how to turn cells of unknown columns into what the package says that they are."""
    known = TABLES[kind].fields if kind is not None and kind in TABLES else {}
    found = [(column, types[column]) for column in columns if column not in known and column in types]
    return tuple((column, _CASTS[name]) for column, name in found if name in _CASTS)


def _json(cell: Any) -> Any:
    try:
        return json.loads(cell) if isinstance(cell, str) else cell
    except (ValueError, RecursionError):
        return cell


_CASTS: Mapping[str, Callable[[Any], Any]] = dict.fromkeys(
    ("any", "object", "array", "boolean", "integer", "number"), _json
)


class _Loader:
    """Puts the rows of one file into the scratch database, in batches."""

    def __init__(self, scratch: Scratch, kind: str, file: str, number: int, account: Account, repair: Repair) -> None:
        self._scratch = scratch
        self._kind = self.space = kind
        self._file = file
        self._base = number << LINES
        self._account = account
        self._repair = repair
        self._rows: list[tuple[int, str, str]] = []
        self._pairs: dict[str, list[tuple[int, str]]] = {}
        self._known = kind in TABLES
        self._links = _LINKS.get(kind, ())
        self._lookups = _LOOKUPS.get(kind, ())

    def add(self, line: int, doc: dict[str, Any]) -> None:
        """Take one row."""
        kind, number = self._kind, self._base + line
        if kind == areas.KIND:
            self._area(line, doc)
            return
        key = self._repair.identify(self.space, doc, self._file, line, lambda: encode(doc))
        if self._known:
            self._repair.fields(kind, doc, self._file, line)
        elif kind in OLDER:
            self._repair.refer(doc, "service_id", "service")
        for link in self._links:
            if (parent := doc.pop(link.column, None)) is not None:
                self._pairs.setdefault(link_name(link), []).append((number, parent))
        for lookup in self._lookups:
            column = lookup.column
            target = doc.get(column) if column in _KEPT else doc.pop(column, None)
            if target is not None:
                self._pairs.setdefault(lookup_name(lookup), []).append((number, target))
        if kind in ("attribute", "metadata"):
            self._point(kind, doc, number)
        self._rows.append((number, key, encode(doc)))
        if len(self._rows) >= BATCH:
            self.flush()

    def _area(self, line: int, doc: dict[str, Any]) -> None:
        found, wrong = areas.read(doc)
        for field in wrong:
            self._account.find(self._file, line, field, "bad_value", "left_out")
        if found is None:
            self._account.refuse(self._file, line, "missing_id")
            return
        self._rows.append((self._base + line, found["id"], encode(found)))
        if len(self._rows) >= BATCH:
            self.flush()

    def _point(self, kind: str, doc: dict[str, Any], number: int) -> None:
        column, entity = ("link_id", "link_entity") if kind == "attribute" else ("resource_id", "resource_type")
        parent = named(str(doc.get(entity, "")))
        if parent is None or column not in doc:
            return
        self._repair.refer(doc, column, parent)
        link = next((link for link in LINKS if (link.child, link.parent, link.column) == (kind, parent, column)), None)
        if link is not None and (target := doc.pop(column, None)) is not None:
            self._pairs.setdefault(link_name(link), []).append((number, target))

    def flush(self) -> None:
        """Write the batch; a row whose id is there already is merged into the first one."""
        again = self._scratch.put(self._kind, self._rows) if self._rows else []
        self._account.end(self._file, "imported", len(self._rows) - len(again))
        first: dict[int, int] = {}
        for number, key, body in again:
            first[number] = self._merge(number, key, body)
        self._account.end(self._file, "merged", len(again))
        for name, pairs in self._pairs.items():
            self._scratch.link(name, ((first.get(number, number), target) for number, target in pairs))
        self._rows, self._pairs = [], {}

    def _merge(self, number: int, key: str, body: str) -> int:
        found = self._scratch.get(self._kind, key)
        assert found is not None
        line = number - self._base
        if found[1] == body:
            self._account.find(self._file, line, "id", "duplicate_row", "merged")
            return found[0]
        kept, more = json.loads(found[1]), json.loads(body)
        differ = sorted(name for name, value in more.items() if name in kept and kept[name] != value)
        self._scratch.write(self._kind, [(encode({**more, **kept}), found[0])])
        self._account.find(
            self._file, line, "id", "duplicate_id", "first_kept" if differ else "merged", " ".join(differ)
        )
        return found[0]


class _Older:
    """Says in services what tables that version 3 dropped said of them."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def add(self, record: Record) -> None:
        self._sink.add(told(record))
