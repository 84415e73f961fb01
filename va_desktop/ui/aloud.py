# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the page of the window aloud: what is said, what lights up, and the bar that steers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from va_desktop.i18n.languages import language
from va_desktop.settings.settings import SPEEDS
from va_desktop.ui.kit.label import Heading, Label

if TYPE_CHECKING:
    from va_desktop.content.library import Library
    from va_desktop.speech.utterances import Block
    from va_desktop.ui.kit.page import Readable
    from va_desktop.ui.kit.readbar import ReadBar
    from va_desktop.ui.main_window import MainWindow
    from va_desktop.ui.nearest import Offers
    from va_desktop.ui.player import Player


PERSONAL = frozenset({"question", "review", "results", "take", "washington", "benefit", "include"})
"""Pages that may say something about the person at the screen."""

ANSWERED = PERSONAL | {"session"}
"""Pages that show what somebody answered in the guided session: none of them stays when it is locked away."""


class Said(NamedTuple):
    """One block for the voice, and the widgets that light up while it is said."""

    block: Block
    widgets: tuple[QWidget, ...]


class Aloud(QObject):
    """Belongs to the window; the player and the bar are made when they are first needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.bar: ReadBar | None = None
        self._player: Player | None = None
        self._said: tuple[Said, ...] = ()
        self._lit: tuple[QWidget, ...] = ()
        self._reminded = False

    @property
    def player(self) -> Player:
        """Return what makes the sound."""
        if self._player is None:
            from va_desktop.ui.player import Player

            services = self.window.services
            self._player = Player(lambda: services.engines, self.window.jobs, self)
            self._player.speed, self._player.volume = self.window.settings.speed, self.window.settings.volume
            self._player.moved.connect(self._light)
            self._player.changed.connect(self._changed)
            self._player.mute.connect(self._no_voice)
        return self._player

    @property
    def reading(self) -> bool:
        """Tell whether something is being read aloud or is paused."""
        return self._player is not None and self._player.reading

    def silence(self) -> None:
        """Stop reading aloud."""
        if self._player is not None:
            self._player.stop()

    def take_on(self, changes: Iterable[str]) -> None:
        """Follow a change of the settings."""
        if self._player is not None and "speed" in changes:
            self._player.set_speed(self.window.settings.speed)
        if self._player is not None and "volume" in changes:
            self._player.set_volume(self.window.settings.volume)

    def undress(self) -> None:
        """Take the bar away; it is made again in the present language and look."""
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
        self.bar = None
        if self.reading:
            self._reading_bar()

    def forget(self) -> None:
        """Let go of the widgets of a page that is being left."""
        self._said, self._lit = (), ()

    def listen(self) -> None:
        """Read the page aloud from its title, or stop if it is being read."""
        if self.reading:
            self.silence()
        elif self.window.page is not None:
            self._remind()
            self._said = tuple(spoken(self.window.page.readables(), lambda: self.window.services.library))
            self._play()

    def _play(self) -> None:
        self.player.play([self._offers.spoken(item.block) for item in self._said])

    def say_first(self, block: Block, widget: QWidget) -> None:
        """Begin the page that is being read again, with something before it."""
        self._said = (Said(block, (widget,)), *self._said)
        self._play()

    def reminder(self) -> str:
        """Return once a visit, before anything personal is heard, that others may hear it too; else nothing."""
        window = self.window
        if self._reminded or window.mode != "kiosk" or window.history.now.screen not in PERSONAL:
            return ""
        self._reminded = True
        return window.words.tr("Others may hear this. Use the headphones if there are any.")

    def _remind(self) -> None:
        told = self.reminder()
        if told:
            self.window.page.note(told)
            self.window.announcer.say(told)

    def _reading_bar(self) -> ReadBar:
        if self.bar is None:
            from va_desktop.ui.kit.readbar import ReadBar

            bar = self.bar = ReadBar(self.window.look, self.window.words)
            bar.pause.clicked.connect(self.player.toggle)
            bar.stop.clicked.connect(self.silence)
            bar.repeat.clicked.connect(self.player.repeat)
            bar.slower.clicked.connect(lambda: self._step_speed(-1))
            bar.faster.clicked.connect(lambda: self._step_speed(1))
            bar.setVisible(self.reading)
            self.window.layout().addWidget(bar)
        return self.bar

    def _light(self, block: int, sentence: int, count: int) -> None:
        """Light up what is being read and keep it in view."""
        self._mark(False)
        self._lit = ()
        page = self.window.page
        if 0 <= block < len(self._said) and page is not None:
            self._lit = self._said[block].widgets
            self._mark(True)
            page.ensureWidgetVisible(self._lit[0], 0, 60)
            self._reading_bar().show_place(sentence, count, self.player.paused)

    def _mark(self, on: bool) -> None:
        for widget in self._lit:
            if hasattr(widget, "set_spoken"):
                widget.set_spoken(on)

    def _changed(self) -> None:
        reading = self.reading
        bar = self._reading_bar()
        focus = QApplication.focusWidget()
        inside = bar.isAncestorOf(focus) if focus else False
        bar.setVisible(reading)
        self.window.bar.listen.set_on(reading)
        if reading and self.player.queue:
            bar.show_place(self.player.index, len(self.player.queue), self.player.paused)
        elif inside:
            self.window.bar.listen.setFocus()

    def _no_voice(self, lang: str) -> None:
        told = self.window.words.tr("There is no voice for {language} on this computer. The text lights up instead.")
        told = told.format(language=language(lang).own_name)
        self.window.announcer.say(told)
        if self.window.page is not None:
            self.window.page.note(told)
        if self._said:
            self._offers.find(lang)

    @cached_property
    def _offers(self) -> Offers:
        from va_desktop.ui.nearest import Offers

        return Offers(self)

    def _step_speed(self, step: int) -> None:
        now = self.window.settings.speed
        place = min(max(SPEEDS.index(now) + step, 0), len(SPEEDS) - 1)
        if SPEEDS[place] != now:
            self.window.change(speed=SPEEDS[place])


def spoken(readables: Iterable[Readable], library: Callable[[], Library]) -> Iterator[Said]:
    """Yield what to say: a text that a person recorded as one block with its recording, else label by label."""
    for (text_id, lang), group in groupby(readables, lambda item: (item.text_id, item.lang)):
        parts = list(group)
        clip = _clip(library(), text_id, lang) if text_id else None
        if clip is None:
            for part in parts:
                yield Said(_block(part), (part.widget,))
        else:
            from va_desktop.speech.utterances import Block

            text = " ".join(part.text for part in parts)
            yield Said(Block(text, lang, "sentence", clip), tuple(part.widget for part in parts))


def _clip(library: Library, text_id: str, lang: str) -> bytes | None:
    from va_desktop.speech.clips import find_clip

    return find_clip(library.packs, text_id, lang)


def _block(item: Readable) -> Block:
    from va_desktop.speech.utterances import Block

    kind = "heading" if isinstance(item.widget, Heading) else "item"
    if isinstance(item.widget, Label) and kind == "item":
        kind = "sentence"
    if isinstance(item.widget, QAbstractButton):
        kind = "item"
    return Block(item.text, item.lang, kind)
