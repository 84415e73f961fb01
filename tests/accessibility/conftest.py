# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest

from tests.accessibility.orca import Orca


@pytest.fixture(scope="session")
def orca() -> Iterator[Orca]:
    """One Orca for the whole run: a second one does not always get to speak after the first."""
    running = Orca()
    yield running
    running.close()
