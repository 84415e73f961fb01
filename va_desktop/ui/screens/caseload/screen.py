# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker's caseload: sign in, and see who needs something next."""

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup

from va_desktop.casework import codes as numbers
from va_desktop.casework.retention import due as old
from va_desktop.casework.retention import purge_by_itself
from va_desktop.casework.rules import rules
from va_desktop.casework.store import Listed, Wanted
from va_desktop.content.taxonomy import axis
from va_desktop.desk import Desk, desks
from va_desktop.storage.backups import newest_good
from va_desktop.storage.errors import CodeTooWeak, Locked, VaultTrouble, WrongCode
from va_desktop.storage.vault import Code
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Columns, Wrap
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.screens.caseload.making import Making
from va_desktop.ui.screens.common import cases, codes
from va_desktop.ui.screens.common.caseload import DeskScreen
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.private import PrivateScreen, entry, place

PAGE = 20
"""People on one page: who has more turns the page."""


class SignIn(PrivateScreen):
    """Opens a caseload that lies on this computer; no network and no account."""

    def __init__(self, ctx: Context, route: Route) -> None:
        super().__init__(ctx, route, section="")
        tr = self.tr
        self.found = desks(ctx.outreach.data)
        number = min(int(route.get("at", "0")), len(self.found) - 1)
        self.folder = self.found[number]
        self.add_title(tr("My caseload"), tr("Write your passphrase. No network is needed."))
        if len(self.found) > 1:
            self._which(number)
        kind = "recovery" if route.get("how") == "words" else "passphrase"
        self.entry = entry(self, kind, tr("Passphrase"), self._open)
        place(self, self.entry)
        self.add(self.problem)
        sheet = route.with_(how="words") if kind == "passphrase" else to("caseload")
        told = tr("I have the recovery sheet") if kind == "passphrase" else tr("I know my code")
        self.add_buttons(
            [
                self.action("open", tr("Unlock"), "lock", self._open, "filled"),
                self.action("sheet", told, "document", lambda: ctx.replace(sheet), "plain"),
                self.leads("more", tr("Make another caseload"), "faster", to("caseload", step="code"), "plain"),
                self.leads("training", tr("Training"), "school", to("training"), "plain"),
            ]
        )
        self.finish()

    def _which(self, chosen: int) -> None:
        group, chips = QButtonGroup(self), Wrap(self.look)
        for number, folder in enumerate(self.found):
            chip = Chip(self.look, self.tr("Caseload {n}").format(n=self.ctx.words.number(int(folder.name))))
            chip.setObjectName(f"at.{number}")
            chip.setChecked(number == chosen)
            chip.clicked.connect(lambda _=False, number=number: self.ctx.replace(to("caseload", at=str(number))))
            group.addButton(chip)
            chips.addWidget(chip)
        self.add(chips)

    def _open(self) -> None:
        try:
            code = self.entry.code()
        except CodeTooWeak:
            self.tell(self.tr("That did not open it. Nothing is lost: try again."))
            return
        self.entry.clear()
        self.tell(self.tr("Please wait."))
        folder, now = self.folder, self.ctx.outreach.now
        found = rules(self.ctx.library, self.ctx.country)
        self.ctx.jobs.run(
            "vault",
            lambda: Desk.open(folder, code, found, now),
            self._opened,
            lambda error: self._failed(error, code),
        )

    def _opened(self, desk: Desk) -> None:
        self.ctx.outreach.begin(desk)
        purge_by_itself(desk.caseload, self.ctx.today)
        self.ctx.announcer.say(self.tr("Open."))
        recovered = self.route.get("how") == "words"
        self.ctx.replace(to("caseload", step="change") if recovered else to("caseload"))

    def _failed(self, error: Exception, code: Code) -> None:
        match error:
            case WrongCode() | Locked():
                self.tell(codes.wrong(self.ctx.words, error))
            case VaultTrouble():
                self.tell(codes.trouble(self.tr, error))
                if error.reason == "damaged" and self.findChild(Row, "backup") is None:
                    self._offer_backup(code)
            case _:
                raise error

    def _offer_backup(self, code: Code) -> None:
        good = newest_good(self.folder, code)
        if good is None:
            self.tell(self.tr("The file is damaged, and no backup is here. If you saved one on a stick, plug it in."))
            return
        day = self.ctx.words.day(good.made.astimezone().date(), weekday=True)
        line = self.tr("Made on {day}. The damaged file is kept aside, nothing is deleted.").format(day=day)
        row = Row(self.look, self.tr("Open the backup"), line, "repeat", "applications")
        row.setObjectName("backup")
        row.clicked.connect(lambda: self._restore(good.path, code))
        self.box.insertWidget(self.box.indexOf(self.problem) + 1, row)
        row.setFocus()

    def _restore(self, file: Path, code: Code) -> None:
        now, found = self.ctx.outreach.now, rules(self.ctx.library, self.ctx.country)
        try:
            self._opened(Desk.restore(file, self.folder, code, found, now))
        except (WrongCode, VaultTrouble) as error:
            self._failed(error, code)


class Caseload(DeskScreen):
    """The list by what comes next; it can be cut down by number, name, area, field of help, and lateness."""

    def build(self) -> None:
        tr, words, caseload = self.tr, self.ctx.words, self.desk.caseload
        today = self.ctx.today
        self.ctx.attend("")
        self.wanted = Wanted(
            text=self.route.get("q"),
            area=self.route.get("area"),
            pillar=self.route.get("pillar"),
            overdue=bool(self.route.get("late")),
            closed=bool(self.route.get("closed")),
            disputed=bool(self.route.get("disputed")),
        )
        people, late = caseload.count(today), caseload.count(today, Wanted(overdue=True))
        told = tr.plural("{n} person.", "{n} people.", people).format(n=words.number(people))
        late_told = tr.plural("Something is overdue for {n} person.", "Something is overdue for {n} people.", late)
        lead = f"{told} {late_told.format(n=words.number(late))}" if late else told
        self.add_title(tr("My caseload"), lead)
        self._todo()
        self.add_buttons(
            [
                self.leads("new", tr("New person"), "faster", to("consent", purpose="keep"), "filled"),
                self.leads("visits", tr("Visits"), "route", to("visits", area=self.route.get("area"))),
                self.leads("team", tr("The work of this caseload"), "work", to("team")),
                self.leads("exchange", tr("Exchange files"), "swap", to("exchange")),
                self.leads("reports", tr("Reports"), "document", to("reports")),
                self.leads("shared", tr("Open what somebody shared"), "document", to("shared")),
                self.action("hand", tr("Hand over the screen"), "swap", self._hand_over),
                self.action("lock", tr("Lock now"), "lock", self.ctx.outreach.lock),
            ]
        )
        self._search()
        self._list()
        self.add_buttons(
            [
                self.leads("closed", tr("Closed cases"), "clock", to("caseload", closed="1"), "plain"),
                self.leads("training", tr("Training"), "school", to("training"), "plain"),
                self.leads("help", tr("Help for workers"), "question", to("workerhelp"), "plain"),
            ]
        )

    def _hand_over(self) -> None:
        """Give the screen away without anybody's page on it."""
        self.ctx.outreach.hand_over()
        self.go(HOME)

    def _todo(self) -> None:
        """Say what the caseload as a whole needs: two values to look at, old cases to let go."""
        tr, words = self.tr, self.ctx.words
        conflicts = len(self.desk.caseload.journal.conflicts())
        if conflicts:
            told = tr.plural("{n} thing was written differently.", "{n} things were written differently.", conflicts)
            line = tr("Two people did not know of each other. Look at both.")
            self._way("conflicts", told.format(n=words.number(conflicts)), line, "swap", to("conflict"))
        past = len(old(self.desk.caseload, self.ctx.today))
        if past:
            told = tr.plural("{n} closed case is old.", "{n} closed cases are old.", past).format(n=words.number(past))
            self._way("old", told, tr("Let go of what nobody needs any more."), "clock", to("workerhelp", part="old"))

    def _way(self, name: str, title: str, line: str, picture: str, target: Route) -> None:
        row = Row(self.look, title, line, picture, "applications")
        row.setObjectName(name)
        row.clicked.connect(lambda: self.go(target))
        self.add(row)

    def _search(self) -> None:
        tr = self.tr
        self.field = self.one_line("search", tr("Number of the case, or name"), self.route.get("q"), 60)
        self.field.returnPressed.connect(self._find)
        self.add_buttons([self.action("find", tr("Search"), "search", self._find)])
        codes_ = [(item.id, self.words_of(item.title)) for item in axis(self.ctx.library, "pillar")]
        body = self.column()
        group, chips = QButtonGroup(self), Wrap(self.look)
        late = bool(self.route.get("late"))
        for code, text in [("", tr("Everybody")), ("late", tr("Overdue")), *codes_]:
            chip = Chip(self.look, text)
            chip.setObjectName(f"only.{code or 'all'}")
            chip.setChecked(late if code == "late" else not late and self.route.get("pillar") == code)
            chip.clicked.connect(lambda _=False, code=code: self._only(code))
            group.addButton(chip)
            chips.addWidget(chip)
        body.addLayout(chips)
        self.area = self.one_line("area", tr("Area, as a code"), self.route.get("area"), 16, into=body)
        self.area.returnPressed.connect(self._find)
        on = [late or bool(self.route.get("pillar")), bool(self.route.get("area"))]
        chosen = any(on)
        told = tr.plural("{n} choice is on.", "{n} choices are on.", sum(on)).format(n=self.ctx.words.number(sum(on)))
        self.disclosure(tr("Choose whom you see"), "search", body, told if chosen else "", "only").set_open(chosen)

    def _find(self) -> None:
        keep = {name: self.route.get(name) for name in ("pillar", "late") if self.route.get(name)}
        self.ctx.replace(to("caseload", q=self.said("search"), area=self.said("area").upper(), **keep))

    def _only(self, code: str) -> None:
        chosen = {"late": "1"} if code == "late" else ({"pillar": code} if code else {})
        self.ctx.replace(to("caseload", q=self.route.get("q"), area=self.route.get("area"), **chosen))

    def _list(self) -> None:
        tr, words, caseload = self.tr, self.ctx.words, self.desk.caseload
        skip, total = int(self.route.get("skip", "0")), caseload.count(self.ctx.today, self.wanted)
        rows = caseload.page(self.ctx.today, self.wanted, skip, PAGE)
        if self.wanted.closed:
            self.add_heading(tr("Closed cases"))
        laid = Columns(self.look, most=1, gap=16)
        for listed in rows:
            laid.addWidget(self._row(listed))
        self.add(laid)
        if not rows:
            self.line(tr("Nobody is here. Try another word, or write somebody down."))
        turn = []
        if skip:
            back = self.route.with_(skip=str(max(0, skip - PAGE)))
            turn.append(self.action("earlier", tr("The ones before"), "back", lambda: self.ctx.replace(back)))
        if skip + PAGE < total:
            on = self.route.with_(skip=str(skip + PAGE))
            turn.append(self.action("later", tr("The next ones"), "next", lambda: self.ctx.replace(on)))
        if turn:
            told = tr("{first} to {last} of {all}.")
            last = min(skip + PAGE, total)
            shown = {"first": words.number(skip + 1), "last": words.number(last), "all": words.number(total)}
            self.line(told.format(**shown))
            self.add_buttons(turn)

    def _row(self, listed: Listed) -> Row:
        tr, words, today = self.tr, self.ctx.words, self.ctx.today
        name = listed.name or tr("Somebody without a name")
        marks = []
        if listed.next:
            line = f"{self.duty_named(listed.next)}. {cases.when(words, listed.next, today)}"
            marks.append(cases.duty_mark(words, listed.next, today))
        else:
            line = tr("Nothing is to be done.")
        if listed.disputed:
            # Translators: two people wrote different things about this person.
            marks.append(Badge(tr("Two values"), "caution", "swap"))
        marks += [Badge(self.pillar(code), "neutral") for code in listed.pillars]
        if listed.area:
            marks.append(Badge(listed.area, "neutral", "place"))
        row = Row(self.look, f"{name} · {numbers.shown(listed.code)}", line, "person", "applications", marks)
        row.setObjectName(f"case.{listed.id}")
        row.clicked.connect(lambda: self.go(to("case", id=listed.id)))
        return row


def screen(ctx: Context, route: Route) -> PrivateScreen:
    """Return what the caseload has to show now."""
    if ctx.outreach.desk is not None:
        changing = ctx.outreach.words or route.get("step") in ("change", "change_again")
        return Making(ctx, route) if changing else Caseload(ctx, route)
    if route.get("step") or not desks(ctx.outreach.data):
        return Making(ctx, route)
    return SignIn(ctx, route)


SCREEN = screen
