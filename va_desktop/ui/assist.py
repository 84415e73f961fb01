# SPDX-License-Identifier: GPL-3.0-or-later
"""Other ways to use the window: switches, a resting pointer, keys on the screen, and pages that read themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from va_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from va_desktop.speech.utterances import Block
    from va_desktop.ui.dwelling import Dwelling
    from va_desktop.ui.kit.keyboard import Keyboard
    from va_desktop.ui.main_window import MainWindow
    from va_desktop.ui.player import Player
    from va_desktop.ui.scanning import Scanning
    from va_desktop.ui.touching import Touching


class Assist(QObject):
    """Belongs to the window; each way is made only once it is chosen, and follows the settings from then on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.scanning: Scanning | None = None
        self.dwelling: Dwelling | None = None
        self.keyboard: Keyboard | None = None
        self.touching: Touching | None = None
        self._voice: Player | None = None
        self._jobs = Jobs(self)
        self._watching = False
        self._how_asked = False
        self._telling = False

    def dress(self) -> None:
        """Take on the settings, the language and the look of the window."""
        chosen, look = self.window.settings, self.window.look
        self._stop()
        if self.keyboard is not None:
            self.keyboard.hide()
            self.keyboard.deleteLater()
            self.keyboard = None
        if chosen.scan:
            from va_desktop.ui.scanning import Scanning

            self.scanning = Scanning(self.window, look, chosen.step, self.name)
            self.scanning.used.connect(self.window.activity)
        if chosen.dwell:
            from va_desktop.ui.dwelling import Dwelling

            self.dwelling = Dwelling(self.window, look, chosen.rest, self.control if chosen.pictures else None)
        if chosen.pictures and not chosen.scan:
            from va_desktop.ui.touching import Touching

            self.touching = Touching(self.window, self.control)
        if chosen.keys:
            from va_desktop.ui.kit.keyboard import Keyboard

            self.keyboard = Keyboard(look, self.window.words)
            self.window.layout().addWidget(self.keyboard)
            if not self._watching:
                self._watching = True
                QApplication.instance().focusChanged.connect(self._focus)

    def _stop(self) -> None:
        for way in (self.scanning, self.dwelling, self.touching):
            if way is not None:
                way.stop()
        self.scanning = self.dwelling = self.touching = None

    def shown(self) -> None:
        """Follow a new page: scan it from the top, take the keys away, and read it where that was chosen."""
        if self.scanning is not None:
            self.scanning.begin()
        if self.keyboard is not None:
            self.keyboard.write_into(None)
        if self.touching is not None:
            self.touching.disarm()
        page, chosen = self.window.page, self.window.settings
        if chosen.screen_reader:
            return
        opening = getattr(page, "opening", None)
        if opening is not None:
            from va_desktop.speech.utterances import Block

            reminder = self.window.aloud.reminder()
            self.say([Block(reminder, self.window.lang), *opening] if reminder else opening)
        elif chosen.aloud or chosen.pictures or self._first_of_all():
            QTimer.singleShot(0, page, lambda: self._read(page))

    def _first_of_all(self) -> bool:
        """Tell whether this is a kiosk's question how one likes to use it, which must not need reading."""
        return self.window.mode == "kiosk" and self.window.history.now.screen == "how" and not self._asked()

    def _asked(self) -> bool:
        asked, self._how_asked = self._how_asked, True
        return asked

    def _read(self, page: QWidget) -> None:
        if self.window.page is page and not self.window.reading:
            self.window.listen()

    def _focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.keyboard is None or not isinstance(new, (QLineEdit, QPlainTextEdit)):
            return
        if new.isReadOnly() or not self.window.isAncestorOf(new):
            return
        self.keyboard.write_into(new)
        page = self.window.page
        if page is not None:
            QTimer.singleShot(0, page, lambda: page.ensureWidgetVisible(new, 0, 40) if self._alive(new) else None)

    def _alive(self, field: QWidget) -> bool:
        return self.keyboard is not None and self.keyboard.field is field

    def name(self, name: str, lang: str = "") -> None:
        """Say something short, such as what a switch would press: to the screen reader, or with the own voice."""
        if not name:
            return
        from va_desktop.speech.utterances import Block

        self.say([Block(name, lang or self.window.lang, "item")])
        self._telling = False

    def control(self, thing: QWidget) -> None:
        """Say what a control is and does, in the language that it is written in."""
        said = thing.said() if hasattr(thing, "said") else thing.accessibleName()
        self.name(said, getattr(thing, "lang", ""))

    @property
    def speaking(self) -> bool:
        """Tell whether a page is being told. Names do not count: scanning says them for ever, also to nobody."""
        return self._telling and self._voice is not None and self._voice.reading

    def say(self, blocks: Sequence[Block]) -> None:
        """Say something in place of what is being said: to the screen reader, or with the own voice."""
        if self.window.settings.screen_reader:
            self.window.announcer.say(" ".join(block.text for block in blocks))
            return
        from va_desktop.ui.player import Player

        if self._voice is None:
            services = self.window.services
            self._voice = Player(lambda: services.engines, self._jobs, self)
        self._voice.speed, self._voice.volume = self.window.settings.speed, self.window.settings.volume
        self._telling = True
        self._voice.play(blocks)

    def silence(self) -> None:
        """Stop saying names."""
        if self._voice is not None:
            self._voice.stop()

    def close(self) -> None:
        """Fall silent, watch nothing any more, and wait for what is being made."""
        self.silence()
        self._stop()
        self._jobs.wait()
