# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts that go take along what belongs to them: a kiosk builds hundreds of thousands of them."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from va_desktop.paths import bundle
from va_desktop.ui.kit.columns import Columns, Wrap
from va_desktop.ui.theme import Look, Tokens


@pytest.fixture
def look(qapp: QApplication) -> Look:
    resources: Path = bundle().resources
    return Look(Tokens.load(resources), "light", 100, "Latn", False, resources)


def gone(widget: QWidget) -> None:
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("kind", [Columns, Wrap])
def test_a_layout_that_goes_frees_its_items(look: Look, kind: type[Columns]) -> None:
    widget = QWidget()
    layout = kind(look)
    widget.setLayout(layout)
    for _ in range(5):
        layout.addWidget(QWidget())
    items = list(layout._items)
    assert all(shiboken6.isValid(item) for item in items)
    gone(widget)
    assert not [item for item in items if shiboken6.isValid(item)]


def test_a_layout_loses_a_widget_that_goes_before_it(look: Look) -> None:
    widget = QWidget()
    layout = Columns(look)
    widget.setLayout(layout)
    first, second = QWidget(), QWidget()
    layout.addWidget(first)
    layout.addWidget(second)
    gone(first)
    assert layout.count() == 1
    assert layout.itemAt(0).widget() is second
    gone(widget)


def test_a_layout_in_a_layout_goes_once(look: Look) -> None:
    widget = QWidget()
    outer, inner = QVBoxLayout(), Columns(look)
    inner.addWidget(QWidget())
    outer.addLayout(inner)
    widget.setLayout(outer)
    item = inner.itemAt(0)
    gone(widget)
    assert not shiboken6.isValid(inner)
    assert not shiboken6.isValid(item)
