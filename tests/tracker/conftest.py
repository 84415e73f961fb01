# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.storage.conftest import CHEAP, Watch
from va_desktop.ids import EntitlementId
from va_desktop.people.store import SCHEMA as PEOPLE
from va_desktop.storage.vault import Code, Vault
from va_desktop.tracker.application import Copied, CopiedDeadline, Snapshot
from va_desktop.tracker.store import SCHEMA as TRACKER
from va_desktop.tracker.store import Tracker

DAY = date(2026, 3, 2)
"""A Monday."""


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def vault(tmp_path: Path, watch: Watch) -> Iterator[Vault]:
    code = Code.phrase("seven tall trees")
    made, _ = Vault.create(tmp_path / "vault", code, (PEOPLE, TRACKER), now=watch, cost=CHEAP)
    yield made
    made.lock()


@pytest.fixture
def tracker(vault: Vault) -> Tracker:
    return Tracker(vault)


def words(text: str) -> Copied:
    return Copied({"en": text, "es": f"{text} (es)"})


def deadline(whose: str, rule: str | None = None, fixed: str | None = None, id_: str = "") -> CopiedDeadline:
    return CopiedDeadline(id_ or whose, whose, words(f"{whose} period"), rule, fixed)


def snapshot(*deadlines: CopiedDeadline, country: str = "COL", **facts: str) -> Snapshot:
    return Snapshot(
        entitlement=EntitlementId("col.pension"),
        country=country,
        pack=country,
        version="2026.1",
        copied="2026-03-02",
        fingerprint="f",
        title=words("A pension"),
        authority=words("The office"),
        where=(),
        steps=(words("Go there"),),
        papers=(words("Identity card"), words("Medical record")),
        cost=None,
        refused=(),
        deadlines=deadlines,
        frameworks=("disability",),
        approaches=("human_rights",),
        needs=("money",),
        sources=("S1",),
        facts={name.replace("_", "."): value for name, value in facts.items()},
    )
