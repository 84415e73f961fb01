# SPDX-License-Identifier: GPL-3.0-or-later
"""Near what a list begins: what the person chose in this visit, else where the centre stands; nothing is kept here."""

from dataclasses import dataclass

from va_desktop.content.index import Position
from va_desktop.directory.coordinates import understood
from va_desktop.i18n.direction import left_to_right
from va_desktop.settings import centre
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.context import Context


@dataclass(frozen=True)
class Start:
    """What is near: its name, its position and its P-code where they are known. `centre`: nobody chose it now."""

    name: str
    position: Position | None
    district: str = ""
    centre: bool = False


def start(ctx: Context, route: Route) -> Start | None:
    """Return near what the list begins, or None where nothing is chosen and the centre did not say where it is."""
    chosen = {name: route.get(name) for name in centre.KINDS if route.get(name)}
    if chosen:
        return _start(ctx, chosen, own=False)
    if route.get("anywhere"):
        return None
    own = centre.load(ctx.services.centre_file, ctx.country)
    return _start(ctx, own, own=True) if own else None


def _start(ctx: Context, chosen: dict[str, str], own: bool) -> Start | None:
    around = ctx.services.shelf.surroundings(ctx.country)
    if chosen.get("at"):
        position = understood(chosen["at"])
        return None if position is None else Start(left_to_right(shown(position)), position, centre=own)
    if around is None:
        return None
    if chosen.get("landmark"):
        mark = around.landmark(chosen["landmark"])
        return None if mark is None else Start(mark.name, mark.position, centre=own)
    found = next((each for each in around.districts() if each.code == chosen.get("district")), None)
    return None if found is None else Start(found.name(ctx.words.chain), found.centre, found.code, own)


def shown(position: Position) -> str:
    """Return a position as it is written and understood again: 0.0001 degrees are eleven metres."""
    return f"{position[0]:.4f}, {position[1]:.4f}"
