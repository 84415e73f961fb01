# SPDX-License-Identifier: GPL-3.0-or-later
"""The map above a list of places: drawn from positions and outlines, told in one sentence, with the rows' numbers."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from va_desktop.content.index import Position
from va_desktop.directory.together import distance
from va_desktop.directory.wanted import Item, Wanted
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.card import Disclosure
from va_desktop.ui.kit.columns import Wrap
from va_desktop.ui.kit.map import Area, Map, Pin
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.listings import away
from va_desktop.ui.screens.common.screen import Screen

MOST_PINS = 20
"""More would lie on each other; the list has them all."""


def map_of(screen: Screen, items: Sequence[Item], wanted: Wanted, before: int = 0) -> QWidget | None:
    """Return the map behind a button, or None where no place has a position; `before` places have lower numbers."""
    placed = [(number, item) for number, item in enumerate(items, before + 1) if item.listing.position is not None]
    if not placed:
        return None
    tr, words = screen.tr, screen.ctx.words
    pins = [
        Pin(words.number(number), item.listing.position)
        for number, item in placed[:MOST_PINS]
        if item.listing.position is not None
    ]
    told = described(words, [item.listing.position for _, item in placed if item.listing.position], wanted.near)
    directory = screen.ctx.services.shelf.surroundings(screen.ctx.country)
    found = directory.districts() if directory is not None else ()
    areas = [Area(each.name(words.chain), each.outline, each.centre) for each in found if each.outline]
    # Translators: one letter for north, beside the arrow of a map.
    north = tr.context("map", "N")

    def measure(km: float) -> str:
        return tr("{n} km").format(n=words.number(km))

    drawn = Map(screen.look, pins, areas, wanted.near, told, measure, north)
    drawn.setObjectName("map")
    body = screen.column()
    screen.line(tr("The numbers on the map are those of the list. Everything on it is in the list."), into=body)
    if wanted.near is not None:
        screen.line(tr("The ring is where you look from."), into=body)
    body.addWidget(drawn)
    wrap = Wrap(screen.look, gap=16)
    for name, text, picture, step in (
        ("map.bigger", tr("Map bigger"), "bigger", 1),
        ("map.smaller", tr("Map smaller"), "dash", -1),
    ):
        button = Action(screen.look, text, picture)
        button.setObjectName(name)
        button.clicked.connect(lambda _=False, step=step: drawn.grow(step))
        wrap.addWidget(button)
    for name, text, east, south in (
        ("map.north", tr("Further north"), 0, -1),
        ("map.south", tr("Further south"), 0, 1),
        ("map.west", tr("Further west"), -1, 0),
        ("map.east", tr("Further east"), 1, 0),
    ):
        button = Action(screen.look, text, "")
        button.setObjectName(name)
        button.clicked.connect(lambda _=False, east=east, south=south: drawn.move_view(east, south))
        wrap.addWidget(button)
    body.addLayout(wrap)
    states = (tr("Closed."), tr("Open."))
    thing = Disclosure(screen.look, tr("Map"), told, "place", states, body)
    thing.button.setObjectName("open.map")
    return thing


def described(words: Words, positions: Sequence[Position], near: Position | None) -> str:
    """Return the map in one sentence: how many places, and where the nearest is."""
    tr, number = words.tr, len(positions)
    count = tr.plural("{n} place is on the map.", "{n} places are on the map.", number).format(n=words.number(number))
    if near is None:
        return count
    nearest = min(positions, key=lambda each: distance(near, each))
    way = direction(words, near, nearest)
    told = tr("The nearest: {distance}, {way}.").format(distance=away(words, distance(near, nearest)), way=way)
    return f"{count} {told}"


def direction(words: Words, start: Position, end: Position) -> str:
    """Return in which direction one position lies from another, by eight winds."""
    import math

    tr = words.tr
    east = (end[1] - start[1]) * math.cos(math.radians(start[0]))
    angle = math.degrees(math.atan2(east, end[0] - start[0])) % 360
    winds = (
        tr("to the north"),
        tr("to the north-east"),
        tr("to the east"),
        tr("to the south-east"),
        tr("to the south"),
        tr("to the south-west"),
        tr("to the west"),
        tr("to the north-west"),
    )
    return winds[round(angle / 45) % 8]
