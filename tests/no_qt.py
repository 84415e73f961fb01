# SPDX-License-Identifier: GPL-3.0-or-later
"""A pytest plugin that forbids PySide6, so that the core's tests prove that the core runs without it."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


class QtRefused(ImportError):
    """Somebody below the wall asked for Qt."""


class _Refuse(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        if name.split(".", maxsplit=1)[0] in ("PySide6", "shiboken6"):
            raise QtRefused(name)
        return None


def pytest_configure() -> None:
    assert not any(name.startswith("PySide6") for name in sys.modules), "Qt was loaded before the guard"
    sys.meta_path.insert(0, _Refuse())
