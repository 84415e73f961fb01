# SPDX-License-Identifier: GPL-3.0-or-later
"""Offers the nearest language where the one on the page has no voice here; it is never taken unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from va_desktop.i18n.formats import language_name
from va_desktop.i18n.languages import language
from va_desktop.i18n.translator import Translator
from va_desktop.speech.languages import Nearest, Why, nearest
from va_desktop.speech.utterances import Block
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Wrap, holder

if TYPE_CHECKING:
    from va_desktop.ui.aloud import Aloud

_CHOOSERS = frozenset({"languages", "welcome"})
"""Pages on which every language is offered anyway."""


class Offers(QObject):
    """Belongs to what reads aloud. `voices`: for a language of texts, the voice that the person took instead."""

    def __init__(self, aloud: Aloud) -> None:
        super().__init__(aloud)
        self.aloud, self.window = aloud, aloud.window
        self.voices: dict[str, str] = {}
        self._heard: set[str] = set()

    def spoken(self, block: Block) -> Block:
        """Return a block with the voice that was taken for its language."""
        return replace(block, lang=self.voices.get(block.lang, block.lang))

    def find(self, lang: str) -> None:
        """Look away from the window for the nearest language, and offer it on the page that is being read."""
        window, page = self.window, self.window.page
        if page is None or window.history.now.screen in _CHOOSERS:
            return
        services = window.services

        def look() -> Nearest | None:
            voices = {tag for engine in services.engines for tag in engine.voices()}
            return nearest(lang, voices, services.languages())

        def found(offer: Nearest | None) -> None:
            if offer is not None and self.window.page is page:
                self._offer(lang, offer)

        window.jobs.run("nearest", look, found)

    def _offer(self, lang: str, offer: Nearest) -> None:
        """Put the button below the sentence that tells of the missing voice, and say it once in the other language."""
        page = self.window.page
        if page is None or page.findChild(QWidget, "nearest") is not None:
            return
        text = sentence(self.window.words.tr, offer)
        button = Action(self.window.look, text, "listen")
        button.setObjectName("nearest")
        button.clicked.connect(lambda: self._take(lang, offer))
        row = Wrap(self.window.look)
        row.addWidget(button)
        page.box.insertWidget(1, holder(row))
        self.window.announcer.say(text)
        if lang not in self._heard and self.aloud.reading:
            self._heard.add(lang)
            said = sentence(self.window.services.translator(offer.lang), offer)
            self.aloud.say_first(Block(said, offer.lang), button)

    def _take(self, lang: str, offer: Nearest) -> None:
        window = self.window
        window.silence()
        match offer.why:
            case Why.READS:
                self.voices[lang] = offer.lang
            case Why.UNDERSTOOD | Why.SOURCE:
                window.change(lang=offer.lang)
            case _:
                assert_never(offer.why)
        window.listen()


def sentence(tr: Translator, offer: Nearest) -> str:
    """Return what the button says: the same text with another voice, or the page in another language."""
    known = language(offer.lang).own_name
    name = known if known != offer.lang else language_name(offer.lang, offer.lang)
    match offer.why:
        case Why.READS:
            return tr("Hear it with the voice for {language}").format(language=name)
        case Why.UNDERSTOOD | Why.SOURCE:
            return tr("Hear this page in {language}").format(language=name)
        case _:
            assert_never(offer.why)
