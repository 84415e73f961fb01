# SPDX-License-Identifier: GPL-3.0-or-later
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.desk import Desk
from va_desktop.bootstrap import Services
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import Route
from va_desktop.ui.tour import Invented, answer, settle


class Stage:
    """One program for a whole test module, shown with whatever settings and page a test asks for."""

    def __init__(self, services: Services) -> None:
        self.app = App(services, Settings(lang="en"))
        self.app.fonts.all()
        self.window: MainWindow = self.app.window
        self.window.resize(1366, 768)
        self.window.start()
        self.window.show()
        self.vaults = Invented()
        settle()

    def show(self, route: Route, size: tuple[int, int] = (1366, 768), **settings: object) -> MainWindow:
        window = self.window
        window.player.stop()
        settings.setdefault("pictures", bool(route.get("pictures")))
        window.settings = Settings(**{"lang": "en", "country": "COL", **settings})  # type: ignore[arg-type]
        window.resize(*size)
        window.history.past.clear()
        window.history.now = self.vaults.show(window, route)
        answer(window.live, window.settings.country)
        window.refresh()
        window.page.title.setFocus()
        settle()
        window.jobs.wait()  # what a page looks up away from the window stands on it before anybody measures
        settle()
        return window


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    from datetime import date

    from va_desktop import bootstrap

    built = Stage(bootstrap.services(tmp_path_factory.mktemp("data"), clock=lambda: date(2026, 11, 23)))
    yield built
    built.window.private.records = None
    built.window.outreach.desk = None
    built.vaults.close()
    built.window.close()
    built.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A program with an invented directory."""
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def quiet_qt(caplog: pytest.LogCaptureFixture) -> None:
    """Keep one application for the whole run; Qt allows no second one."""
    assert QApplication.instance() is None or isinstance(QApplication.instance(), QApplication)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return tmp_path
