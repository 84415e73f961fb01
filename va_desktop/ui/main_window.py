# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: top bar, one page at a time, read-aloud bar; and what happens when something is chosen."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from va_desktop.bootstrap import Services
from va_desktop.i18n.languages import language
from va_desktop.settings.settings import SPEEDS, Settings
from va_desktop.speech.utterances import Block
from va_desktop.ui import screens
from va_desktop.ui.announcer import Announcer
from va_desktop.ui.jobs import Jobs
from va_desktop.ui.kit.bars import ReadBar, TopBar
from va_desktop.ui.kit.focus import Ring
from va_desktop.ui.kit.label import Heading, Label, Toast
from va_desktop.ui.kit.page import Page, Readable
from va_desktop.ui.kit.style import Style, sheet
from va_desktop.ui.language import Words
from va_desktop.ui.navigation import HOME, History, Route, to
from va_desktop.ui.player import Player, State
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.theme import Look, Tokens

_LOOK_FIELDS = {"theme", "scale", "lang"}


class MainWindow(QWidget):
    """The only window of the program."""

    def __init__(self, services: Services, settings: Settings, style: Style | None = None) -> None:
        super().__init__()
        self.services, self.settings, self._style = services, settings, style
        self.setObjectName("window")
        self.setMinimumSize(640, 480)
        self.jobs = Jobs(self)
        self.player = Player(lambda: services.engines, self.jobs, self)
        self.player.speed, self.player.volume = settings.speed, settings.volume
        self.player.moved.connect(self._light)
        self.player.changed.connect(self._reading_changed)
        self.player.mute.connect(self._no_voice)
        self.history = History()
        self.tokens = Tokens.load(services.bundle.resources)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.page: Page | None = None
        self.bar: TopBar | None = None
        self.read_bar: ReadBar | None = None
        self._readables: list[Readable] = []
        self._lit: QWidget | None = None
        toast = Toast(self)
        self.announcer = Announcer(self, toast)
        self._dress()
        self.ring = Ring(self.look, self)

    @property
    def lang(self) -> str:
        """Return the language of the interface; English until one was picked."""
        return self.settings.lang or "en"

    def _dress(self) -> None:
        """Take on the chosen language, colours and size: everything but the page."""
        chosen = self.settings
        self.words = Words(self.services.translator(self.lang))
        tongue = language(self.lang)
        rtl = tongue.direction == "rtl"
        self.look = Look(self.tokens, chosen.theme, chosen.scale, tongue.script, rtl, self.services.bundle.resources)
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        QApplication.instance().setLayoutDirection(direction)
        self.setLayoutDirection(direction)
        if self._style is not None:
            self._style.scale = chosen.scale
        self.setPalette(self.look.palette())
        self.setFont(self.look.font("body"))
        self.setStyleSheet(sheet(self.look))
        self.setWindowTitle("VA Desktop")
        for bar in (self.bar, self.read_bar):
            if bar is not None:
                self._box.removeWidget(bar)
                bar.hide()
                bar.deleteLater()
        self.bar = TopBar(self.look, self.words)
        self.bar.back.clicked.connect(self.go_back)
        self.bar.home.clicked.connect(lambda: self.open(HOME))
        self.bar.listen.clicked.connect(self.listen)
        self.bar.language.clicked.connect(lambda: self.open(to("languages")))
        self.bar.look.clicked.connect(lambda: self.open(to("look")))
        self.bar.help.clicked.connect(lambda: self.open(to("help")))
        if chosen.screen_reader:
            self.bar.listen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.insertWidget(0, self.bar)
        self.read_bar = ReadBar(self.look, self.words)
        self.read_bar.pause.clicked.connect(self.player.toggle)
        self.read_bar.stop.clicked.connect(self.player.stop)
        self.read_bar.repeat.clicked.connect(self.player.repeat)
        self.read_bar.slower.clicked.connect(lambda: self._step_speed(-1))
        self.read_bar.faster.clicked.connect(lambda: self._step_speed(1))
        self.read_bar.setVisible(self.player.state is not State.SILENT)
        self._box.addWidget(self.read_bar)

    def context(self) -> Context:
        """Return what the next page is built with."""
        return Context(
            services=self.services,
            words=self.words,
            look=self.look,
            settings=self.settings,
            go=self.open,
            replace=self.show_instead,
            change=self.change,
            back=self.go_back,
            announcer=self.announcer,
            jobs=self.jobs,
            player=self.player,
            remember=self.history.replace,
            first_steps=self.first_steps,
        )

    def start(self) -> None:
        """Show the first page: the language picker until a language was picked, then home."""
        self.history.now = HOME if self.settings.lang else to("languages")
        self._show(self.history.now)

    def first_steps(self) -> None:
        """Lead on from the language to the country, once."""
        self.history.past.clear()
        self.history.now = HOME
        self.open(HOME if self.settings.country else to("country", then="home"))

    def open(self, route: Route) -> None:
        """Go to a page; what is being read aloud stops."""
        self.player.stop()
        self._show(self.history.go(route, self._focused()))

    def show_instead(self, route: Route) -> None:
        """Show something else in place of this page; the focus stays where it was."""
        self.player.stop()
        self._show(self.history.replace(route), keep=True)

    def go_back(self) -> None:
        """Return to the page before and to the control that was left."""
        self.player.stop()
        self._show(self.history.back())

    def change(self, **changes: object) -> None:
        """Change settings, keep them, and show the page as it now is."""
        self.settings = self.settings.with_(**changes)
        try:
            self.services.save(self.settings)
        except OSError:
            self.announcer.say(self.words.tr("Your choice holds until you close the program. It could not be kept."))
        if "speed" in changes:
            self.player.set_speed(self.settings.speed)
        if "volume" in changes:
            self.player.set_volume(self.settings.volume)
        reading = self.player.state is not State.SILENT
        if not reading or changes.keys() & _LOOK_FIELDS:
            self.player.stop()
            self.refresh()

    def refresh(self) -> None:
        """Build bars and page anew after a change of language or look; place and focus stay."""
        focus = self._focused()
        self.ring.release()
        self._dress()
        self.ring.look = self.look
        self._show(self.history.now, keep=True, focus=focus)

    def _show(self, route: Route, keep: bool = False, focus: str = "") -> None:
        focus = focus or (self._focused() if keep else route.focus)
        scroll = self.page.verticalScrollBar().value() if keep and self.page is not None else 0
        self.ring.release()
        self._lit = None
        page = screens.load(route.screen)(self.context(), route)
        page.setLayoutDirection(self.layoutDirection())
        old, self.page = self.page, page
        self._box.insertWidget(1, page, 1)
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        at_home = route.same_page(HOME)
        self.bar.back.set_quiet(at_home or (route.screen == "languages" and not self.settings.lang))
        self.bar.home.set_on(at_home)
        self.bar.look.set_on(route.screen == "look")
        self.bar.language.set_on(route.screen == "languages")
        page.show()
        self._settle(page, focus, scroll)

    def _settle(self, page: Page, focus: str, scroll: int) -> None:
        target = self.findChild(QWidget, focus) if focus else None
        if target is None or not target.isVisibleTo(self) or not target.isEnabled():
            target = page.title
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, page, lambda: page.ensureWidgetVisible(target, 0, 40) if not scroll else None)
        if scroll:
            QTimer.singleShot(0, page, lambda: page.verticalScrollBar().setValue(scroll))

    def _focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def listen(self) -> None:
        """Read the page aloud from its title, or stop if it is being read."""
        if self.player.state is not State.SILENT:
            self.player.stop()
            return
        if self.page is None:
            return
        self._readables = list(self.page.readables())
        self.player.play([_block(item) for item in self._readables])

    def _light(self, block: int, sentence: int, count: int) -> None:
        """Light up what is being read and keep it in view."""
        if self._lit is not None and hasattr(self._lit, "set_spoken"):
            self._lit.set_spoken(False)
        self._lit = None
        if 0 <= block < len(self._readables) and self.page is not None:
            self._lit = self._readables[block].widget
            if hasattr(self._lit, "set_spoken"):
                self._lit.set_spoken(True)
            self.page.ensureWidgetVisible(self._lit, 0, 60)
            self.read_bar.show_place(sentence, count, self.player.state is State.PAUSED)

    def _reading_changed(self) -> None:
        reading = self.player.state is not State.SILENT
        inside = self.read_bar.isAncestorOf(QApplication.focusWidget()) if QApplication.focusWidget() else False
        self.read_bar.setVisible(reading)
        self.bar.listen.set_on(reading)
        if reading and self.player.queue:
            self.read_bar.show_place(self.player.index, len(self.player.queue), self.player.state is State.PAUSED)
        elif inside:
            self.bar.listen.setFocus()

    def _no_voice(self, lang: str) -> None:
        told = self.words.tr("There is no voice for {language} on this computer. The text lights up instead.")
        self.announcer.say(told.format(language=language(lang).own_name))
        if self.page is not None:
            self.page.tell(told.format(language=language(lang).own_name))

    def _step_speed(self, step: int) -> None:
        place = min(max(SPEEDS.index(self.settings.speed) + step, 0), len(SPEEDS) - 1)
        if SPEEDS[place] != self.settings.speed:
            self.change(speed=SPEEDS[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.player.state is not State.SILENT:
                self.player.stop()
            elif not self.history.now.same_page(HOME):
                self.go_back()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.close()
        self.jobs.wait()
        super().closeEvent(event)


def _block(item: Readable) -> Block:
    kind = "heading" if isinstance(item.widget, Heading) else "item"
    if isinstance(item.widget, Label) and kind == "item":
        kind = "sentence"
    if isinstance(item.widget, QAbstractButton):
        kind = "item"
    return Block(item.text, item.lang, kind)
