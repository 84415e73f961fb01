# SPDX-License-Identifier: GPL-3.0-or-later
"""My applications: make the locked place, open it, and see what needs somebody."""

from va_desktop.guidance.records import Records
from va_desktop.storage.errors import CodeTooWeak, Locked, VaultTrouble, WrongCode
from va_desktop.storage.vault import Code, opened_by
from va_desktop.tracker.store import Listed, Waiting
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.private import Place
from va_desktop.ui.screens.applications import wording
from va_desktop.ui.screens.common import codes, tracked
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen, entry, place

PAGE = 20
"""Applications on one page: who has more turns the page, and the window never holds more."""


class Applications(PrivateScreen):
    """What it shows depends on whether there is a vault, and whether it is open."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route)
        if ctx.mode == "kiosk":
            self._kiosk()
            self.finish()
            return
        found = ctx.private.found()
        if ctx.private.records is not None:
            self._opened(ctx.private.records)
        elif found is not None:
            self._locked(found)
        else:
            self._none()
        self.finish()

    def _kiosk(self) -> None:
        """Say that a screen for many people keeps nothing, and what helps all the same."""
        tr = self.tr
        self.add_title(tr("My applications"), tr("This screen is for many people, so it keeps nothing."))
        self._helps()

    def _none(self) -> None:
        tr = self.tr
        self.add_title(tr("My applications"), tr("Keep track of them, in a place that only you can open."))
        if self.route.get("gone"):
            told = codes.erased(self.ctx.words, int(self.route.get("gone")), int(self.route.get("left", "0")))
            self.notice("info", "check", tr("Everything is deleted."), told)
        for sentence in wording.why(tr):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        make = self.leads("make", tr("Make my locked place"), "lock", to("newvault"), "filled")
        self.add_buttons([make])
        self._helps()

    def _helps(self) -> None:
        """Say what helps without a locked place."""
        tr = self.tr
        self.add_heading(tr("What you can do now"))
        for number, sentence in enumerate(wording.without(tr), 1):
            shown = f"{self.ctx.words.number(number)}. {sentence}"
            self.box.addWidget(Sentence(self.look, shown, lang=self.lang))
        rows = Columns(self.look, most=2, gap=16)
        for name, text, line, picture, target in (
            (
                "benefits",
                tr("Papers and steps for each kind of help"),
                tr("In What can I get?"),
                "document",
                to("benefits"),
            ),
            (
                "refused",
                tr("If you were refused"),
                tr("Complain or appeal"),
                "rights",
                to("right", id="complaints_and_appeals"),
            ),
        ):
            row = Row(self.look, text, line, picture, "applications")
            row.setObjectName(f"to.{name}")
            row.clicked.connect(lambda _=False, target=target: self.go(target))
            rows.addWidget(row)
        self.add(rows)
        self.add(country_row(self, self.route))

    def _locked(self, found: Place) -> None:
        tr = self.tr
        self.place = found
        try:
            kind = "recovery" if self.route.get("how") == "words" else opened_by(found.folder)
        except VaultTrouble as error:
            kind = "recovery"
            self._trouble(error)
        lead = {
            "pictures": tr("Press your three pictures, in your order."),
            "recovery": tr("Write the twelve words of your recovery sheet."),
        }.get(kind, tr("Write your passphrase."))
        self.add_title(tr("Open my applications"), lead)
        self.kind = kind
        self.entry = entry(self, kind, tr("Passphrase"), self._open)
        place(self, self.entry)
        self.add(self.problem)
        buttons = []
        if kind != "pictures":
            buttons.append(self.action("open", tr("Unlock"), "lock", self._open, "filled"))
        else:
            buttons.append(self.action("again", tr("Begin again"), "repeat", self.entry.clear))
        if self.route.get("how") == "words":
            other = to("applications")
            buttons.append(self.action("code", tr("I know my code"), "back", lambda: self.ctx.replace(other), "plain"))
        else:
            other = to("applications", how="words")
            words = tr("I have the recovery sheet")
            buttons.append(self.action("sheet", words, "document", lambda: self.ctx.replace(other), "plain"))
        self.add_buttons(buttons)
        self.damaged_buttons: list[object] = []

    def _open(self) -> None:
        try:
            code = self.entry.code()
        except CodeTooWeak as error:
            if self.kind == "passphrase":
                # A passphrase that is too short was never one; it counts as a wrong one without a try.
                self.tell(self.tr("That did not open it. Nothing is lost: try again."))
            else:
                self.tell(codes.weak(self.ctx.words, error, self.kind))
            return
        self.entry.clear()
        self.tell(self.tr("Please wait."))
        found, now = self.place, self.ctx.private.now
        self.ctx.jobs.run(
            "vault",
            lambda: Records.open(found.folder, code, now),
            self._has_opened,
            lambda error: self._failed(error, code),
        )

    def _has_opened(self, records: Records) -> None:
        self.ctx.private.begin(records, self.place)
        records.tracker.purge(self.ctx.today)
        self.ctx.announcer.say(self.teller.digest(records.tracker.digest(self.ctx.today)))
        if self.kind == "recovery":
            self.go(to("care", part="code"))
        else:
            self.ctx.replace(self.ctx.private.onward(to("applications")))

    def _failed(self, error: Exception, code: Code) -> None:
        match error:
            case WrongCode() | Locked():
                self.tell(codes.wrong(self.ctx.words, error))
            case VaultTrouble():
                self._trouble(error, code)
            case _:
                raise error

    def _trouble(self, error: VaultTrouble, code: Code | None = None) -> None:
        self.tell(codes.trouble(self.tr, error))
        if error.reason == "damaged" and code is not None and self.findChild(Row, "backup") is None:
            self._offer_backup(code)

    def _offer_backup(self, code: Code) -> None:
        from va_desktop.storage.backups import newest_good

        good = newest_good(self.place.folder, code)
        if good is None:
            self.tell(self.tr("The file is damaged, and no backup is here. If you saved one on a stick, plug it in."))
            return
        day = self.ctx.words.day(good.made.astimezone().date(), weekday=True)
        row = Row(
            self.look,
            self.tr("Open the backup"),
            self.tr("Made on {day}. The damaged file is kept aside, nothing is deleted.").format(day=day),
            "repeat",
            "applications",
        )
        row.setObjectName("backup")
        row.clicked.connect(lambda: self._restore(good.path, code))
        self.box.insertWidget(self.box.indexOf(self.problem) + 1, row)
        row.setFocus()

    def _restore(self, file, code: Code) -> None:
        private = self.ctx.private
        try:
            Records.restore(file, self.place.folder, code, private.now())
            self._has_opened(Records.open(self.place.folder, code, private.now))
        except (WrongCode, VaultTrouble) as error:
            self._failed(error, code)

    def _opened(self, records: Records) -> None:
        tr, tracker = self.tr, records.tracker
        self.records = records
        digest = tracker.digest(self.ctx.today)
        self.add_title(tr("My applications"), self.teller.digest(digest))
        first = digest.mine[0] if digest.mine else (digest.late[0] if digest.late else None)
        if first is not None:
            self._next(first)
        self.add_buttons(
            [
                self.leads("new", tr("Add an application"), "faster", to("opening"), "filled"),
                self.leads("people", tr("People"), "family", to("people")),
                self.leads("dates", tr("Save dates"), "calendar", to("dates")),
                self.action("lock", tr("Lock now"), "lock", self.ctx.private.lock),
            ]
        )
        self._list()
        self.add_buttons(
            [
                self.leads("care", tr("Code and backups"), "lock", to("care"), "plain"),
                self.leads("share", tr("Share with a worker"), "swap", to("share"), "plain"),
            ]
        )
        self.line(wording.foot(tr, self.ctx.private.place.stick if self.ctx.private.place else ""))

    def _next(self, first: Waiting) -> None:
        found = self.records.tracker.get(first.application)
        if found is None:
            return
        now = self.records.tracker.standing(found)
        told = self.teller.told(first.due, now)
        self.notice("caution", "calendar", self.teller.name(found), told.what, told.when)

    def _list(self) -> None:
        tr, tracker = self.tr, self.records.tracker
        closed = bool(self.route.get("closed"))
        count, done = tracker.count(), tracker.count(closed=True)
        skip = int(self.route.get("skip", "0"))
        rows = tracker.page(closed=closed, skip=skip, most=PAGE)
        self.people = {person.id: person for person in self.records.people.all()}
        if done and not closed:
            self.add_heading(tr("Running"))
        elif closed:
            self.add_heading(tr("Closed"))
        for row in rows:
            self.add(self._row(row))
        if not rows:
            self.line(tr("Nothing is here yet. Add the first one."))
        total = done if closed else count
        turn = []
        if skip:
            back = self.route.with_(skip=str(max(0, skip - PAGE)))
            turn.append(self.action("earlier", tr("The ones before"), "back", lambda: self.ctx.replace(back)))
        if skip + PAGE < total:
            on = self.route.with_(skip=str(skip + PAGE))
            turn.append(self.action("later", tr("The next ones"), "next", lambda: self.ctx.replace(on)))
        if turn:
            self.line(wording.shown(self.ctx.words, skip + 1, min(skip + PAGE, total), total))
            self.add_buttons(turn)
        if closed:
            self.add_buttons([self.leads("running", tr("Running applications"), "applications", to("applications"))])
        elif done:
            self.add_buttons([self.leads("closed", tr("Closed applications"), "clock", to("applications", closed="1"))])

    def _row(self, listed: Listed) -> Row:
        title, lang = listed.title.in_(*self.ctx.words.chain)
        whom = tracked.whom(self.ctx.words, self.people.get(listed.person))
        line = f"{whom} · {self.teller.line(listed.state, listed.mine, listed.theirs)}"
        mark = tracked.badge(self.ctx.words, listed.state, self.local(listed.country, listed.state))
        row = Row(self.look, title, line, "applications", "applications", [mark], lang=lang or self.lang)
        row.setObjectName(f"application.{listed.id}")
        row.clicked.connect(lambda: self.go(to("application", id=listed.id)))
        return row


SCREEN = Applications
