# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen is given: the services, the language, the look, and the ways out of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from va_desktop.bootstrap import Services
    from va_desktop.content.library import Library
    from va_desktop.guidance.live import Live
    from va_desktop.i18n.languages import Language
    from va_desktop.settings.settings import Settings
    from va_desktop.speech.utterances import Block
    from va_desktop.ui.announcer import Announcer
    from va_desktop.ui.drafts import Drafts
    from va_desktop.ui.jobs import Jobs
    from va_desktop.ui.language import Words
    from va_desktop.ui.loads import Loads
    from va_desktop.ui.navigation import Route
    from va_desktop.ui.outreach import Outreach
    from va_desktop.ui.player import Player
    from va_desktop.ui.private import Private
    from va_desktop.ui.screens.common.counts import Counts
    from va_desktop.ui.theme import Look


class Context(NamedTuple):
    """Handed to a screen when it is built; a change of language or look builds the screen anew."""

    services: Services
    words: Words
    look: Look
    settings: Settings
    go: Callable[[Route], None]
    replace: Callable[[Route], None]
    change: Callable[..., None]
    back: Callable[[], None]
    announcer: Announcer
    jobs: Jobs
    player: Callable[[], Player]
    remember: Callable[[Route], Route]
    first_steps: Callable[[], None]
    make_live: Callable[[], Live]
    make_private: Callable[[], Private]
    make_outreach: Callable[[], Outreach]
    drafts: Drafts
    make_loads: Callable[[], Loads]
    holds: Callable[[], bool] = lambda: False
    mode: str = "personal"
    leave: Callable[[str], None] = lambda how: None
    greet: Callable[[Language], None] = lambda item: None
    say: Callable[[Sequence[Block]], None] = lambda blocks: None
    attend: Callable[[str], None] = lambda case: None
    make_counts: Callable[[], Counts] | None = None

    @property
    def library(self) -> Library:
        """Return the content."""
        return self.services.library

    @property
    def live(self) -> Live:
        """Return the guided session that is going on."""
        return self.make_live()

    @property
    def private(self) -> Private:
        """Return what the window knows of the vault."""
        return self.make_private()

    @property
    def counts(self) -> Counts | None:
        """Return the figures of the open caseload and what was given out; None where there are none."""
        return self.make_counts() if self.make_counts else None

    @property
    def outreach(self) -> Outreach:
        """Return what the window knows of the worker's caseload."""
        return self.make_outreach()

    @property
    def loads(self) -> Loads:
        """Return the load of a directory that is going on, if one is."""
        return self.make_loads()

    @property
    def worker(self) -> bool:
        """Tell whether a worker holds the screen: outreach mode, the worker's side open, and not handed over.

        Only then is anything shown that is for workers' eyes, such as a protected address.
        """
        return self.holds()

    @property
    def staff(self) -> bool:
        """Tell whether the pages of the centre are open: on one's own computer, or to a worker with the screen."""
        return self.mode == "personal" or self.worker

    @property
    def today(self) -> date:
        """Return the day by which everything is judged."""
        return self.services.clock()

    @property
    def country(self) -> str:
        """Return the chosen country, or an empty text."""
        return self.settings.country
