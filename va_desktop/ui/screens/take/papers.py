# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper of a guided session."""

from collections.abc import Callable

from va_desktop.directory.services import Wanted, services
from va_desktop.document.sheet import Sheet
from va_desktop.ui.screens.common import papers
from va_desktop.ui.screens.common.guided import Guided
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.take.wording import Paper

PLACES = 5
"""Places that a paper names at the most; the program itself has the whole list."""


class Papers(papers.Papers):
    """Makes the paper of one page's session and hands it out."""

    def __init__(self, screen: Screen, tell: Callable[[str], None]) -> None:
        super().__init__(screen, tell, self._session)
        self.guided = Guided(screen)

    def _session(self) -> Sheet:
        session = self.guided.session
        assert session is not None
        paper = Paper(self.guided.teller, session.book, self.screen.text, self.look.rtl, self.ctx.today)
        country = self.guided.country
        found = services(self.ctx.library, country, Wanted(need="justice")) or services(self.ctx.library, country)
        return paper.sheet(self.guided.outcomes, found[:PLACES], country)
