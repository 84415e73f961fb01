# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that lie in a scratch database, joined into nested documents: each child into the list of its parent."""

import json
from collections.abc import Callable, Iterator
from heapq import merge

from va_desktop.directory.hsds.findings import Account, Refusals
from va_desktop.directory.hsds.store import BATCH, LINES, Scratch, spliced
from va_desktop.directory.hsds.tables import LINKS, LOOKUPS, TOP, Link, Lookup
from va_desktop.directory.record import Record, Sink

ORDER = (
    "metadata",
    "taxonomy",
    "taxonomy_term",
    "attribute",
    "unit",
    "language",
    "url",
    "funding",
    "service_area",
    "required_document",
    "cost_option",
    "payment_accepted",
    "eligibility",
    "schedule",
    "address",
    "accessibility",
    "organization_identifier",
    "meta_table_description",
    "service_capacity",
    "phone",
    "contact",
    "program",
    "location",
    "service_at_location",
    "organization",
    "service",
)
"""Children before their parents. A service comes last: it shows its organization, without what that one holds."""

_STUB = " organization"
"""The kind under which organizations are kept as services show them; no file can be named so."""

_STAYS = {("service", "program_id"), ("service", "organization_id")}
"""Keys that stay in the document although what they name stands beside them."""


def link_name(link: Link) -> str:
    """Return the name under which the rows of a link are kept."""
    return f"{link.child}_{link.column}_{link.parent}"


def lookup_name(lookup: Lookup) -> str:
    """Return the name under which the rows of a lookup are kept."""
    return f"{lookup.owner}_{lookup.column}"


class Join:
    """Joins what was loaded and hands the documents on."""

    def __init__(
        self, scratch: Scratch, account: Account, files: list[str], tick: Callable[[int], None], refusals: Refusals = ()
    ) -> None:
        """`files`: names by number, for findings; `tick` is called with rows done and may raise to stop."""
        self._scratch = scratch
        self._account = account
        self._files = files
        self._tick = tick
        self._refusals = refusals
        self._done = 0

    def run(self, sink: Sink) -> None:
        """Join everything and give every row to the sink, in a document of its own or in another's."""
        scratch = self._scratch
        # A location that a service names stands there; only the others stand in their organization.
        home = next(link for link in LINKS if (link.child, link.parent) == ("location", "organization"))
        self._dangling()
        scratch.unhold(link_name(home), "location", lookup_name(_lookup("service_at_location", "location_id")))
        self._hold()
        self._stubs()
        for kind in ORDER:
            if not scratch.has(kind):
                continue
            if kind in ("organization", "service"):
                self._hand_on(kind, sink)
            else:
                self._compose(kind)
        for kind in ORDER:
            if kind not in ("organization", "service"):
                self._leftovers(kind, sink)
        for kind in scratch.kinds():
            if kind not in ORDER and kind != _STUB:
                self._leftovers(kind, sink)

    def _place(self, number: int) -> tuple[str, int]:
        return self._files[number >> LINES], number & ((1 << LINES) - 1)

    def _dangling(self) -> None:
        """Put keys that lead nowhere back into their rows, and tell."""
        for kind in ORDER:
            for name, target, column in _ways(kind):
                lost = []
                for number, pid in self._scratch.dangling(name, target):
                    self._account.find(*self._place(number), column, "dangling_key", "kept", target)
                    lost.append((f',"{column}":{json.dumps(pid)}}}', number))
                    if len(lost) >= BATCH:
                        self._put_back(kind, column, lost)
                        lost = []
                self._put_back(kind, column, lost)

    def _put_back(self, kind: str, column: str, lost: list[tuple[str, int]]) -> None:
        if lost and (kind, column) not in _STAYS:
            self._scratch.append(kind, lost)

    def _hold(self) -> None:
        for link in LINKS:
            self._scratch.hold(link.child, link_name(link), link.parent)
        for lookup in LOOKUPS:
            self._scratch.hold_targets(lookup.target, lookup_name(lookup))

    def _stubs(self) -> None:
        """Keep organizations as they stand in services: their own fields, without the lists they hold."""
        rows = []
        for number, key, body in self._scratch.all("organization"):
            rows.append((number, key, body))
            if len(rows) >= BATCH:
                self._scratch.put(_STUB, rows)
                rows = []
        if rows:
            self._scratch.put(_STUB, rows)

    def _compose(self, kind: str) -> None:
        changed = []
        for number, _, body in self._joined(kind):
            changed.append((body, number))
            if len(changed) >= BATCH:
                self._scratch.write(kind, changed)
                changed = []
        self._scratch.write(kind, changed)

    def _joined(self, kind: str, every: bool = False) -> Iterator[tuple[int, str, str]]:
        """Yield (number, id, body) of the rows of a kind that got something; of every row, if wanted."""
        streams = [
            _tagged(self._scratch.children(link_name(link), link.child, kind), place, link.key, True)
            for place, link in enumerate(LINKS)
            if link.parent == kind and self._scratch.linked(link_name(link))
        ]
        streams += [
            _tagged(self._scratch.targets(lookup_name(lookup), _target(lookup)), len(LINKS) + place, lookup.key, False)
            for place, lookup in enumerate(LOOKUPS)
            if lookup.owner == kind and self._scratch.linked(lookup_name(lookup))
        ]
        if not streams and not every:
            return
        parts = merge(*streams)
        waiting = next(parts, None)
        for number, key, body in self._scratch.all(kind):
            self._count()
            lists: dict[str, list[str]] = {}
            single: dict[str, str] = {}
            while waiting is not None and waiting[0] == number:
                if waiting[4]:
                    lists.setdefault(waiting[2], []).append(waiting[3])
                else:
                    single[waiting[2]] = waiting[3]
                waiting = next(parts, None)
            if lists or single:
                single.update((name, f"[{','.join(texts)}]") for name, texts in lists.items())
                yield number, key, spliced(body, single)
            elif every:
                yield number, key, body

    def _hand_on(self, kind: str, sink: Sink) -> None:
        for number, key, body in self._joined(kind, every=True):
            self._hand(sink, Record(kind, key, json.loads(body)), number)

    def _hand(self, sink: Sink, record: Record, number: int) -> None:
        """Hand a document on; when the sink will not have it, its row ends as refused after all."""
        file, row = self._place(number)
        if not self._account.hand(sink, record, file, row, self._refusals):
            self._account.end(file, "imported", -1)
            self._account.end(file, "refused")

    def _leftovers(self, kind: str, sink: Sink) -> None:
        rows = self._scratch.all(kind) if kind in TOP and kind != "location" else self._scratch.free(kind)
        for number, key, body in rows:
            self._count()
            if kind not in TOP and kind in ORDER and kind != "meta_table_description":
                self._account.find(*self._place(number), "", "dangling_key", "set_apart")
            self._hand(sink, Record(kind, key, json.loads(body)), number)

    def _count(self) -> None:
        self._done += 1
        if self._done % BATCH == 0:
            self._tick(self._done)


def _lookup(owner: str, column: str) -> Lookup:
    return next(lookup for lookup in LOOKUPS if (lookup.owner, lookup.column) == (owner, column))


def _target(lookup: Lookup) -> str:
    return _STUB if lookup.target == "organization" else lookup.target


def _ways(kind: str) -> Iterator[tuple[str, str, str]]:
    for link in LINKS:
        if link.child == kind:
            yield link_name(link), link.parent, link.column
    for lookup in LOOKUPS:
        if lookup.owner == kind:
            yield lookup_name(lookup), lookup.target, lookup.column


def _tagged(
    rows: Iterator[tuple[int, str]], place: int, key: str, many: bool
) -> Iterator[tuple[int, int, str, str, bool]]:
    for number, body in rows:
        yield number, place, key, body, many
