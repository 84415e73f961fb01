# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of the pages that show what is in the vault, and the codes that open it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from va_desktop.eligibility.country import local_states
from va_desktop.guidance.records import Records
from va_desktop.ids import ApplicationId, PersonId
from va_desktop.people.people import Person
from va_desktop.storage.errors import CodeTooWeak
from va_desktop.storage.keys import PICTURES
from va_desktop.storage.vault import Code
from va_desktop.tracker.application import Application, Standing
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.pad import PictureKey
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.common.tracked import Teller
from va_desktop.ui.screens.question.entry import labelled


class PrivateScreen(Telling):
    """A page of the section *My applications*."""

    def __init__(self, ctx: Context, route: Route, section: str = "applications") -> None:
        super().__init__(ctx, route, section)
        self.teller = Teller(ctx.words, ctx.today)

    def local(self, country: str, code: str) -> str:
        """Return what a country's offices call a state, or an empty text."""
        found = local_states(self.ctx.library, country).get(code)
        return self.words_of(found)


class OpenScreen(PrivateScreen):
    """A page that needs the open vault. Where it is locked, the page says so and leads to opening it."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        records = ctx.private.records
        if records is None:
            tr = self.tr
            self.add_title(tr("This is locked"), tr("Open it, and you see it again."))
            self.add_buttons([self.action("unlock", tr("Open my applications"), "lock", self._unlock, "filled")])
        else:
            self.records: Records = records
            self.build()
        self.finish()

    def _unlock(self) -> None:
        self.ctx.private.then = self.route
        self.go(to("applications"))

    def build(self) -> None:
        """Put the page together; called only while the vault is open."""
        raise NotImplementedError

    def gone(self) -> None:
        """Say that what the page was about is no longer there."""
        self.add_title(self.tr("This page is not here any more."), self.tr("Go back, or search for it by a word."))
        back = self.leads("applications", self.tr("My applications"), "applications", to("applications"), "filled")
        self.add_buttons([back])

    def person_named(self, id_: str) -> Person | None:
        """Return a person of the vault."""
        return self.records.people.get(PersonId(id_)) if id_ else None

    def application_named(self, id_: str) -> tuple[Application, Standing] | None:
        """Return an application and where it is."""
        found = self.records.tracker.get(ApplicationId(id_)) if id_ else None
        return (found, self.records.tracker.standing(found)) if found else None


class PhraseEntry:
    """A field for a passphrase."""

    def __init__(self, screen: Screen, name: str, then: Callable[[], None]) -> None:
        self.field = Field(screen.look, name, 200)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setObjectName("password")
        self.field.returnPressed.connect(then)
        self.widget: QWidget = labelled(screen.look, self.field)

    def code(self) -> Code:
        """Return what was typed. Raises `CodeTooWeak`."""
        return Code.phrase(self.field.text())

    def clear(self) -> None:
        """Empty the field so that nothing can bring it back."""
        self.field.setText("")


class WordsEntry(PhraseEntry):
    """A field for the twelve recovery words, which are read as they are typed."""

    def __init__(self, screen: Screen, then: Callable[[], None]) -> None:
        super().__init__(screen, screen.tr("The twelve words"), then)
        self.field.setEchoMode(QLineEdit.EchoMode.Normal)
        self.field.setObjectName("words")
        self.field.setMaxLength(400)

    def code(self) -> Code:
        """Return what was typed. Raises `CodeTooWeak` where a word is wrong."""
        found = Code.words(self.field.text())
        if found is None:
            raise CodeTooWeak(12)
        return found


class PictureEntry:
    """Pictures to press one after the other; how many were pressed is said, never which."""

    def __init__(self, screen: Screen, then: Callable[[], None]) -> None:
        self.screen, self._then = screen, then
        self.picked: list[str] = []
        self.count = Label(screen.look, self._told(), "body", bold=True, lang=screen.lang, inset=12)
        self.count.setObjectName("picked")
        columns = Columns(screen.look, most=8, gap=16)
        for id_, name in codes.pictures(screen.tr):
            key = PictureKey(screen.look, name, id_)
            key.setObjectName(f"picture.{id_}")
            key.clicked.connect(lambda _=False, id_=id_: self._pick(id_))
            columns.addWidget(key)
        self.widget: QWidget = holder(columns)

    def _told(self) -> str:
        words = self.screen.ctx.words
        told = words.tr("{n} of {all} pictures chosen")
        return told.format(n=words.number(len(self.picked)), all=words.number(PICTURES))

    def _pick(self, id_: str) -> None:
        if len(self.picked) >= PICTURES:
            return
        self.picked.append(id_)
        self.count.setText(self._told())
        if len(self.picked) == PICTURES:
            self._then()
        else:
            self.screen.ctx.announcer.say(self._told())

    def code(self) -> Code:
        """Return the pictures in their order. Raises `CodeTooWeak`."""
        return Code.pictures(self.picked)

    def clear(self) -> None:
        """Begin again."""
        self.picked.clear()
        self.count.setText(self._told())


Entry = PhraseEntry | PictureEntry


def entry(screen: Screen, kind: str, name: str, then: Callable[[], None]) -> Entry:
    """Return the entry for a kind of code."""
    match kind:
        case "pictures":
            return PictureEntry(screen, then)
        case "recovery":
            return WordsEntry(screen, then)
        case _:
            return PhraseEntry(screen, name, then)


def place(screen: Screen, found: Entry) -> None:
    """Put an entry on a page."""
    if isinstance(found, PictureEntry):
        screen.add(found.count)
    screen.add(found.widget)


__all__: Sequence[str] = ("Entry", "OpenScreen", "PictureEntry", "PrivateScreen", "entry", "place")


class ApplicationScreen(OpenScreen):
    """A page about the application that the route names; `application` and `now` are there when `about` is called."""

    def build(self) -> None:
        found = self.application_named(self.route.get("id"))
        if found is None:
            self.gone()
            return
        self.application, self.now = found
        self.about()

    def about(self) -> None:
        """Put the page together."""
        raise NotImplementedError
