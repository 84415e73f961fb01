# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
from pathlib import Path

import pytest

from tests.content.samples import COUNTRY, INTERNATIONAL, write_pack


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("content")
    write_pack(root / "packs" / "international", INTERNATIONAL)
    write_pack(root / "packs" / "TST", COUNTRY)
    return root / "packs"


@pytest.fixture
def packs(pristine: Path, tmp_path: Path) -> Path:
    """The folder of a fresh copy of both packs; catalogues go to `packs.parent / "locales"`."""
    return Path(shutil.copytree(pristine, tmp_path / "content" / "packs"))
