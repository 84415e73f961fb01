# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a service of the directory for a need: the fitting ones first, the others behind a button."""

from va_desktop.casework.work import Coding
from va_desktop.content.taxonomy import category
from va_desktop.directory.services import Service, services
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.navigation import Route
from va_desktop.ui.screens.common.caseload import DeskScreen

FITTING: dict[str, tuple[str, ...]] = {
    "emergency_medical": ("emergency", "health"),
    "rehabilitation": ("rehabilitation",),
    "psychosocial": ("mind", "community"),
    "social_inclusion": ("community", "home", "moving", "voice"),
    "economic_inclusion": ("work", "money"),
    "education": ("school",),
    "laws": ("justice", "papers"),
    "data": ("papers",),
}
"""Which needs of the directory belong to a field of help; only an order of showing, nothing is left out."""


def coding(service: Service, pillar: str) -> Coding:
    """Return how a service counts, as the directory codes it."""
    return Coding(pillar, service.frameworks, service.approaches)  # type: ignore[arg-type]


def coded(screen: DeskScreen, how: Coding) -> list[Badge]:
    """Return under which frameworks and approaches something counts, in words."""
    marks = []
    for axis, codes in (("framework", how.frameworks), ("approach", how.approaches)):
        for code in codes:
            found = category(screen.ctx.library, axis, code)
            tone = "success" if code == "targeted" else "neutral"
            marks.append(Badge(screen.words_of(found.title) if found else code, tone))
    return marks


def place_list(screen: DeskScreen, pillar: str, route: Route, first: tuple[str, ...] = ()) -> None:
    """Put the services on the page; choosing one adds it to the route. `first`: ids that come before all."""
    tr = screen.tr
    every = services(screen.ctx.library, screen.ctx.country)
    wanted = FITTING.get(pillar, ())
    top = [item for id_ in first for item in every if item.id == id_]
    fitting = [item for item in every if item not in top and set(item.needs) & set(wanted)]
    others = [item for item in every if item not in top and item not in fitting]
    if not every:
        screen.line(tr("There is no list of services for this country yet."))
        return
    rows = Columns(screen.look, most=1, gap=16)
    for item in (*top, *fitting):
        rows.addWidget(_row(screen, item, route))
    screen.add(rows)
    if others:
        body = screen.column()
        for item in others:
            body.addWidget(_row(screen, item, route))
        thing = screen.disclosure(tr("Other services"), "place", body, name="others")
        thing.set_open(not top and not fitting)


def _row(screen: DeskScreen, item: Service, route: Route) -> Row:
    title = screen.text(item.title)
    line = ", ".join(part for part in (title.text, item.city or item.region) if part)
    row = Row(screen.look, item.name, line, "place", "places")
    row.setObjectName(f"service.{item.id}")
    row.clicked.connect(lambda: screen.go(route.with_(service=str(item.id))))
    return row
