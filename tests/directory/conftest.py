# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.directory.making import TODAY
from va_desktop.directory.overlay import Overlay


@pytest.fixture
def overlay(tmp_path: Path) -> Iterator[Overlay]:
    """The changes of a centre, still none."""
    opened = Overlay.open(tmp_path / "own" / "KHM.overlay", lambda: TODAY)
    yield opened
    opened.close()
