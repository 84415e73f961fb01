# SPDX-License-Identifier: GPL-3.0-or-later
"""The hard words of the program with one or two easy sentences each, some at a time in the order of the alphabet."""

from PySide6.QtWidgets import QButtonGroup

from va_desktop.content.terms import all_terms
from va_desktop.content.text import Text
from va_desktop.i18n.sentences import split_sentences
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Wrap
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen

AT_ONCE = 24
"""Words on one page: more take longer to lay out than a page may take to come, and tire whoever listens."""


class Glossary(Screen):
    """The list of hard words."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("rights")
        self.add_title(self.tr("Hard words"), self.tr("What they mean"))
        terms = all_terms(ctx.library, ctx.country or None)
        named = sorted(
            ((self.ctx.words.text(ctx.library, item.term), item) for item in terms),
            key=lambda pair: pair[0].text.casefold(),
        )
        parts = [named[at : at + AT_ONCE] for at in range(0, len(named), AT_ONCE)]
        shown = min(int(route.get("part", "0")), len(parts) - 1)
        if len(parts) > 1:
            self._choices([(part[0][0], part[-1][0]) for part in parts], shown)
        for _, item in parts[shown] if parts else ():
            name, text = self.text(item.term), self.text(item.text)
            self.box.addWidget(Heading(self.look, name.text, "h3", name.lang))
            for sentence in split_sentences(text.text):
                self.box.addWidget(Sentence(self.look, sentence, lang=text.lang))
        self.finish()

    def _choices(self, ends: list[tuple[Text, Text]], shown: int) -> None:
        """Offer the parts of the list, each by its first and its last word."""
        chips = Wrap(self.look)
        self.group = QButtonGroup(self)
        for place, (first, last) in enumerate(ends):
            chip = Chip(self.look, self.tr("{first} to {last}").format(first=first.text, last=last.text))
            chip.setObjectName(f"part.{place}")
            chip.setChecked(place == shown)
            chip.clicked.connect(lambda _=False, place=place: self.ctx.replace(self.route.with_(part=str(place))))
            self.group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)


SCREEN = Glossary
