# SPDX-License-Identifier: GPL-3.0-or-later
"""The visitor's remark above the fields that it is about; done once something was changed."""

from collections.abc import Sequence

from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew
from va_desktop.directory.overlay import Overlay, Suggestion
from va_desktop.i18n.direction import isolate
from va_desktop.ui.kit.button import Action
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.wrong.wording import about


def remark(screen: Telling) -> Suggestion | None:
    """Return the remark that led here while it still waits."""
    overlay = screen.ctx.services.shelf.overlay(screen.ctx.country)
    number = screen.route.get("remark")
    if overlay is None or not number:
        return None
    return next((each for each in overlay.suggestions() if str(each.n) == number), None)


def show(screen: Telling) -> None:
    """Put what the visitor said above the fields."""
    found = remark(screen)
    if found is not None:
        told = [about(screen.tr, found.about), *([f"“{isolate(found.words)}”"] if found.words else [])]
        screen.notice("info", "note", screen.tr("A visitor said:"), *told, screen.ctx.words.day(found.day))


def nothing(screen: Telling) -> Sequence[Action]:
    """Return the button for a remark that asks for no change."""
    if remark(screen) is None:
        return ()

    def put_away() -> None:
        overlay = screen.ctx.services.shelf.overlay(screen.ctx.country)
        try:
            if overlay is not None:
                done(screen, overlay)
        except (OSError, DirectoryDamaged, DirectoryTooNew):
            screen.tell(screen.tr("The change could not be kept here. Nothing else was lost."))
            return
        screen.ctx.back()
        screen.ctx.announcer.say(screen.tr("Put away."))

    return [screen.action("nothing", screen.tr("Nothing to change"), "dash", put_away)]


def done(screen: Telling, overlay: Overlay) -> None:
    """Take the remark off the list: what it said was looked at."""
    found = remark(screen)
    if found is not None:
        overlay.decide(found.n, "accepted")
