# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: style, fonts, roles for screen readers, and the first page."""

import sys

from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from va_desktop.bootstrap import Services
from va_desktop.settings.settings import Settings
from va_desktop.ui.fonts import Fonts
from va_desktop.ui.kit.access import Roles
from va_desktop.ui.main_window import MainWindow


class App:
    """The running program. Keep it for as long as the window lives."""

    def __init__(
        self,
        services: Services,
        settings: Settings,
        arguments: list[str] | None = None,
        mode: str = "personal",
    ) -> None:
        self.qt = QApplication.instance() or QApplication(arguments or [sys.argv[0]])
        # The media player tells the standard error of every sound it opens, the accessibility bridge of every
        # widget that a screen reader still asks for after its page was left.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.accessibility.*=false")
        self.qt.setApplicationName("VA Desktop")
        self.qt.setDesktopFileName("va-desktop")
        self.qt.setStyle("Fusion")
        self.fonts = Fonts(services.bundle.resources)
        if not settings.lang:
            # The language picker comes first then, and shows every script.
            self.fonts.all()
        self.roles = Roles()
        self.window = MainWindow(services, settings, self.fonts, mode)

    def prepare(self) -> None:
        """Build the first page; the window is not shown yet."""
        self.window.resize(1366, 768)
        self.window.start()

    def run(self) -> int:
        """Show the window and stay until it is closed; returns the exit status."""
        self.prepare()
        self.window.show()
        return self.qt.exec()
