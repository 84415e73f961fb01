# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one is and where one was: routes, and a history that remembers what had the focus."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Route:
    """One page with what it shows. `focus` is the name of the control that had the focus when it was left."""

    screen: str
    params: tuple[tuple[str, str], ...] = ()
    focus: str = ""

    def get(self, name: str, default: str = "") -> str:
        """Return a parameter of the page."""
        return dict(self.params).get(name, default)

    def with_(self, **params: str) -> "Route":
        """Return the same page with other parameters."""
        return Route(self.screen, tuple({**dict(self.params), **params}.items()))

    def same_page(self, other: "Route") -> bool:
        """Tell whether two routes show the same page, whatever had the focus."""
        return replace(self, focus="") == replace(other, focus="")


def to(screen: str, **params: str) -> Route:
    """Return the route to a page."""
    return Route(screen, tuple(params.items()))


HOME = to("home")


class History:
    """The pages behind the present one."""

    def __init__(self) -> None:
        self.past: list[Route] = []
        self.now = HOME

    def go(self, route: Route, focus: str) -> Route:
        """Leave the present page, remembering its focus, for another; going home forgets the way."""
        if route.same_page(HOME):
            self.past.clear()
        elif not route.same_page(self.now):
            self.past.append(replace(self.now, focus=focus))
        self.now = route
        return route

    def replace(self, route: Route) -> Route:
        """Show something else in place of the present page, without a step in the history."""
        self.now = route
        return route

    def back(self) -> Route:
        """Return to the page before, or home."""
        self.now = self.past.pop() if self.past else HOME
        return self.now
