# SPDX-License-Identifier: GPL-3.0-or-later
"""A right or a benefit in a sign language: the film, its captions, and the same in writing."""

from PySide6.QtWidgets import QButtonGroup

from va_desktop.content.signs import Sign, captions, film, signs
from va_desktop.i18n.signed import name
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Wrap
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.signs import wording

KINDS = {"right": "rights", "entitlement": "benefits"}
"""Kinds of records that can be signed, and the part of the program they belong to."""


class Signs(Screen):
    """Shows one film at a time; the language that was used last comes first the next time."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr = self.tr
        kind = route.get("kind", "right")
        self.trail(KINDS.get(kind, "rights"))
        found = signs(ctx.library, kind, route.get("id"))
        self.add_title(tr("Sign language"), "" if found else tr("There is no film of this page yet."))
        self.film = None
        if found:
            self._show(found)
        self.finish()

    def _show(self, found: tuple[Sign, ...]) -> None:
        languages = sorted({sign.language for sign in found})
        chosen = self.route.get("lang") or self.ctx.settings.sign
        lang = chosen if chosen in languages else languages[0]
        if len(languages) > 1:
            self._languages(languages, lang)
        own = [sign for sign in found if sign.language == lang]
        at = min(int(self.route.get("film", "0") or 0), len(own) - 1)
        if len(own) > 1:
            self.add_heading(wording.place(self.tr, self._digits(at + 1), self._digits(len(own))), "h3")
        self._play(own[at])
        if at + 1 < len(own):
            following = self.route.with_(film=str(at + 1))
            self.add_buttons([self._next(following)])

    def _digits(self, number: int) -> str:
        return self.ctx.words.number(number)

    def _next(self, route: Route):
        from va_desktop.ui.kit.button import Action

        button = Action(self.look, self.tr("Next film"), "next")
        button.setObjectName("film.next")
        button.clicked.connect(lambda: self.ctx.replace(route))
        return button

    def _languages(self, languages: list[str], now: str) -> None:
        chips = Wrap(self.look)
        self.group = QButtonGroup(self)
        for code in languages:
            chip = Chip(self.look, name(code))
            chip.setObjectName(f"sign.{code}")
            chip.setChecked(code == now)
            chip.clicked.connect(lambda _=False, code=code: self._choose(code))
            self.group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)

    def _choose(self, code: str) -> None:
        self.ctx.change(sign=code)
        self.ctx.replace(self.route.with_(lang=code, film="0"))

    def _play(self, sign: Sign) -> None:
        from va_desktop.ui.screens.signs.film import Film

        data = film(self.ctx.library, sign)
        if data is None:
            self.notice("caution", "caution", self.tr("This film cannot be shown."), self.tr("Read it below instead."))
        else:
            lang, cues = captions(self.ctx.library, sign, self.ctx.words.chain)
            words = wording.controls(self.tr, name(sign.language))
            self.film = Film(self.look, words, data, cues, lang, self.ctx.announcer.say, self._playing)
            self.add(self.film)
        self.add_heading(self.tr("In writing"))
        self.say(sign.transcript)
        self.box.addWidget(Sentence(self.look, self.tr("Signed by {who}.").format(who=sign.by), lang=self.lang))

    def _playing(self, on: bool) -> None:
        """Note on the page that a film runs: in a kiosk, somebody who watches is there."""
        self.setProperty("watched", on)


SCREEN = Signs
