# SPDX-License-Identifier: GPL-3.0-or-later
"""Hard words, each with one or two easy sentences."""

from va_desktop.content.terms import all_terms
from va_desktop.i18n.sentences import split_sentences
from va_desktop.ui.kit.label import Heading, Sentence
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen


class Glossary(Screen):
    """The list of hard words."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        self.trail("rights")
        self.add_title(self.tr("Hard words"), self.tr("What they mean"))
        found = [(self.text(item.term), self.text(item.text)) for item in all_terms(ctx.library, ctx.country or None)]
        for name, text in sorted(found, key=lambda pair: pair[0].text.casefold()):
            self.box.addWidget(Heading(self.look, name.text, "h3", name.lang))
            for part in split_sentences(text.text):
                self.box.addWidget(Sentence(self.look, part, lang=text.lang))
        self.finish()


SCREEN = Glossary
