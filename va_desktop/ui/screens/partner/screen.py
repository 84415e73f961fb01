# SPDX-License-Identifier: GPL-3.0-or-later
"""A partner: compare the number by voice before the card is trusted; or stop trusting."""

from pathlib import Path

from va_desktop.sync import keys
from va_desktop.sync.errors import BundleTrouble
from va_desktop.ui.kit.label import Sentence
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import sealed
from va_desktop.ui.screens.common.caseload import DeskScreen


class PartnerPage(DeskScreen):
    """A card from a file, or a partner who is trusted already."""

    def build(self) -> None:
        tr = self.tr
        known = self.desk.exchange.partners.get(self.route.get("partner"))
        if known is not None:
            self.card = known.card
            self._show(tr("You trust this partner."))
            self.line(tr("A laptop was lost? Stop, and write no more files for it."))
            stop = self.action("stop", tr("Stop trusting"), "stop", self._stop, "plain")
            self.add_buttons([self.leads("back", tr("Go back"), "back", to("exchange"), "filled"), stop])
            return
        try:
            path = Path(self.route.get("card"))
            if not path.is_file() or path.stat().st_size > keys.LARGEST_CARD:
                raise BundleTrouble("not_a_bundle")
            self.card = keys.from_bytes(path.read_bytes())
        except (BundleTrouble, OSError) as error:
            reason = error if isinstance(error, BundleTrouble) else BundleTrouble("not_a_bundle")
            self.add_title(tr("This card cannot be read"), sealed.bundle_trouble(tr, reason))
            self.add_buttons([self.leads("back", tr("Go back"), "back", to("exchange"), "filled")])
            return
        self._show(tr("Is this card really theirs?"))
        for sentence in (
            tr("Call the partner, or sit together."),
            tr("Let them read their own number to you."),
            tr("Trust the card only if every figure is the same."),
        ):
            self.box.addWidget(Sentence(self.look, sentence, lang=self.lang))
        self.add_buttons(
            [
                self.action("trust", tr("The number is the same"), "check", self._trust, "filled"),
                self.leads("no", tr("It is not the same"), "stop", to("exchange")),
            ]
        )

    def _show(self, lead: str) -> None:
        self.add_title(self.card.name or self.tr("Without a name"), lead)
        self.box.addWidget(Sentence(self.look, self.card.fingerprint, "lead", bold=True, lang="en"))

    def _trust(self) -> None:
        self.desk.exchange.partners.trust(self.card)
        self.ctx.announcer.say(self.tr("Saved."))
        self.go(to("exchange"))

    def _stop(self) -> None:
        self.desk.exchange.partners.forget(self.card.id)
        self.ctx.announcer.say(self.tr("Saved."))
        self.go(to("exchange"))


SCREEN = PartnerPage
