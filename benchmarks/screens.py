# SPDX-License-Identifier: GPL-3.0-or-later
"""From the press that opens a page to its first picture, over every page of the program, in three languages.

Baseline: the same pages, all built beforehand, in a bare QStackedWidget that only has to show another one. Ours builds
each page anew, because no page outlives being left (decision 0006).

python benchmarks/screens.py [--each]      with --each the slowest pages are named
"""

import json
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from va_desktop import bootstrap
from va_desktop.settings.settings import Settings
from va_desktop.ui import screens
from va_desktop.ui.app import App
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import HOME, Route
from va_desktop.ui.tour import SCENES, Invented, answer, filled, settle

ROUNDS = 5
LANGUAGES = (("en", "UKR"), ("ar", "COL"), ("km", "KHM"))
SIZE = (1366, 768)
TARGET_MS = 200
TARGET = 8


class Painted(QObject):
    """Tells when a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.done = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.done = True
        return False


def until_painted(widget: QWidget) -> None:
    """Let the program run until a widget was painted and nothing waits any more."""
    painted = Painted(widget)
    end = time.perf_counter() + 5
    while not painted.done and time.perf_counter() < end:
        QCoreApplication.processEvents()
    if not painted.done:
        raise RuntimeError("a page was never painted")


def routes(window: MainWindow, vaults: Invented, lang: str, country: str) -> list[tuple[str, Route]]:
    """Return every page that can be opened from where the program stands, with the vault open."""
    answer(window.live, country)
    found = []
    for name, route in SCENES:
        if route.get("vault") in ("none", "locked", "pictures") or route.screen in ("welcome", "left", "staff"):
            continue
        found.append((name, vaults.show(window, filled(route, lang, country))))
    return found


def ours(window: MainWindow, route: Route) -> float:
    """Return the milliseconds from asking for a page to its picture."""
    start = time.perf_counter()
    window.open(route)
    until_painted(window.page.title)
    return (time.perf_counter() - start) * 1000


def ready(window: MainWindow, pages: list[tuple[str, Route]]) -> QStackedWidget:
    """Return a bare stack of the same pages, built and painted once."""
    stack = QStackedWidget()
    for _, route in pages:
        page = screens.load(route.screen)(window.context(), route)
        page.setLayoutDirection(window.layoutDirection())
        stack.addWidget(page)
    stack.resize(*SIZE)
    stack.show()
    for index in range(stack.count()):
        stack.setCurrentIndex(index)
        settle()
    return stack


def switched(stack: QStackedWidget, index: int) -> float:
    """Return the milliseconds from turning the stack to a page to the page's picture."""
    start = time.perf_counter()
    stack.setCurrentIndex(index)
    until_painted(stack.widget(index).title)
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def main() -> None:
    """Measure, and print one row."""
    with tempfile.TemporaryDirectory() as folder:
        services = bootstrap.services(Path(folder), clock=lambda: date(2026, 11, 23))
        app = App(services, Settings(lang="en", country="UKR"))
        window, vaults = app.window, Invented()
        window.resize(*SIZE)
        window.start()
        window.show()
        settle()
        each: dict[str, list[float]] = {}
        mine: list[float] = []
        bare: list[float] = []
        for lang, country in LANGUAGES:
            window.settings = Settings(lang=lang, country=country)
            window.refresh()
            settle()
            pages = routes(window, vaults, lang, country)
            stack = ready(window, pages)
            for turn in range(ROUNDS + 1):
                for index, (name, route) in enumerate(pages):
                    window.open(HOME)
                    settle()
                    took = ours(window, route)
                    settle()
                    stack.setCurrentIndex((index + 1) % len(pages))
                    settle()
                    other = switched(stack, index)
                    settle()
                    if turn:
                        mine.append(took)
                        bare.append(other)
                        each.setdefault(f"{name} {lang}", []).append(took)
            stack.close()
            stack.deleteLater()
            settle()
        if "--each" in sys.argv:
            slowest = sorted(each.items(), key=lambda item: -max(item[1]))
            for name, times in slowest[:20]:
                print(f"{name:28} median {statistics.median(times):7.1f}  most {max(times):7.1f}", file=sys.stderr)
        window.private.records = None
        window.close()
        vaults.close()
    row = {
        "name": f"changing between {len(each) // len(LANGUAGES)} screens in {len(LANGUAGES)} languages",
        "ours_p95_ms": round(p95(mine), 2),
        "baseline_p95_ms": round(p95(bare), 2),
        "ratio": round(p95(mine) / p95(bare), 2),
        "target": TARGET,
        "target_ms": TARGET_MS,
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
