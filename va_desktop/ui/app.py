# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: style, fonts, roles for screen readers, and the first page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from va_desktop.bootstrap import Services
from va_desktop.settings.settings import Settings
from va_desktop.ui.fonts import Fonts
from va_desktop.ui.kit.access import Roles
from va_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from va_desktop.ui.kiosk import Kiosk


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
        self.kiosk: Kiosk | None = None
        if mode == "kiosk":
            from va_desktop.settings import kiosk
            from va_desktop.ui.kiosk import Kiosk

            self.fonts.all()

            def make(own: Settings, end: Callable[[str], None]) -> MainWindow:
                return MainWindow(services, own, self.fonts, mode, end)

            self.kiosk = Kiosk(make, kiosk.load(services.kiosk_file), self.qt.quit)
            return
        self._window = MainWindow(services, settings, self.fonts, mode)

    @property
    def window(self) -> MainWindow:
        """Return the window; in a kiosk that of the present visit."""
        if self.kiosk is not None:
            assert self.kiosk.window is not None
            return self.kiosk.window
        return self._window

    def prepare(self) -> None:
        """Build the first page; the window is not shown yet, but for a kiosk's, which is."""
        if self.kiosk is not None:
            self.kiosk.begin()
            return
        self.window.resize(1366, 768)
        self.window.start()

    def run(self) -> int:
        """Show the window and stay until it is closed; returns the exit status."""
        if self.kiosk is not None:
            self.qt.setQuitOnLastWindowClosed(False)
        self.prepare()
        self.window.show()
        status = self.qt.exec()
        self.close()
        return status

    def close(self) -> None:
        """Take away what watches every event: none of it may be asked while Python itself is taken apart."""
        if self.kiosk is not None:
            self.kiosk.close()
            if self.kiosk.window is not None:
                self.kiosk.window.put_away()
        else:
            self._window.put_away()
