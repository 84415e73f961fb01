# SPDX-License-Identifier: GPL-3.0-or-later
"""Small invented directories, whole and damaged, and a sink that keeps what it gets."""

import csv
import io
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from va_desktop.directory.record import Record

Tables = Mapping[str, Sequence[Sequence[str]]]


class Kept:
    """A sink that keeps records in a list."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def add(self, record: Record) -> None:
        self.records.append(record)

    @property
    def docs(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {(record.kind, record.id): dict(record.doc) for record in self.records}

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [dict(record.doc) for record in self.records if record.kind == kind]


def uid(number: int) -> str:
    return str(uuid.UUID(int=number + (0x4000 << 64) + (1 << 120)))


ORG, SERVICE, PLACE, AT, PHONE, TERM, TAXONOMY = (uid(number) for number in range(7))

PACKAGE: dict[str, list[list[str]]] = {
    "organizations.csv": [["id", "name", "description"], [ORG, "Example Centre", "Helps people walk."]],
    "services.csv": [
        ["id", "organization_id", "name", "description", "status", "assured_date", "minimum_age"],
        [SERVICE, ORG, "Artificial legs", "Made to measure.", "active", "2026-05-01", "6"],
    ],
    "locations.csv": [
        ["id", "location_type", "name", "latitude", "longitude"],
        [PLACE, "physical", "House A", "12.5", "104.9"],
    ],
    "service_at_location.csv": [["id", "service_id", "location_id"], [AT, SERVICE, PLACE]],
    "phones.csv": [["id", "service_id", "location_id", "number"], [PHONE, SERVICE, PLACE, "000 111"]],
    "addresses.csv": [
        ["id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
        [uid(7), PLACE, "", "Town", "Province", "", "KH", "physical"],
    ],
    "schedules.csv": [
        ["id", "service_at_location_id", "freq", "byday", "opens_at", "closes_at"],
        [uid(8), AT, "WEEKLY", "MO,TU", "8:00", "16:00"],
    ],
    "taxonomies.csv": [["id", "name", "description"], [TAXONOMY, "Needs", "What people need"]],
    "taxonomy_terms.csv": [
        ["id", "code", "name", "description", "taxonomy_id"],
        [TERM, "legs", "Legs", "Legs", TAXONOMY],
    ],
    "attributes.csv": [
        ["id", "link_id", "link_entity", "taxonomy_term_id", "value"],
        [uid(9), SERVICE, "service", TERM, "yes"],
    ],
    "languages.csv": [["id", "phone_id", "code"], [uid(10), PHONE, "km"]],
}


def text(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def folder(path: Path, tables: Tables) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (path / name).write_bytes(text(rows).encode())
    return path


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


# Invented directories of every shape.

_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda word: word.strip() not in ("", "N/A", "ZZ")
)
_ids = st.integers(100, 1 << 60).map(uid)
_values = st.recursive(
    st.booleans() | st.integers(-1000, 1000) | _words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_words, inner, max_size=2),
    max_leaves=4,
)


def _object(required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    unknown = st.dictionaries(st.sampled_from(["x_own", "x_more", "pcode"]), _values, max_size=2)
    known = st.fixed_dictionaries({"id": _ids, **required}, optional=optional)
    return st.builds(lambda base, more: {**base, **more}, known, unknown)


_phone = _object(
    {"number": _words},
    type=_words,
    extension=st.integers(0, 99),
    languages=st.lists(_object({"code": _words}), min_size=1, max_size=1),
)
_schedule = _object(
    {},
    freq=st.sampled_from(["WEEKLY", "MONTHLY"]),
    byday=st.just("MO,TU"),
    opens_at=st.just("08:00"),
    valid_from=st.just("2026-01-31"),
    closed=st.just(True),
)
_address = _object(
    {
        "address_1": _words,
        "city": _words,
        "state_province": _words,
        "postal_code": _words,
        "country": st.just("KH"),
        "address_type": st.sampled_from(["physical", "postal"]),
    }
)
_location = _object(
    {"location_type": st.just("physical")},
    name=_words,
    latitude=st.floats(-90, 90),
    longitude=st.integers(-180, 180),
    addresses=st.lists(_address, min_size=1, max_size=2),
    phones=st.lists(_phone, min_size=1, max_size=1),
    schedules=st.lists(_schedule, min_size=1, max_size=1),
    accessibility=st.lists(_object({}, description=_words), min_size=1, max_size=1),
)
_place = _object({}, description=_words, location=_location, schedules=st.lists(_schedule, min_size=1, max_size=2))
_service = _object(
    {"name": _words, "status": st.sampled_from(["active", "temporarily closed"])},
    description=_words,
    assured_date=st.just("2026-02-28"),
    minimum_age=st.integers(0, 99),
    phones=st.lists(_phone, min_size=1, max_size=2),
    service_at_locations=st.lists(_place, min_size=1, max_size=2),
    required_documents=st.lists(_object({}, document=_words), min_size=1, max_size=1),
    cost_options=st.lists(_object({}, amount=st.integers(0, 9)), min_size=1, max_size=1),
)
_organization = _object(
    {"name": _words, "description": _words}, website=_words, locations=st.lists(_location, min_size=1, max_size=1)
)
_thing = st.dictionaries(st.sampled_from(["x_own", "x_more", "name"]), _values, min_size=1, max_size=3)


def directories() -> st.SearchStrategy[list[Record]]:
    """Records in the canonical form; no id stands twice."""

    def built(services: list[Any], organizations: list[Any], things: list[Any]) -> list[Record]:
        records = [Record("organization", doc["id"], doc) for doc in organizations]
        records += [Record("service", doc["id"], doc) for doc in services]
        records += [Record("x_thing", uid(number), {"id": uid(number), **doc}) for number, doc in enumerate(things)]
        return records

    lists = (st.lists(_service, max_size=3), st.lists(_organization, max_size=2), st.lists(_thing, max_size=2))
    return st.builds(built, *lists).filter(lambda records: _unique([dict(record.doc) for record in records]))


def _unique(docs: list[Any]) -> bool:
    seen: set[str] = set()

    def walk(value: Any) -> bool:
        if isinstance(value, dict):
            key = value.get("id")
            if isinstance(key, str):
                if key in seen:
                    return False
                seen.add(key)
            return all(walk(item) for item in value.values())
        return all(walk(item) for item in value) if isinstance(value, list) else True

    return walk(docs)
