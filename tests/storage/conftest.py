# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code, Schema, Step, Vault

CHEAP = Cost(8, 1, 1)
"""Argon2id at its cheapest: what is proved here is not how long a guess takes."""

CODE = Code.phrase("seven tall trees")


def first(db) -> None:
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, text TEXT)")


def second(db) -> None:
    db.execute("ALTER TABLE thing ADD COLUMN more TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)")


OLD = (Schema("test", (Step("first", first),)),)
NEW = (Schema("test", (Step("first", first), Step("second", second))),)


class Watch:
    """A clock that the test sets."""

    def __init__(self, at: float = 1_790_000_000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def made(folder: Path, watch: Watch) -> Iterator[Callable[..., Vault]]:
    """Make the vault, or open it again."""
    opened: list[Vault] = []

    def make(schemas=OLD, code: Code = CODE) -> Vault:
        if (folder / "vault.json").exists():
            opened.append(Vault.open(folder, code, schemas, watch))
        else:
            opened.append(Vault.create(folder, code, schemas, now=watch, cost=CHEAP)[0])
        return opened[-1]

    yield make
    for vault in opened:
        vault.lock()


def put(vault: Vault, text: str) -> None:
    with vault.transaction() as connection:
        connection.execute("INSERT INTO thing (text) VALUES (?)", (text,))


def texts(vault: Vault) -> list[str]:
    return [text for (text,) in vault.rows("SELECT text FROM thing ORDER BY id")]
