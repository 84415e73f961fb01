# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange without a network: write a sealed file for partners, read one from them, with a preview first."""

from pathlib import Path

from va_desktop.durable import put
from va_desktop.sync.bundle import LARGEST, SUFFIX
from va_desktop.sync.errors import BundleTrouble
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.tick import Tick
from va_desktop.ui.navigation import to
from va_desktop.ui.private import mounted_sticks
from va_desktop.ui.screens.common import sealed
from va_desktop.ui.screens.common.caseload import DeskScreen
from va_desktop.ui.screens.common.papers import free

CARD = ".vacard"
OWN_NAME = "own name"
"""What this caseload is called on its card; kept in the vault."""


class ExchangePage(DeskScreen):
    """Files go into the documents or onto a stick; nothing is sent anywhere."""

    def build(self) -> None:
        tr = self.tr
        self.add_title(tr("Exchange files"), tr("With a stick or a folder. No network is needed."))
        self.add(self.problem)
        self.places = [(tr("My documents"), self.ctx.services.folders.documents), *mounted_sticks()]
        self._write()
        self._read()
        self._cards()

    def _write(self) -> None:
        tr, words = self.tr, self.ctx.words
        partners = self.desk.exchange.partners.all()
        self.add_heading(tr("Write a file"))
        if not partners:
            self.line(tr("You have no partner yet. Give them your card, and read theirs."))
            return
        self.ticks: dict[str, Tick] = {}
        for partner in partners:
            line = (
                tr("Last file from there: {day}.").format(day=words.partial_day(partner.read)) if partner.read else ""
            )
            tick = Tick(self.look, partner.card.name or tr("Without a name"), line, self.lang)
            tick.setObjectName(f"to.{partner.card.id}")
            tick.setChecked(True)
            self.ticks[partner.card.id] = tick
            self.add(tick)
        self.line(tr("Only they can open it. It holds what they do not have yet."))
        self._where()
        self.add_buttons([self.action("write", tr("Write the file"), "lock", self._make, "filled")])

    def _where(self) -> None:
        if len(self.places) > 1:
            options = [(str(number), name) for number, (name, _) in enumerate(self.places)]
            self.choices("place", self.tr("Where to?"), options, str(len(options) - 1))

    def _folder(self) -> Path:
        number = int(self.said("place")) if "place" in self.read else 0
        return self.places[number][1]

    def _make(self) -> None:
        tr = self.tr
        chosen = [id_ for id_, tick in self.ticks.items() if tick.isChecked()]
        if not chosen:
            self.tell(tr("Choose at least one partner."))
            return
        try:
            content = self.desk.exchange.write(chosen, self.ctx.today)
            file = self._kept(content, SUFFIX)
        except BundleTrouble as error:
            self.tell(sealed.bundle_trouble(tr, error))
            return
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        self.tell(tr("Saved as {name}. Bring it to your partner.").format(name=file.name))

    def _kept(self, content: bytes, ending: str) -> Path:
        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = free(folder, ending)
        put(file, content)
        return file

    def _read(self) -> None:
        tr = self.tr
        self.add_heading(tr("Read a file"))
        found = self._files(SUFFIX)
        if not found:
            self.line(tr("No file is in your documents or on a stick."))
        rows = Columns(self.look, most=2, gap=16)
        for number, (name, file) in enumerate(found[:12]):
            row = Row(self.look, file.name, name, "document", "applications")
            row.setObjectName(f"read.{number}")
            row.clicked.connect(lambda _=False, file=file: self._open(file))
            rows.addWidget(row)
        self.add(rows)

    def _files(self, ending: str) -> list[tuple[str, Path]]:
        """Return the newest files of a kind where they may lie."""
        found = []
        for name, folder in self.places:
            try:
                found += [(name, file) for file in folder.glob(f"*{ending}") if file.is_file()]
            except OSError:
                continue
        return sorted(found, key=lambda pair: pair[1].name, reverse=True)

    def _open(self, file: Path) -> None:
        tr = self.tr
        try:
            if file.stat().st_size > LARGEST:
                raise BundleTrouble("large")
            self.ctx.outreach.incoming = self.desk.exchange.read(file.read_bytes())
        except BundleTrouble as error:
            self.tell(sealed.bundle_trouble(tr, error))
        except OSError:
            self.tell(tr("The file could not be read. If it is on a stick, plug it in again."))
        else:
            self.go(to("incoming"))

    def _cards(self) -> None:
        tr, journal = self.tr, self.desk.caseload.journal
        self.add_heading(tr("Partners"))
        for partner in self.desk.exchange.partners.all():
            row = Row(self.look, partner.card.name or tr("Without a name"), tr("Trusted"), "person", "applications")
            row.setObjectName(f"partner.{partner.card.id}")
            row.clicked.connect(lambda _=False, id_=partner.card.id: self.go(to("partner", partner=id_)))
            self.add(row)
        for number, (name, file) in enumerate(self._files(CARD)[:6]):
            row = Row(self.look, tr("Read the card {name}").format(name=file.name), name, "document", "applications")
            row.setObjectName(f"card.{number}")
            row.clicked.connect(lambda _=False, file=file: self.go(to("partner", card=str(file))))
            self.add(row)
        told = tr("Your own number: {number}").format(number=self.desk.exchange.own_card("").fingerprint)
        self.box.addWidget(Sentence(self.look, told, bold=True, lang=self.lang))
        self.line(tr("Read it to your partner by voice. It must be the same on both screens."))
        self.name = self.one_line("own", tr("What partners call this caseload"), journal.setting(OWN_NAME), 60)
        self.add_buttons([self.action("card", tr("Save my card"), "document", self._card)])

    def _card(self) -> None:
        tr = self.tr
        name = self.said("own")
        if not name:
            self.tell(tr("Write a name, such as the place of your office. No names of people you help."))
            return
        self.desk.caseload.journal.remember(OWN_NAME, name)
        self.desk.caseload.call_worker(name, self.ctx.today)
        try:
            file = self._kept(self.desk.exchange.card_file(name), CARD)
        except OSError:
            self.tell(tr("The file could not be saved here. Nothing else was lost."))
            return
        self.tell(tr("Saved as {name}. There is no secret in it.").format(name=file.name))


SCREEN = ExchangePage
