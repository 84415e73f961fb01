# SPDX-License-Identifier: GPL-3.0-or-later
"""What the walks ask of a page: names, roles, order, targets, and whether anything is cut."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from va_desktop.ui.kit.badge import BadgeLabel
from va_desktop.ui.kit.label import Heading, Label
from va_desktop.ui.kit.painted import Painted
from va_desktop.ui.main_window import MainWindow

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Heading,
    QAccessible.Role.Link,
}


def focusable(window: MainWindow) -> list[QWidget]:
    """Everything that Tab should reach, in no order."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def unnamed(window: MainWindow) -> list[str]:
    """Controls that a screen reader cannot name, or whose role says nothing."""
    bad = []
    for widget in focusable(window):
        thing = QAccessible.queryAccessibleInterface(widget)
        name = thing.text(QAccessible.Text.Name).strip()
        if not name or thing.role() not in ROLES:
            bad.append(f"{type(widget).__name__} {widget.objectName()!r}: {thing.role().name} {name!r}")
    return bad


def tab_cycle(window: MainWindow, most: int = 400) -> list[QWidget]:
    """Press Tab until the first control comes again; radio groups count with their chosen button."""
    window.activateWindow()
    start = window.page.title
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    widget = QApplication.focusWidget()
    for _ in range(most):
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is None or widget is start:
            return seen
    raise AssertionError(f"Tab never came back after {most} presses, last at {widget.objectName()}")


def missed(window: MainWindow, seen: list[QWidget]) -> list[str]:
    """Controls that Tab did not reach; one button of a radio group stands for the group."""
    reached = set(map(id, seen))
    groups = {id(w.group()) for w in seen if isinstance(w, QAbstractButton) and w.group()}
    return [
        widget.objectName() or type(widget).__name__
        for widget in focusable(window)
        if id(widget) not in reached
        and not (isinstance(widget, QAbstractButton) and widget.group() and id(widget.group()) in groups)
    ]


def small(window: MainWindow, least: int = 44) -> list[str]:
    """Things to press that are smaller than a finger."""
    return [
        f"{widget.objectName()} {widget.width()}x{widget.height()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and isinstance(widget, (QAbstractButton, QLineEdit))
        and (widget.width() < least or widget.height() < least)
    ]


def cut(window: MainWindow) -> list[str]:
    """Texts without room for all their lines, and widgets that reach beyond the page."""
    bad = []
    for widget in texts(window):
        need = widget.heightForWidth(widget.width())
        if widget.height() + 1 < need:
            bad.append(f"{what(widget)} is {widget.height()} high and needs {need}")
        left = widget.mapTo(window, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > window.width():
            bad.append(f"{what(widget)} spans {left}..{left + widget.width()} of {window.width()}")
    return bad


def overlapping(window: MainWindow) -> list[str]:
    """Pairs of controls that lie on each other."""
    bad = []
    placed = [
        (widget, widget.rect().translated(widget.mapTo(window.page.widget(), QPoint(0, 0))))
        for widget in texts(window)
        if window.page.widget().isAncestorOf(widget)
    ]
    for index, (one, rect) in enumerate(placed):
        for other, second in placed[index + 1 :]:
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            if rect.intersected(second).width() > 1 and rect.intersected(second).height() > 1:
                bad.append(f"{what(one)} lies on {what(other)}")
    return bad


def texts(window: MainWindow) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and isinstance(widget, (Label, Painted, BadgeLabel)):
            yield widget


def what(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {widget.objectName() or text[:40]!r}"


def headings(window: MainWindow) -> list[Heading]:
    return [item for item in window.page.findChildren(Heading) if item.isVisibleTo(window)]
