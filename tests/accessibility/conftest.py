# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest

from tests.accessibility.orca import Orca


@pytest.fixture(scope="module")
def orca() -> Iterator[Orca]:
    running = Orca()
    yield running
    running.close()
