# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a place that are answered by pressing: for whom it is, what it offers, access, languages."""

from va_desktop.content.taxonomy import category
from va_desktop.directory import coded
from va_desktop.directory.changes import Corrected
from va_desktop.directory.hsds.codes import AXES
from va_desktop.directory.services import Known
from va_desktop.i18n.folding import fold
from va_desktop.i18n.formats import language_code, language_name
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.correct.asked import Part, as_known, pressed
from va_desktop.ui.screens.place.wording import accessibility

UNKNOWN = "unknown"


def titles(screen: Telling, axis: str) -> dict[str, str]:
    """Return the names of the codes of an axis in the reader's language."""
    found = {code: category(screen.ctx.library, axis, code) for code in AXES[axis]}
    return {code: screen.words_of(item.title) for code, item in found.items() if item is not None}


def pictures(screen: Telling, axis: str) -> dict[str, str]:
    """Return the pictograms of the codes of an axis that have one."""
    found = {code: category(screen.ctx.library, axis, code) for code in AXES[axis]}
    return {code: item.pictogram for code, item in found.items() if item is not None and item.pictogram}


class Coding(Part):
    """What a place helps with, for whom it is, and the programme it belongs to: the question of this program."""

    def ask(self) -> None:
        tr, coded_ = self.tr, self.coded
        new = bool(self.screen.route.get("new"))
        none = () if new else (UNKNOWN,)
        unknown = {UNKNOWN: tr("We do not know")}
        drawn = {axis: pictures(self.screen, axis) for axis in ("need", "framework", "approach")}
        needs = titles(self.screen, "need")
        self.needs = self.some("need", tr("What do they help with?"), needs, coded_.needs, pictures=drawn["need"])
        doors = {**titles(self.screen, "route"), **unknown}
        self.doors = self.one("route", tr("For whom is it?"), doors, coded_.route or (None if new else UNKNOWN))
        self.frameworks = self.some(
            "framework",
            tr("Is it made for survivors, or part of something for everyone?"),
            {**titles(self.screen, "framework"), **unknown},
            coded_.frameworks or none,
            UNKNOWN,
            drawn["framework"],
        )
        self.approaches = self.some(
            "approach",
            tr("How does it help?"),
            {**titles(self.screen, "approach"), **unknown},
            coded_.approaches or none,
            UNKNOWN,
            drawn["approach"],
        )

    def changes(self) -> list[Corrected] | None:
        asked = {"route": self.doors, "framework": self.frameworks, "approach": self.approaches}
        for buttons in asked.values():
            if not pressed(buttons):
                self.screen.tell(self.tr("Answer each question. “We do not know” is an answer too."))
                next(iter(buttons.values())).setFocus()
                return None
        found = coded.chosen(self.doc, self.place, "need", pressed(self.needs) or ())
        for axis, buttons in asked.items():
            values = tuple(code for code in pressed(buttons) if code != UNKNOWN)
            found += coded.chosen(self.doc, self.place, axis, values)
        return found


class Facts(Part):
    """Things that a place has or has not."""

    def names(self) -> dict[str, str]:
        """Return the codes with what they are called."""
        raise NotImplementedError

    def now(self, code: str) -> Known:
        """Return what is known."""
        raise NotImplementedError

    def ask(self) -> None:
        self.before = {code: self.now(code) for code in self.names()}
        self.asked = {code: self.known(code, text, self.before[code]) for code, text in self.names().items()}

    def changes(self) -> list[Corrected] | None:
        found = []
        for code, buttons in self.asked.items():
            value = as_known(buttons)
            if value != self.before[code]:
                found += coded.answered(self.doc, self.place, code, value)
        return found


class Access(Facts):
    """What there is for people with disabilities."""

    def names(self) -> dict[str, str]:
        return accessibility(self.tr)

    def now(self, code: str) -> Known:
        known = self.coded.access(code)
        return self.coded.offer("home_visits") if code == "home_visit" and known == UNKNOWN else known


class Offers(Facts):
    """What matters to people besides the help itself."""

    def names(self) -> dict[str, str]:
        return {code: text for code, text in offers(self.tr).items() if code != "home_visits"}

    def now(self, code: str) -> Known:
        return self.coded.offers.get(code, "unknown")


class Tongues(Part):
    """The languages that are spoken there."""

    def ask(self) -> None:
        lang = self.screen.ctx.words.lang
        pack = self.screen.ctx.library.pack(self.screen.ctx.country)
        tags = [*self.coded.languages, *(pack.info.languages if pack is not None else ()), lang, "en"]
        names = {tag: language_name(tag, lang) for tag in dict.fromkeys(tags)}
        question = self.tr("Which languages do they speak?")
        self.spoken = self.some("language", question, names, self.coded.languages)
        self.other = self.field("other", self.tr("Another language"), "", 60)

    def changes(self) -> list[Corrected] | None:
        tags = list(pressed(self.spoken))
        if other := self.other.text().strip():
            code = language_code(other, self.screen.ctx.words.lang, fold)
            if code is None:
                self.screen.tell(self.tr("We do not know this language. Write its name in another way."))
                self.other.setFocus()
                return None
            tags.append(code)
        return coded.tongues(self.doc, self.place, tuple(dict.fromkeys(tags)))
