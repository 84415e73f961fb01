# SPDX-License-Identifier: GPL-3.0-or-later
"""A load that is going on, for any page: a bar, a sentence and Stop; and the question when it is in doubt."""

from PySide6.QtCore import QTimer

from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Notice
from va_desktop.ui.kit.label import Label, Sentence
from va_desktop.ui.kit.meter import Meter
from va_desktop.ui.loads import Load
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.loading import wording

_LOOK_MS = 250
_SAY_EVERY = 40
"""Every so many looks the progress is also announced: ten seconds."""


class Going:
    """Puts the state of a load on a page and keeps it fresh; when the load ends the window builds the page anew."""

    def __init__(self, screen: Telling, load: Load) -> None:
        self.screen, self.ctx, self.tr, self.load = screen, screen.ctx, screen.tr, load
        self._looks, self._share = 0, -1.0
        if load.asks is not None:
            self.first = self._ask()
            return
        self.meter = Meter(screen.look, self.tr("How far it is"))
        self.meter.setObjectName("meter")
        self.first = screen.action("stop", self.tr("Stop"), "stop", self._stop, "filled")
        screen.add_buttons([self.first])
        screen.add(self.meter)
        self.told = Label(screen.look, "", "body", bold=True, lang=screen.lang, inset=12)
        self.told.setObjectName("told")
        screen.add(self.told)
        self._look()
        self.timer = QTimer(screen)
        self.timer.setInterval(_LOOK_MS)
        self.timer.timeout.connect(self._look)
        self.timer.start()

    def focus(self) -> None:
        """Put the focus on Stop, or on the safe answer, once the page is shown."""
        QTimer.singleShot(0, self.first, self._focus)

    def _focus(self) -> None:
        self.first.setFocus()
        self.screen.ensureWidgetVisible(self.first, 0, 40)

    def _ask(self) -> Action:
        tr, screen, found = self.tr, self.screen, self.load.doubt
        assert found is not None
        told = tuple(Sentence(screen.look, line, lang=screen.lang) for line in wording.doubts(self.ctx.words, found))
        screen.add(Notice(screen.look, "caution", "caution", tr("Is this the whole directory?"), told))
        safe = tr("Keep the old directory") if found.before else tr("Do not use it")
        keep = screen.action("keep", safe, "back", lambda: self._answer(agreed=False), "filled")
        use = screen.action("use", tr("Use the new one all the same"), "check", lambda: self._answer(agreed=True))
        screen.add_buttons([keep, use])
        return keep

    def _answer(self, *, agreed: bool) -> None:
        self.load.answer(agreed)
        self.ctx.replace(self.screen.route)

    def _stop(self) -> None:
        self.load.stop()
        self._look()
        self.ctx.announcer.say(wording.state(self.ctx.words, self.load))

    def _look(self) -> None:
        told = wording.state(self.ctx.words, self.load)
        if told != self.told.text():
            self.told.setText(told)
        share = wording.share(self.load.step)
        if share is not None:
            self._share = max(self._share, share)  # the bar never goes back
        self.meter.tell(None if self._share < 0 else self._share)
        self._looks += 1
        if self._looks % _SAY_EVERY == 0:
            self.ctx.announcer.say(told)
