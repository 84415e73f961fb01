# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents that were read one by one, joined into whole services: by the ids with which they name each other."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.findings import Account, Refusals
from va_desktop.directory.hsds.held import Doc, Held, merged
from va_desktop.directory.hsds.joined import ORDER
from va_desktop.directory.hsds.store import BATCH, encode
from va_desktop.directory.hsds.tables import LINKS, NESTED, TOP
from va_desktop.directory.record import Record, Sink

_LINKS = {kind: tuple(link for link in LINKS if link.child == kind) for kind in ORDER if kind not in TOP}
_KEPT = 4096


class Gathering:
    """Keeps documents until all are there, then joins them and hands them on."""

    def __init__(self, held: Held, account: Account, tick: Callable[[int], None], refusals: Refusals = ()) -> None:
        """`tick` is called with how many were handed on and may raise to stop."""
        self._held = held
        self._account = account
        self._tick = tick
        self._refusals = refusals
        self._files: list[str] = []
        self._done = 0
        self._stub = lru_cache(_KEPT)(self._organization)

    def keep(self, kind: str, key: str, doc: dict[str, Any], file: str, row: int) -> bool:
        """Keep one document; False when it went into one of the same id, whose gaps it filled."""
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        body = encode(doc)
        known = self._held.put(kind, key, len(self._files) - 1, row, body)
        if known is None:
            return True
        if known.body == body:
            self._account.find(file, row, "id", "duplicate_row", "merged")
            return False
        whole, differ = merged(json.loads(known.body), doc)
        self._held.write(kind, known.number, encode(whole))
        told = " ".join(sorted(set(differ)))
        self._account.find(file, row, "id", "duplicate_id", "first_kept" if differ else "merged", told)
        return False

    def run(self, sink: Sink) -> None:
        """Join everything and hand it on: organizations, then services, then what stands in neither."""
        for kind in ORDER:
            for doc in self._held.all(kind) if kind in _LINKS else ():
                self._attach(kind, doc)
        for kind in ("organization", "service"):
            for doc in self._held.all(kind):
                self._hand(sink, kind, doc)
        for kind in self._held.kinds:
            for doc in self._held.all(kind) if kind not in ("organization", "service") else ():
                if doc.used:
                    self._account.end(self._files[doc.file], "imported", -1)
                    self._account.end(self._files[doc.file], "merged")
                else:
                    self._hand(sink, kind, doc)

    def _attach(self, kind: str, child: Doc) -> None:
        """Put an object that names its parents into each of them."""
        doc, named = json.loads(child.body), False
        for link in _LINKS[kind]:
            if link.column not in doc or (link.entity and doc.get(link.entity, link.parent) != link.parent):
                continue
            named = True
            parent = self._held.get(link.parent, doc[link.column])
            if parent is not None:
                inside = {name: value for name, value in doc.items() if name != link.column}
                whole, differ = merged(json.loads(parent.body), {link.key: [inside]})
                if link.key not in differ:
                    self._held.write(link.parent, parent.number, encode(whole))
                    self._held.use(kind, child.number)
        if named and not self._used(kind, child.id):
            self._account.find(self._files[child.file], child.row, "", "dangling_key", "set_apart", kind)

    def _used(self, kind: str, key: str) -> bool:
        found = self._held.get(kind, key)
        return found is not None and bool(found.used)

    def _hand(self, sink: Sink, kind: str, held: Doc) -> None:
        self._done += 1
        if self._done % BATCH == 0:
            self._tick(self._done)
        doc, file = json.loads(held.body), self._files[held.file]
        if kind == "service":
            self._complete(doc, file, held.row)
        if not self._account.hand(sink, Record(kind, held.id, doc), file, held.row, self._refusals):
            self._account.end(file, "imported", -1)
            self._account.end(file, "refused")

    def _complete(self, doc: dict[str, Any], file: str, row: int) -> None:
        """Put organization and places, which a service may only name, into it."""
        inside = doc.get("organization")
        key = doc.get("organization_id") or (inside.get("id") if isinstance(inside, dict) else None)
        stub = self._stub(key) if key is not None else None
        if stub is not None and not (inside is not None and inside.get("id") != key):
            doc["organization"] = merged(inside or {}, stub)[0]
        elif key is not None and inside is None:
            self._account.find(file, row, "organization_id", "dangling_key", "kept", "organization")
        key = doc.get("location_id")
        if key is not None and not doc.get("service_at_locations"):
            key = values.known(str(key)) or values.made("location", str(key))
            pair = values.made("service_at_location", str(doc["id"]), key)
            doc["service_at_locations"] = [{"id": pair, "location_id": key}]
            del doc["location_id"]
        for place in doc.get("service_at_locations") or ():
            self._place(place, file, row)

    def _place(self, place: dict[str, Any], file: str, row: int) -> None:
        inside = place.get("location")
        key = inside.get("id") if isinstance(inside, dict) else place.get("location_id")
        if key is None:
            return
        found = self._held.get("location", key)
        if found is not None:
            place["location"] = merged(inside or {}, json.loads(found.body))[0]
            place.pop("location_id", None)
            if not found.used:
                self._held.use("location", found.number)
        elif inside is None:
            self._account.find(file, row, "location_id", "dangling_key", "kept", "location")

    def _organization(self, key: str) -> dict[str, Any] | None:
        """Return an organization as it stands in a service: its own fields, without the lists it holds."""
        found = self._held.get("organization", key)
        if found is None:
            return None
        doc = json.loads(found.body)
        return {name: value for name, value in doc.items() if ("organization", name) not in NESTED}
