# SPDX-License-Identifier: GPL-3.0-or-later
"""Look: size of letters, colours, speed and loudness of the voice, calm, and whether a screen reader speaks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from va_desktop.content.signs import sign_languages
from va_desktop.i18n import signed
from va_desktop.settings.settings import SCALES, SPEEDS, VOLUMES, Settings
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Card
from va_desktop.ui.kit.choice import Chip, Choice, Switch
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.picture import Picture
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.look import wording


class Look(Screen):
    """Everything takes effect at once."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        tr, chosen = self.tr, ctx.settings
        self.add_title(tr("Look"), tr("You see each change at once."))
        if wording.ask_for_reader(chosen, reader_active()):
            self._ask_for_reader()
        self.add(
            self._stepper(
                "scale",
                tr("Size of letters"),
                tr("From 100 to 400 per cent"),
                "bigger",
                SCALES,
                chosen.scale,
                ctx.words.percent(chosen.scale),
            )
        )
        self.add(
            self._stepper(
                "speed",
                tr("Speed of the voice"),
                tr("Slower is easier to follow"),
                "listen",
                SPEEDS,
                chosen.speed,
                wording.speed(tr, chosen.speed),
            )
        )
        self.add(
            self._stepper(
                "volume",
                tr("Loudness of the voice"),
                tr("From silent to full"),
                "listen",
                VOLUMES,
                chosen.volume,
                ctx.words.percent(chosen.volume),
            )
        )
        self.add_heading(tr("Colours"), "h3")
        self._themes(chosen)
        self._sign_languages(chosen)
        self.add_heading(tr("How it behaves"), "h3")
        self._switches(chosen)
        how = Action(self.look, tr("How do you like to use this?"), "nohands")
        how.setObjectName("how")
        how.clicked.connect(lambda: self.go(to("how")))
        again = Action(self.look, tr("As it was before"), "repeat")
        again.setObjectName("reset")
        again.clicked.connect(self._reset)
        self.add_buttons([how, again])
        self.finish()

    def _ask_for_reader(self) -> None:
        """Ask once, with the likely answer first: that something listens to the program does not prove a reader."""
        tr = self.tr
        self.notice("info", "reader", tr("Does a screen reader speak here?"), wording.reader_seen(tr))
        buttons = []
        for name, words, style, on in (
            ("reader.yes", tr("Yes, I use a screen reader"), "filled", True),
            ("reader.no", tr("No, this program may speak"), "outlined", False),
        ):
            button = Action(self.look, words, "reader" if on else "listen", style)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, on=on: self.ctx.change(screen_reader=on))
            buttons.append(button)
        self.add_buttons(buttons)

    def _stepper(
        self, name: str, title: str, line: str, picture: str, steps: Sequence[Any], now: Any, shown: str
    ) -> Card:
        card = Card(self.look, "border")
        outer = Wrap(self.look) if self.look.scale >= 200 else QHBoxLayout()
        icon = QHBoxLayout()
        icon.setContentsMargins(0, 0, 0, 0)
        icon.setSpacing(16)
        icon.addWidget(Picture(self.look, picture, size="row"))
        texts = QVBoxLayout()
        texts.addWidget(Label(self.look, title, "body", bold=True, lang=self.lang))
        texts.addWidget(Label(self.look, line, "body", "text-muted", lang=self.lang))
        icon.addLayout(texts, 1)
        outer.addWidget(holder(icon))
        place = steps.index(now)
        controls = QHBoxLayout()
        controls.setContentsMargins(8, 8, 8, 8)
        controls.setSpacing(24)
        value = Label(self.look, shown, "h2", bold=True, lang=self.lang)
        value.setObjectName(f"{name}.value")
        for sign, to_place in (("minus", place - 1), ("plus", place + 1)):
            if sign == "plus":
                controls.addWidget(value)
            controls.addWidget(self._step(name, title, sign, steps, to_place, shown))
        outer.addWidget(holder(controls))
        card.box.addLayout(outer)
        return card

    def _step(self, name: str, title: str, sign: str, steps: Sequence[Any], place: int, shown: str) -> Action:
        button = Action(self.look, "", "slower" if sign == "minus" else "faster", "filled")
        said = wording.step(self.tr, name, sign)
        button.setAccessibleName(said)
        button.setAccessibleDescription(self.tr("{what}: {value}").format(what=title, value=shown))
        button.setObjectName(f"{name}.{sign}")
        button.clicked.connect(lambda: self._to(name, steps, place, title))
        return button

    def _to(self, name: str, steps: Sequence[Any], place: int, title: str) -> None:
        if 0 <= place < len(steps):
            self.ctx.change(**{name: steps[place]})
            shown = wording.value(self.ctx.words, name, steps[place])
        else:
            shown = wording.end(self.tr)
        self.ctx.announcer.say(self.tr("{what}: {value}").format(what=title, value=shown))

    def _themes(self, chosen: Settings) -> None:
        columns = Columns(self.look, most=3, gap=16)
        self.group = QButtonGroup(self)
        for code, text, picture in wording.themes(self.tr):
            choice = Choice(self.look, text, picture=picture)
            choice.setObjectName(f"theme.{code}")
            choice.setChecked(chosen.theme == code)
            choice.clicked.connect(lambda _=False, code=code: self.ctx.change(theme=code))
            self.group.addButton(choice)
            columns.addWidget(choice)
        self.add(columns)

    def _sign_languages(self, chosen: Settings) -> None:
        """Ask for the person's sign language, where there are films in any."""
        there = sign_languages(self.ctx.library)
        if not there:
            return
        self.add_heading(self.tr("My sign language"), "h3")
        chips = Wrap(self.look)
        self.signs = QButtonGroup(self)
        for code, text in (("", self.tr("None")), *((code, signed.name(code)) for code in there)):
            chip = Chip(self.look, text)
            chip.setObjectName(f"sign.{code or 'none'}")
            chip.setChecked(chosen.sign == code)
            chip.clicked.connect(lambda _=False, code=code: self.ctx.change(sign=code))
            self.signs.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)

    def _switches(self, chosen: Settings) -> None:
        tr = self.tr
        columns = Columns(self.look, most=2, gap=16)
        for name, text, line, picture, on in (
            ("calm", tr("Calm"), tr("No movement, no sudden sound"), "calm", chosen.calm),
            (
                "screen_reader",
                tr("I use a screen reader"),
                tr("Then this program never speaks by itself"),
                "reader",
                bool(chosen.screen_reader),
            ),
        ):
            switch = Switch(self.look, text, line, picture, tr("On"), tr("Off"))
            switch.setObjectName(f"switch.{name}")
            switch.setChecked(on)
            switch.toggled.connect(lambda on, name=name: self.ctx.change(**{name: on}))
            columns.addWidget(switch)
        self.add(columns)

    def _reset(self) -> None:
        fresh = Settings()
        self.ctx.change(theme=fresh.theme, scale=fresh.scale, calm=fresh.calm, speed=fresh.speed, volume=fresh.volume)


def reader_active() -> bool:
    """Tell whether something on this computer reads the program's accessibility tree."""
    return bool(QAccessible.isActive())


SCREEN = Look
