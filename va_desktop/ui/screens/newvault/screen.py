# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a vault: where it lies, which code opens it, the code twice. Nothing is written before the code was repeated."""

from PySide6.QtWidgets import QButtonGroup

from va_desktop.guidance.records import Records
from va_desktop.storage.errors import CodeTooWeak, VaultTrouble
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.private import Place
from va_desktop.ui.screens.common import codes
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen, entry, place
from va_desktop.ui.screens.newvault import wording


class NewVault(PrivateScreen):
    """Three short pages; the code itself is never a part of the way back."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        step = route.get("step")
        if step == "again" and ctx.private.pending is None:
            step = "code"
        match step:
            case "code":
                self._code()
            case "again":
                self._again()
            case _:
                self._where()
        self.finish()

    def _where(self) -> None:
        tr = self.tr
        self.ctx.private.pending = None
        self.add_title(tr("Make my locked place"), tr("Where shall it lie, and what opens it?"))
        self.places = self.ctx.private.places()
        self.where = QButtonGroup(self)
        self.add_heading(tr("Where"))
        columns = Columns(self.look, most=2, gap=16)
        for number, found in enumerate(self.places):
            columns.addWidget(self._place(number, found))
        self.add(columns)
        self.how = QButtonGroup(self)
        self.add_heading(tr("What opens it"))
        columns = Columns(self.look, most=2, gap=16)
        for kind, text, line, picture in (
            ("passphrase", tr("A passphrase"), tr("Some words that you write. The safest way."), "note"),
            ("pictures", tr("Three pictures"), tr("No writing. Easier to guess for a thief."), "pictures"),
        ):
            choice = Choice(self.look, text, line, picture, self.lang)
            choice.setObjectName(f"kind.{kind}")
            choice.setChecked(kind == "passphrase")
            self.how.addButton(choice)
            columns.addWidget(choice)
        self.add(columns)
        self.add_buttons([self.action("continue", tr("Continue"), "next", self._chosen, "filled")])
        self.line(tr("Others use this computer too? Then a stick of your own is better."))

    def _place(self, number: int, found: Place) -> Choice:
        tr = self.tr
        if found.stick:
            text, line = tr("My stick: {name}").format(name=found.stick), tr("You take it with you.")
        else:
            text, line = tr("This computer"), tr("Locked, but on its disk.")
        choice = Choice(self.look, text, line, "place", self.lang)
        choice.setObjectName(f"place.{number}")
        choice.setChecked(number == 0)
        self.where.addButton(choice, number)
        return choice

    def _chosen(self) -> None:
        kind = self.how.checkedButton().objectName().removeprefix("kind.")
        self.go(to("newvault", step="code", kind=kind, place=str(self.where.checkedId())))

    @property
    def _kind(self) -> str:
        return "pictures" if self.route.get("kind") == "pictures" else "passphrase"

    def _code(self) -> None:
        tr = self.tr
        pictures = self._kind == "pictures"
        title = tr("Choose your three pictures") if pictures else tr("Choose your passphrase")
        self.add_title(title, tr("Only you know it."))
        for sentence in wording.told(self.ctx.words, self._kind):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self._entry(self._first)

    def _again(self) -> None:
        tr = self.tr
        pictures = self._kind == "pictures"
        lead = tr("Press the same pictures again.") if pictures else tr("Write the same passphrase again.")
        self.add_title(tr("Once more"), lead)
        self._entry(self._make)

    def _entry(self, then) -> None:
        self.entry = entry(self, self._kind, self.tr("Passphrase"), then)
        place(self, self.entry)
        self.add(self.problem)
        if self._kind == "pictures":
            self.add_buttons([self.action("again", self.tr("Begin again"), "repeat", self.entry.clear)])
        else:
            self.add_buttons([self.action("continue", self.tr("Continue"), "next", then, "filled")])

    def _first(self) -> None:
        try:
            self.ctx.private.pending = self.entry.code()
        except CodeTooWeak as error:
            self.tell(codes.weak(self.ctx.words, error, self._kind))
            return
        self.entry.clear()
        self.go(self.route.with_(step="again"))

    def _make(self) -> None:
        private = self.ctx.private
        try:
            same = self.entry.code() == private.pending
        except CodeTooWeak:
            same = False
        self.entry.clear()
        if not same or private.pending is None:
            self.tell(self.tr("That was not the same. Nothing is lost: try once more."))
            return
        code, lang, now = private.pending, self.lang, private.now
        places = private.places()
        number = int(self.route.get("place", "0"))
        found = places[number] if number < len(places) else places[0]
        journal = "delete" if found.stick else "wal"
        self.tell(self.tr("Please wait."))
        self.ctx.jobs.run(
            "vault",
            lambda: (*Records.create(found.folder, code, journal, lang, now), found),
            self._made,
            self._failed,
        )

    def _made(self, made) -> None:
        records, words, found = made
        self.ctx.private.begin(records, found)
        self.ctx.private.words = words
        self.go(to("recovery"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, VaultTrouble):
            raise error
        self.tell(codes.trouble(self.tr, error))


SCREEN = NewVault
