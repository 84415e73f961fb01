# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: top bar, one page at a time, read-aloud bar; and what happens when something is chosen."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QRadioButton, QVBoxLayout, QWidget

from va_desktop.i18n.languages import language
from va_desktop.settings.settings import Settings
from va_desktop.ui import screens
from va_desktop.ui.announcer import Announcer
from va_desktop.ui.drafts import Drafts
from va_desktop.ui.jobs import Jobs
from va_desktop.ui.kit.bars import TopBar
from va_desktop.ui.kit.label import Toast
from va_desktop.ui.kit.page import Page
from va_desktop.ui.language import Words
from va_desktop.ui.navigation import HOME, History, Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.theme import Look, Tokens

if TYPE_CHECKING:
    from va_desktop.bootstrap import Services
    from va_desktop.guidance.live import Live
    from va_desktop.speech.utterances import Block
    from va_desktop.ui.aloud import Aloud
    from va_desktop.ui.assist import Assist
    from va_desktop.ui.fonts import Fonts
    from va_desktop.ui.kit.focus import Ring
    from va_desktop.ui.loads import Load, Loads
    from va_desktop.ui.outreach import Outreach
    from va_desktop.ui.player import Player
    from va_desktop.ui.private import Private
    from va_desktop.ui.screens.common.counts import Counts

COLLECT_AT_THE_LATEST = 10_000
"""Milliseconds after which rubbish is collected again, whether or not the first page was painted."""

_REBUILD = {"theme", "scale", "lang", "aloud", "scan", "dwell", "keys", "pictures", "screen_reader"}
"""Settings that change the page itself; it is built anew for them even while it is being read."""


class FirstPicture(QObject):
    """Calls something once, after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, watched, self._then)
        return False


def enter_at_the_chosen(page: QWidget) -> None:
    """Let Tab come to the chosen answer of each group, not to the first; Qt does so only once one had the focus."""
    for answer in page.findChildren(QRadioButton):
        chosen = answer.group().checkedButton() if answer.group() else None
        if chosen is not None and chosen is not answer:
            answer.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class MainWindow(QWidget):
    """The only window of the program; in a kiosk one for each visit, which `end` brings to its end.

    `activity` tells of a press that no other part of the window hears of.
    """

    activity = Signal()

    def __init__(
        self,
        services: Services,
        settings: Settings,
        fonts: Fonts,
        mode: str = "personal",
        end: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._end, self._may_close = end, mode != "kiosk"
        self.services, self.settings, self.fonts, self.mode = services, settings, fonts, mode
        self.setObjectName("window")
        self.setMinimumSize(640, 480)
        self.jobs, self.drafts = Jobs(self), Drafts()
        self.history = History()
        self.tokens = Tokens.load(services.bundle.resources)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        self._box.addLayout(self._row, 1)
        self.page: Page | None = None
        self.worker_side: Page | None = None
        self.worker_open = mode == "outreach"
        self.bar: TopBar | None = None
        toast = Toast(self)
        self.announcer = Announcer(self, toast)
        self._dress()
        self.ring: Ring | None = None
        self._covered = ""
        self._attended = ""

    @property
    def lang(self) -> str:
        """Return the language of the interface; English until one was picked."""
        return self.settings.lang or "en"

    @property
    def worker(self) -> bool:
        """Tell whether a worker holds the screen; in outreach mode they do until they hide their side or hand over."""
        return self.mode == "outreach" and self.worker_open and not (self._made("outreach") and self.outreach.handed)

    @cached_property
    def aloud(self) -> Aloud:
        """Return what reads the page aloud, made when it is first needed."""
        from va_desktop.ui.aloud import Aloud

        return Aloud(self)

    @cached_property
    def assist(self) -> Assist:
        """Return the other ways to use the window, made when one of them is chosen."""
        from va_desktop.ui.assist import Assist

        return Assist(self)

    def _made(self, part: str) -> bool:
        """Tell whether a part that is made when needed is there."""
        return part in self.__dict__

    @property
    def _assisted(self) -> bool:
        chosen = self.settings
        return self._made("assist") or chosen.scan or chosen.dwell or chosen.keys or chosen.aloud or chosen.pictures

    @property
    def player(self) -> Player:
        """Return what reads aloud."""
        return self.aloud.player

    @cached_property
    def live(self) -> Live:
        """Return the guided session that is going on; it lives as long as the window."""
        from va_desktop.guidance.live import Live

        return Live(lambda: self.services.library, self.services.clock)

    @cached_property
    def counts(self) -> Counts:
        """Return the figures of the open caseload; there are none until somebody brings counted facts."""
        from va_desktop.ui.screens.common.counts import Counts

        return Counts(self.services)

    def _counts_now(self) -> Counts:
        """Return the figures of the caseload that is open at this moment and in the worker's hands."""
        desk = None
        if self._made("outreach") and not self.outreach.handed:
            desk = self.outreach.desk
        self.counts.follow(desk)
        return self.counts

    @cached_property
    def private(self) -> Private:
        """Return what is known of the person's vault; nothing of it is looked for before it is asked for."""
        from va_desktop.ui.private import Private

        return Private(self.services.vault_folder, self._vault_locked)

    @cached_property
    def outreach(self) -> Outreach:
        """Return what is known of the worker's caseload, made when it is first asked for."""
        from va_desktop.ui.outreach import Outreach

        return Outreach(self.services.folders.data, self._desk_locked, over=self._turned_over)

    @cached_property
    def loads(self) -> Loads:
        """Return the load of a directory that is going on, made when it is first asked for."""
        from va_desktop.ui.loads import Loads

        return Loads(self.jobs.run, self.services.shelf, self._load_told)

    def _load_told(self, load: Load) -> None:
        """Say that a load asks something or has ended, on whatever page the staff are."""
        if not self.context().staff:
            return
        from va_desktop.ui.screens.loading.wording import state

        self.announcer.say(state(self.words, load))
        if self.history.now.screen in ("loading", "directory"):
            self._show(self.history.now, keep=True)

    def _turned_over(self, handed: bool) -> None:
        """Take everything of the worker's side out of the person's reach, or give the worker's side back."""
        self.worker_open = not handed
        if not handed:
            return
        from va_desktop.ui.outreach import WORKER_ONLY

        self.drafts.clear()
        self.history.past = [route for route in self.history.past if route.screen not in WORKER_ONLY]
        if self.history.now.screen in WORKER_ONLY:
            self.history.now = HOME

    def attend(self, case: str) -> None:
        """Let the guided session be about the case that is open, or about nobody; nobody sees another's answers."""
        if case and case == self._attended:
            return
        self._attended = case
        desk = self.outreach.desk
        if desk is not None:
            desk.attend(self.live, case, self.services.clock())
        elif self._made("live"):
            self.live.clear()

    def _desk_locked(self) -> None:
        """Leave every page that showed something of the caseload, and forget the way to it."""
        from va_desktop.ui.aloud import ANSWERED
        from va_desktop.ui.outreach import DESK_ONLY

        self.silence()
        self.attend("")
        self.drafts.clear()
        gone = DESK_ONLY | ANSWERED
        self.history.past = [route for route in self.history.past if route.screen not in gone]
        if self.history.now.screen in gone:
            self._show(self.history.replace(to("caseload")))
        self.announcer.say(self.words.tr("Locked."))

    def _vault_locked(self) -> None:
        """Leave every page that showed something of the vault, and forget the way to it."""
        from va_desktop.ui.private import OPEN_ONLY

        self.silence()
        self.drafts.clear()
        if self.live.keeper is not None and not self.live.keeper.stays:
            self.live.clear()
        self.history.past = [route for route in self.history.past if route.screen not in OPEN_ONLY]
        if self.history.now.screen in OPEN_ONLY or self.history.now.screen == "applications":
            self._show(self.history.replace(to("applications")))
        self.announcer.say(self.words.tr("Locked."))

    @property
    def reading(self) -> bool:
        """Tell whether something is being read aloud or is paused."""
        return self._made("aloud") and self.aloud.reading

    @property
    def speaking(self) -> bool:
        """Tell whether a page is being read or told; names that scanning says do not count."""
        return self.reading or (self._made("assist") and self.assist.speaking)

    def say(self, blocks: Sequence[Block]) -> None:
        """Say something at once, in place of what is being said."""
        self.assist.say(blocks)

    def silence(self) -> None:
        """Stop reading aloud and saying names."""
        if self._made("aloud"):
            self.aloud.silence()
        if self._made("assist"):
            self.assist.silence()

    def listen(self) -> None:
        """Read the page aloud from its title, or stop if it is being read."""
        self.aloud.listen()

    def _dress(self) -> None:
        """Take on the chosen language, colours and size: everything but the page."""
        chosen = self.settings
        self.words = Words(self.services.translator(self.lang))
        tongue = language(self.lang)
        self.fonts.need("Latn")
        self.fonts.need(tongue.script)
        rtl = tongue.direction == "rtl"
        self.look = Look(self.tokens, chosen.theme, chosen.scale, tongue.script, rtl, self.services.bundle.resources)
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        QApplication.instance().setLayoutDirection(direction)
        self.setLayoutDirection(direction)
        self.setPalette(self.look.palette())
        self.setFont(self.look.font("body"))
        self.setWindowTitle("VA Desktop")
        if self.bar is not None:
            self._box.removeWidget(self.bar)
            self.bar.hide()
            self.bar.deleteLater()
        self.bar = TopBar(self.look, self.words, kiosk=self.mode == "kiosk", pictures=chosen.pictures)
        if self.bar.finish is not None and self.bar.leave is not None:
            self.bar.finish.clicked.connect(lambda: self.leave("finish"))
            self.bar.leave.clicked.connect(lambda: self.leave("leave"))
        self.bar.back.clicked.connect(self.go_back)
        self.bar.home.clicked.connect(lambda: self.open(HOME))
        self.bar.listen.clicked.connect(self.listen)
        self.bar.language.clicked.connect(lambda: self.open(to("languages")))
        self.bar.look.clicked.connect(lambda: self.open(to("look")))
        self.bar.help.clicked.connect(lambda: self.open(to("help")))
        if chosen.screen_reader:
            self.bar.listen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.insertWidget(0, self.bar)
        if self._made("aloud"):
            self.aloud.undress()
        if self._assisted:
            self.assist.dress()

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
            player=lambda: self.player,
            remember=self.history.replace,
            first_steps=self.first_steps,
            make_live=lambda: self.live,
            make_private=lambda: self.private,
            make_counts=self._counts_now,
            make_outreach=lambda: self.outreach,
            drafts=self.drafts,
            make_loads=lambda: self.loads,
            holds=lambda: self.worker,
            attend=self.attend,
            mode=self.mode,
            leave=self.leave,
            greet=lambda item: self.assist.name(item.welcome, item.tag),
            say=self.say,
        )

    def start(self, first: Route | None = None) -> None:
        """Show the first page: the language picker until a language was picked, then home, or a page handed in."""
        self.history.now = first or (HOME if self.settings.lang else to("languages"))
        self._show(self.history.now)
        self._first_picture = FirstPicture(self.page.title, self.later)
        # A window that is never painted (started minimised, say) must not go without its collector for ever.
        QTimer.singleShot(COLLECT_AT_THE_LATEST, self, gc.enable)

    def first_steps(self) -> None:
        """Lead on from the language to the country, once."""
        self.history.past.clear()
        self.history.now = HOME
        self.open(HOME if self.settings.country else to("country", then="home"))

    def open(self, route: Route) -> None:
        """Go to a page; what is being read aloud stops."""
        self.silence()
        self._show(self.history.go(route, self._focused()))

    def show_instead(self, route: Route) -> None:
        """Show something else in place of this page; the focus stays where it was."""
        self.silence()
        self._show(self.history.replace(route), keep=True)

    def go_back(self) -> None:
        """Return to the page before and to the control that was left."""
        self.silence()
        self._show(self.history.back())

    def change(self, **changes: object) -> None:
        """Change settings, keep them, and show the page as it now is."""
        self.settings = self.settings.with_(**changes)
        try:
            if self.mode != "kiosk":
                self.services.save(self.settings)
        except OSError:
            self.announcer.say(self.words.tr("Your choice holds until you close the program. It could not be kept."))
        if self._made("aloud"):
            self.aloud.take_on(changes)
        reading = self.reading
        if not reading or changes.keys() & _REBUILD:
            self.silence()
            self.refresh()

    def refresh(self) -> None:
        """Build bars and page anew after a change of language or look; place and focus stay."""
        focus = self._focused()
        self._release()
        self._dress()
        if self.ring is not None:
            self.ring.look = self.look
        self._show(self.history.now, keep=True, focus=focus)

    def _allowed(self, route: Route) -> Route:
        """Return the page to show: for a person who holds a worker's screen nothing of the worker's side.

        Where many people use the screen, nothing that would keep something.
        """
        if self.mode != "kiosk":
            if self._made("outreach") and not self.outreach.allows(route):
                return self.history.replace(to("handover"))
            return self._for_staff(route)
        from va_desktop.ui.outreach import DESK_ONLY
        from va_desktop.ui.private import OPEN_ONLY

        if route.screen in DESK_ONLY | {"handover"}:
            return HOME
        return to("applications") if route.screen in OPEN_ONLY | {"newvault", "kept"} else route

    def _for_staff(self, route: Route) -> Route:
        """Return the page, or the first one if it is the centre's own and the worker's side is hidden."""
        if self.mode == "outreach" and not self.worker:
            from va_desktop.ui.outreach import CENTRE

            if route.screen in CENTRE:
                return self.history.go(HOME, "")
        return route

    def _show(self, route: Route, keep: bool = False, focus: str = "") -> None:
        focus = focus or (self._focused() if keep else route.focus)
        scroll = self.page.verticalScrollBar().value() if keep and self.page is not None else 0
        self._release()
        if self._made("aloud"):
            self.aloud.forget()
        route = self._allowed(route)
        page = screens.load(route.screen, self.settings.pictures)(self.context(), route)
        page.setLayoutDirection(self.layoutDirection())
        old, self.page = self.page, page
        self._row.addWidget(page, 8)
        if old is not None:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._show_worker_side()
        at_home = route.same_page(HOME)
        self.bar.back.set_quiet(at_home or (route.screen == "languages" and not self.settings.lang))
        self.bar.home.set_on(at_home)
        self.bar.look.set_on(route.screen == "look")
        self.bar.language.set_on(route.screen == "languages")
        self.bar.setVisible(route.screen not in ("welcome", "left"))
        page.show()
        enter_at_the_chosen(page)
        self._settle(page, focus, scroll)
        if self._assisted:
            self.assist.shown()

    def _show_worker_side(self) -> None:
        """Put the worker's side beside the page in outreach mode, or take it away."""
        old, self.worker_side = self.worker_side, None
        if old is not None:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.mode != "outreach" or not self.worker_open or not self.outreach.beside(self.history.now):
            return
        from va_desktop.ui.worker import WorkerSide

        self.worker_side = side = WorkerSide(self.context(), self.page, self.turn_worker_side)
        side.setLayoutDirection(self.layoutDirection())
        self._row.insertWidget(0, side, 5)
        self._turn_row()
        side.show()

    def turn_worker_side(self) -> None:
        """Show or hide the worker's side; the page stays, without what only a worker may see.

        With an open caseload, hiding it gives the screen to the person, and showing it again needs the worker's code.
        """
        if self.mode != "outreach":
            return
        if self._made("outreach") and self.outreach.desk is not None:
            self._turn_over()
            return
        self._turned_over(self.worker_open)
        self._show(self.history.now, keep=True)
        tr = self.words.tr
        told = tr("The worker's side is open.") if self.worker_open else tr("The worker's side is closed.")
        self.announcer.say(told)
        if not self.worker_open and self.page is not None and self.page.title is not None:
            self.page.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_over(self) -> None:
        """Give the screen to the person, or lead the worker to where they get it back."""
        if self.outreach.handed:
            self.open(to("handover"))
            return
        self.history.past.clear()
        self.open(self.outreach.give(self.history.now))
        self.announcer.say(self.words.tr("The screen is yours. The worker's side is locked."))

    def _turn_row(self) -> None:
        """Put both sides beside each other, or below each other where there is no room."""
        narrow = self.look.narrow(round(self.width() * 0.62))
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_row()

    def _settle(self, page: Page, focus: str, scroll: int) -> None:
        # The page before is still a child of the window, and has a control of the same name.
        target = (page.findChild(QWidget, focus) or self.findChild(QWidget, focus)) if focus else None
        if target is None or not target.isVisibleTo(self) or not target.isEnabled():
            target = page.title
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, page, lambda: page.ensureWidgetVisible(target, 0, 40) if not scroll else None)
        if scroll:
            QTimer.singleShot(0, page, lambda: page.verticalScrollBar().setValue(scroll))

    def _release(self) -> None:
        if self.ring is not None:
            self.ring.release()

    def later(self) -> None:
        """Do what can wait until the first page is seen: the focus ring, the fonts of the other scripts."""
        if self.ring is None:
            from va_desktop.ui.kit.focus import Ring

            self.ring = Ring(self.look, self)
            self.ring.follow()
            self.fonts.all()
            gc.enable()

    def _focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.reading:
                self.silence()
            elif not self.history.now.same_page(HOME):
                self.go_back()
            return
        if event.key() == Qt.Key.Key_F2:
            self.turn_worker_side()
            return
        super().keyPressEvent(event)

    def leave(self, how: str) -> None:
        """End the visit of a kiosk once what was pressed has been dealt with; elsewhere nothing happens."""
        end = self._end
        if end is not None:
            self.silence()
            QTimer.singleShot(0, QApplication.instance(), lambda: end(how))

    def cover(self, on: bool) -> None:
        """Take page and bars out of reach while something lies over them, or give them back."""
        focus = self._focused() if on else ""
        for part in (self.bar, self.page, self.worker_side):
            if part is not None:
                part.setEnabled(not on)
        if on:
            self._covered = focus
        else:
            target = self.findChild(QWidget, self._covered) if self._covered else None
            (target or self.page.title).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._assisted and self.assist.scanning is not None:
            self.assist.scanning.begin()

    def put_away(self) -> None:
        """End scanning, resting and touching; nothing watches the window any more."""
        if self._made("assist"):
            self.assist.close()

    def allow_closing(self) -> None:
        """Let the window of a kiosk be closed: its visit is over."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            event.ignore()
            return
        self.silence()
        self.drafts.clear()
        self.put_away()
        if self._made("private"):
            self.private.lock()
        if self._made("outreach"):
            self.outreach.lock()
        if self._made("loads"):
            self.loads.stop()
        self.jobs.close()
        super().closeEvent(event)
