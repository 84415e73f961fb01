# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.conftest import CHEAP, CODE, Watch
from va_desktop.journal.log import Journal
from va_desktop.journal.store import SCHEMA
from va_desktop.storage.vault import Vault


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def laptop(tmp_path: Path, watch: Watch) -> Iterator[Callable[[str], Journal]]:
    """Make the log of one more laptop."""
    opened: list[Vault] = []

    def make(name: str) -> Journal:
        opened.append(Vault.create(tmp_path / name, CODE, (SCHEMA,), now=watch, cost=CHEAP)[0])
        return Journal(opened[-1])

    yield make
    for vault in opened:
        vault.lock()
