# SPDX-License-Identifier: GPL-3.0-or-later
"""People at a kiosk, one after the other, who press what they find, write one word everywhere, and end anyhow.

python -m tests.ui.visitors FOLDER WORD VISITS SEED

Each begins with the next language, so that the tenth has found them all in use. Looks after each visit for the word in
everything that the next person could meet, and writes what it found to standard output as JSON.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from va_desktop.bootstrap import services
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.kiosk import Kiosk
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.tour import settle

ENDINGS = ("bar.finish", "bar.leave", "shift", "idle")
_NOT_PRESSED = {"staff", *ENDINGS}


def visit(window: MainWindow, word: str, chance: random.Random, presses: int) -> int:
    """Press one thing after the other as somebody does who cannot read; returns how many pages were seen."""
    seen = set()
    for _ in range(presses):
        fields = [
            field
            for kind in (QLineEdit, QPlainTextEdit)
            for field in window.findChildren(kind)
            if field.isVisible() and field.isEnabled()
        ]
        if fields:
            field = chance.choice(fields)
            field.setFocus()
            QTest.keyClicks(field, word)
            if chance.random() < 0.5:
                field.selectAll()
                field.copy()
        buttons = [
            button
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button.objectName() not in _NOT_PRESSED
        ]
        chance.choice(buttons).click()
        settle()
        seen.add(window.history.now.screen)
    QApplication.clipboard().setText(word)
    return len(seen)


def finish(kiosk: Kiosk, window: MainWindow, how: str) -> None:
    """End the visit in one of the four ways."""
    button = window.findChild(QWidget, how)
    if how == "shift":
        for _ in range(3):
            QTest.keyClick(window, Qt.Key.Key_Shift)
        settle()
    elif how == "idle" or button is None or not button.isVisible():
        kiosk.end("idle")
    else:
        button.click()
    settle()


def left(word: str) -> Iterator[str]:
    """Yield every place where the word can still be met: texts, titles, the tree of a screen reader, the clipboard."""
    for top in QApplication.topLevelWidgets():
        yield from _told(f"title of {type(top).__name__}", top.windowTitle(), word)
        for thing in (top, *top.findChildren(QWidget)):
            yield from _told(f"name of {type(thing).__name__}", thing.accessibleName(), word)
            yield from _told(f"text of {type(thing).__name__}", str(thing.property("text") or ""), word)
        yield from _heard(QAccessible.queryAccessibleInterface(top), word)
    yield from _told("clipboard", QApplication.clipboard().text(), word)
    for process in _family(os.getpid()):
        for name in ("cmdline", "environ"):
            try:
                content = Path(f"/proc/{process}/{name}").read_bytes()
            except OSError:
                continue
            yield from _told(f"{name} of a process", content.decode(errors="replace"), f"\0typed {word}")


def _told(where: str, text: str, word: str) -> Iterator[str]:
    if word in text:
        yield where


def _heard(thing: QAccessibleInterface | None, word: str) -> Iterator[str]:
    if thing is None or not thing.isValid():
        return
    for which in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield from _told("the tree of a screen reader", thing.text(which), word)
    for number in range(thing.childCount()):
        yield from _heard(thing.child(number), word)


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        try:
            children = (task / "children").read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def resident() -> int:
    """Return how many bytes of memory the program holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main(folder: Path, word: str, visits: int, seed: int) -> None:
    own = services(folder / "data", clock=lambda: date(2026, 11, 23))
    app = App(own, Settings(), mode="kiosk")
    kiosk, chance = app.kiosk, random.Random(seed)
    assert kiosk is not None
    app.prepare()
    settle()
    found: set[str] = set()
    sizes, pages, lost = [], 0, 0
    langs = own.languages()
    endings: dict[str, int] = {}
    for number in range(visits):
        window = app.window
        window.findChild(QWidget, f"language.{langs[number % len(langs)]}").click()
        settle()
        pages += visit(window, word, chance, chance.randrange(6, 16))
        how = chance.choice(ENDINGS)
        endings[how] = endings.get(how, 0) + 1
        finish(kiosk, app.window, how)
        found.update(left(word))
        lost += app.window is window or app.window.history.now.screen not in ("welcome", "left")
        if app.window.history.now.screen == "left":
            app.window.findChild(QWidget, "begin").click()
            settle()
        lost += app.window.history.now.screen != "welcome"
        sizes.append(resident())
    told = {"found": sorted(found), "lost": lost, "sizes": sizes, "pages": pages, "endings": endings}
    app.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
