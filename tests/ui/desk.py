# SPDX-License-Identifier: GPL-3.0-or-later
"""A program with an invented directory, and hands that press by name."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.ui.waiting import until
from va_desktop import bootstrap
from va_desktop.directory import sample
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import Route
from va_desktop.ui.tour import settle

TODAY = date(2026, 11, 23)
"""A Monday."""


class Desk:
    """A program with an invented directory for a country, and hands that press by name."""

    def __init__(
        self,
        data: Path,
        mode: str = "outreach",
        country: str = "FRA",
        places: int = sample.MOST,
        today: date = TODAY,
    ) -> None:
        self.services = bootstrap.services(data, clock=lambda: today, time_of_day=lambda: time(10, 30))
        self.file = self.services.shelf.file(country)
        if places:
            sample.write(self.file, TODAY, country, places)
        self.app = App(self.services, Settings(lang="en", country=country), mode=mode)
        if mode == "kiosk":
            self.app.prepare()
            self.window.change(lang="en", country=country)
        else:
            self.app.fonts.all()
            self.window.start()
            self.window.show()
        settle()

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def open(self, route: Route) -> None:
        self.window.open(route)
        settle()

    def find(self, name: str) -> QWidget:
        found = [each for each in self.window.findChildren(QWidget, name) if each.isVisibleTo(self.window)]
        assert len(found) == 1, f"{name}: {sorted(w.objectName() for w in self.window.page.findChildren(QWidget))}"
        return found[0]

    def press(self, *names: str) -> None:
        for name in names:
            self.find(name).click()
            settle()

    def has(self, name: str) -> bool:
        return any(each.isVisibleTo(self.window) for each in self.window.page.findChildren(QWidget, name))

    def rows(self) -> list[str]:
        found = self.window.page.findChildren(Row)
        return [row.objectName()[6:] for row in found if row.objectName().startswith("place.")]

    def texts(self) -> str:
        shown = [each for each in self.window.page.findChildren(Label) if each.isVisibleTo(self.window)]
        return "\n".join(each.text() for each in shown)

    def wait(self, true: Callable[[], bool]) -> None:
        until(true, 20)
        settle()

    def close(self) -> None:
        if self.app.kiosk is not None:
            self.app.kiosk.close()
            self.app.kiosk._destroy(self.window)
            self.app.kiosk.window = None
        else:
            self.window.close()
            self.window.deleteLater()
        self.services.shelf.close()
        settle()
