# SPDX-License-Identifier: GPL-3.0-or-later
"""A long list by pages: the newest first, and a button for more; how many are shown stays in the route."""

from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.telling import Telling

PAGE = 20


def most(route: Route, name: str) -> int:
    """Return how many of a list are shown now."""
    shown = route.get(f"{name}_shown")
    return int(shown) if shown.isdecimal() else PAGE


def more(screen: Telling, name: str, shown: int, number: int) -> None:
    """Say how many of a list are shown, and offer the next ones; nothing where all of them are."""
    if shown >= number:
        return
    tr, words = screen.tr, screen.ctx.words
    told = tr("{n} of {all} are shown.").format(n=words.number(shown), all=words.number(number))
    screen.line(told)
    button = screen.action(f"more.{name}", tr("More"), "down", lambda: grow(screen, name))
    button.setAccessibleDescription(told)
    screen.add_buttons([button])


def grow(screen: Telling, name: str) -> None:
    """Show one page more."""
    route = screen.route.with_(**{f"{name}_shown": str(most(screen.route, name) + PAGE)})
    screen.again(route)  # type: ignore[attr-defined]
