# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts that go take along what belongs to them: a kiosk builds hundreds of thousands of them."""

import ctypes
import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from va_desktop.paths import bundle
from va_desktop.ui.kit.columns import Columns, Wrap
from va_desktop.ui.theme import Look, Tokens

ITEM = 48
"""Bytes of the smallest item of a layout (QWidgetItem), at the least."""


class _Heap(ctypes.Structure):
    """What glibc tells of its heap (mallinfo2)."""

    _fields_ = [(f"field{number}", ctypes.c_size_t) for number in range(10)]

    @property
    def in_use(self) -> int:
        """Return the eighth field, `uordblks`."""
        return int(self.field7)


def in_use() -> int:
    gc.collect()
    library = ctypes.CDLL(None)
    library.mallinfo2.restype = _Heap
    return library.mallinfo2().in_use


@pytest.fixture
def look(qapp: QApplication) -> Look:
    resources: Path = bundle().resources
    return Look(Tokens.load(resources), "light", 100, "Latn", False, resources)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc tells how much of its heap is in use")
@pytest.mark.parametrize("kind", [Columns, Wrap])
def test_a_layout_that_goes_frees_its_items(look: Look, kind: type[Columns]) -> None:
    def some(times: int) -> None:
        for _ in range(times):
            widget = QWidget()
            layout = kind(look)
            widget.setLayout(layout)
            for _ in range(40):
                layout.addWidget(QWidget())
            widget.deleteLater()
            del widget, layout
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    some(400)
    before = in_use()
    some(300)
    assert in_use() - before < 300 * 40 * ITEM / 4


def test_a_layout_loses_a_widget_that_goes_before_it(look: Look) -> None:
    widget = QWidget()
    layout = Columns(look)
    widget.setLayout(layout)
    first, second = QWidget(), QWidget()
    layout.addWidget(first)
    layout.addWidget(second)
    first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert layout.count() == 1
    assert layout.itemAt(0).widget() is second
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
