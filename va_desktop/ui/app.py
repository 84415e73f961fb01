# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: style, fonts, roles for screen readers, and the first page."""

import sys
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from va_desktop.bootstrap import Services
from va_desktop.i18n.languages import language
from va_desktop.settings.settings import Settings
from va_desktop.ui.kit.access import Roles
from va_desktop.ui.main_window import MainWindow

_FILES = {
    "Arab": "NotoSansArabic",
    "Khmr": "NotoSansKhmer",
    "Laoo": "NotoSansLao",
    "Mymr": "NotoSansMyanmar",
    "Ethi": "NotoSansEthiopic",
}


class App:
    """The running program. Keep it for as long as the window lives."""

    def __init__(self, services: Services, settings: Settings, arguments: list[str] | None = None) -> None:
        self.qt = QApplication.instance() or QApplication(arguments or [sys.argv[0]])
        # The media player tells the standard error of every sound it opens, sentence by sentence.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        self.qt.setApplicationName("VA Desktop")
        self.qt.setDesktopFileName("va-desktop")
        self.qt.setStyle("Fusion")
        self.fonts = Fonts(services.bundle.resources)
        self.fonts.need("Latn")
        self.fonts.need(language(settings.lang or "en").script)
        self.roles = Roles()
        self.window = MainWindow(services, settings)

    def prepare(self) -> None:
        """Build the first page; the window is not shown yet."""
        self.window.resize(1366, 768)
        self.window.start()

    def run(self) -> int:
        """Show the window and stay until it is closed; returns the exit status."""
        self.prepare()
        self.window.show()
        return self.qt.exec()


class Fonts:
    """Loads the bundled fonts, each when it is first needed."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "fonts"
        self._loaded: set[str] = set()

    def need(self, script: str) -> None:
        """Load the family of a script."""
        stem = _FILES.get(script, "NotoSans")
        if stem not in self._loaded:
            self._loaded.add(stem)
            for weight in ("Regular", "Bold"):
                QFontDatabase.addApplicationFont(str(self._folder / f"{stem}-{weight}.ttf"))

    def all(self) -> None:
        """Load every bundled family, for pages that show several scripts."""
        for script in ("Latn", *_FILES):
            self.need(script)
