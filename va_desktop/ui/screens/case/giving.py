# SPDX-License-Identifier: GPL-3.0-or-later
"""Give one person to another worker: a sealed file with that case alone."""

from typing import Any

from va_desktop.durable import put
from va_desktop.sync.bundle import SUFFIX
from va_desktop.sync.errors import BundleTrouble
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import sealed
from va_desktop.ui.screens.common.papers import free


class Giving:
    """The page on which a partner is chosen; the case stays here until somebody closes or deletes it."""

    def __init__(self, screen: Any) -> None:
        self.screen, self.tr = screen, screen.tr

    def place(self) -> None:
        """Put the page together."""
        screen, tr = self.screen, self.tr
        screen.add_title(tr("Give to another worker"), screen.whom)
        partners = screen.desk.exchange.partners.all()
        if not partners:
            screen.line(tr("You have no partner yet. Give them your card, and read theirs."))
            screen.add_buttons([screen.leads("exchange", tr("Exchange files"), "swap", to("exchange"), "filled")])
            return
        screen.line(tr("The file has this one person, with your notes. Only the worker you choose can open it."))
        options = [(row.card.id, row.card.name or tr("Without a name")) for row in partners]
        screen.choices("to", tr("To whom?"), options, options[0][0])
        screen.add(screen.problem)
        keep = screen.leads("keep", tr("Cancel"), "back", to("case", id=screen.case.id), "plain")
        screen.add_buttons([screen.action("write", tr("Write the file"), "lock", self._write, "filled"), keep])

    def _write(self) -> None:
        screen, tr = self.screen, self.tr
        try:
            content = screen.desk.exchange.write([screen.said("to")], screen.ctx.today, only={screen.case.id})
            file = free(screen.ctx.services.folders.documents, SUFFIX)
            put(file, content)
        except BundleTrouble as error:
            screen.tell(sealed.bundle_trouble(tr, error))
        except OSError:
            screen.tell(tr("The file could not be saved here. Nothing else was lost."))
        else:
            screen.tell(tr("Saved as {name}. Bring it to your partner.").format(name=file.name))
