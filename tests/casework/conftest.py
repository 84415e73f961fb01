# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.casework import world
from tests.storage.conftest import Watch
from va_desktop.casework.caseload import Caseload
from va_desktop.casework.cases import Case, Person
from va_desktop.casework.rules import rules
from va_desktop.casework.work import Work
from va_desktop.content.library import Library

DAY = date(2026, 3, 2)


@pytest.fixture
def caseload(tmp_path: Path, library: Library) -> Iterator[Caseload]:
    made = world.create(tmp_path / "vault", rules(library, "KHM"), Watch())
    yield made
    made.vault.lock()


@pytest.fixture
def work(caseload: Caseload) -> Work:
    return Work(caseload)


@pytest.fixture
def ana(caseload: Caseload) -> Case:
    """Somebody who agreed to a record and to nothing else."""
    person = Person(name="Acacia Elm", born=1980, country="KHM", area="KH0101", sex="female", relation="survivor")
    return caseload.open(person, world.yes("keep", DAY), DAY)
