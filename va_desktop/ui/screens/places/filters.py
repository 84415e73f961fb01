# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person can ask of a place: kept in the route, shown as chips, each only where it can lead to something."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLayout

from va_desktop.content.taxonomy import category
from va_desktop.directory.services import ACCESSIBILITY
from va_desktop.directory.wanted import Wanted
from va_desktop.i18n.formats import language_name
from va_desktop.settings.centre import KINDS
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.choice import Chip
from va_desktop.ui.kit.columns import Wrap
from va_desktop.ui.kit.toggle import Toggle
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.common import wording
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.listings import offers
from va_desktop.ui.screens.common.nearness import start
from va_desktop.ui.screens.common.screen import Screen
from va_desktop.ui.screens.place.wording import accessibility

DOORS = ("open", "specialised", "victims")
INSIDE = "inside"
"""Instead of a distance: only what is in the district."""
_DISTANCES = ("10", "50")
"""Kilometres that can be chosen around a place; without a choice nothing is too far."""
TIMES = ("open", "coming")
"""What a list can ask of the hours: open now, or a visit of a mobile team soon; one of both."""
SOON = 14
"""Days within which a visit is soon."""
_ONE = ("need", "door", "language", "framework")
_MANY = ("offer", "access")
MOST_LANGUAGES = 12


def many(route: Route, name: str) -> tuple[str, ...]:
    """Return the values of a parameter that holds several."""
    return tuple(part for part in route.get(name).split(",") if part)


def wanted(ctx: Context, route: Route) -> Wanted:
    """Return what the route asks for. A district or a landmark stands for its middle, with a radius around it."""
    asked = Wanted(
        query=route.get("q"),
        need=route.get("need") or None,
        route=route.get("door") or None,
        language=route.get("language") or None,
        framework=route.get("framework") or None,
        open_now=bool(route.get("open") or route.get("coming")),
        access=frozenset(name for name in many(route, "access") if name in ACCESSIBILITY),
    )
    asked = replace(asked, **{name: True for name in many(route, "offer") if name in offers(ctx.words.tr)})  # type: ignore[arg-type]
    return _placed(ctx, route, asked)


def _placed(ctx: Context, route: Route, asked: Wanted) -> Wanted:
    """Return the wish with its place. Without a distance that the person chose nothing is too far.

    Places that say they are in a district but have no position are found by it, not by a circle around its middle.
    """
    near = start(ctx, route)
    if near is None:
        return asked
    far = route.get("km")
    if near.district and (near.position is None or far == INSIDE):
        return replace(asked, near=near.position, district=near.district)
    radius = float(far) if far.isdecimal() else None
    return replace(asked, near=near.position, radius_km=radius)


def chosen(route: Route) -> int:
    """Return how many wishes are on."""
    alone = sum(bool(route.get(name)) for name in (*_ONE, *TIMES))
    near = any(route.get(name) for name in KINDS)
    return alone + near + sum(len(many(route, name)) for name in _MANY)


def near_name(ctx: Context, route: Route) -> str:
    """Return the name of the place that was chosen, or an empty text."""
    near = start(ctx, route)
    return "" if near is None else near.name


class Filters:
    """Puts the chips on a page; every press shows the page anew with the wish in its route."""

    def __init__(self, screen: Screen, route: Route, offered: Mapping[str, int]) -> None:
        self.screen, self.route, self.ctx, self.tr = screen, route, screen.ctx, screen.tr
        self.codes: dict[str, list[str]] = {}
        for code in offered:
            axis, _, value = code.partition(":")
            self.codes.setdefault(axis, []).append(value)
        self.offered = offered

    def place(self) -> None:
        """Put everything behind one button, open while something is chosen."""
        tr, body = self.tr, self.screen.column()
        self._near()
        self._foreign()
        self._chips(body, "need", tr("What do you need?"), self._named("need"))
        doors = [(code, wording.route(tr, code).text) for code in DOORS if code in self.codes.get("route", ())]  # type: ignore[arg-type]
        self._chips(body, "door", tr("For whom?"), doors)
        known = {name: text for name, text in offers(tr).items() if name in self.offered}
        if "hours" in self.offered:
            days = self.ctx.words.number(SOON)
            known = {"open": tr("Open now"), "coming": tr("A team comes in the next {n} days").format(n=days), **known}
        self._toggles(body, "offer", tr("What matters to you?"), known)
        self._more(body)
        thing = self.screen.disclosure(tr("Choose what fits"), "search", body, self._told(), "filters")
        thing.set_open(self.route.get("choosing") in ("1", "more"))

    def _told(self) -> str:
        """Return what is chosen, for the button while it is closed."""
        tr, number, name = self.tr, chosen(self.route), near_name(self.ctx, self.route)
        told = tr.plural("{n} choice is on.", "{n} choices are on.", number).format(n=self.ctx.words.number(number))
        near = tr("Near: {place}").format(place=name) if name else ""
        return " ".join(part for part in (told if number else "", near) if part)

    def _more(self, into: QLayout) -> None:
        """Put what fewer people ask for behind a button of its own."""
        tr, body = self.tr, self.screen.column()
        names = {name: text for name, text in accessibility(tr).items() if f"access:{name}" in self.offered}
        names.pop("home_visit", None)
        self._toggles(body, "access", tr("What must the place have?"), names)
        spoken = sorted(self.codes.get("language", ()), key=lambda tag: -self.offered[f"language:{tag}"])
        tongues = [(tag, language_name(tag, self.screen.lang)) for tag in spoken[:MOST_LANGUAGES]]
        if len(tongues) > 1:
            self._chips(body, "language", tr("Language spoken there"), tongues)
        programmes = self._named("framework")
        if len(programmes) > 1:
            self._chips(body, "framework", tr("Which programme is it part of?"), programmes)
        if body.count():
            thing = self.screen.disclosure(tr("More choices"), "down", body, name="more_choices", into=into)
            rare = any(self.route.get(name) for name in ("access", "language", "framework"))
            thing.set_open(rare or self.route.get("choosing") == "more")

    def _near(self) -> None:
        """Let the person say where she is, openly; a centre that said where it stands is the beginning."""
        tr, screen, near = self.tr, self.screen, start(self.ctx, self.route)
        route = to("near", **{**dict(screen.route.params), "name": "", "in": ""})
        text = tr("Near: {place}").format(place=near.name) if near else tr("Near which place?")
        body = screen.column()
        if near is not None and near.centre:
            screen.line(tr("From this centre."), "text", into=body)
        wrap = Wrap(screen.look)
        wrap.addWidget(self._button("near", text, "place", lambda: screen.go(route)))
        if near is not None:
            away = {**dict.fromkeys(KINDS, ""), "km": "", "anywhere": "1", "filtered": "1", "shown": ""}
            there = screen.route
            button = self._button("near.none", tr("Anywhere"), "erase", lambda: self.ctx.replace(there.with_(**away)))
            wrap.addWidget(button)
        body.addLayout(wrap)
        if near is not None:
            number = self.ctx.words.number
            values = [(km, tr("{n} km around").format(n=number(int(km)))) for km in _DISTANCES if near.position]
            if near.district and near.position:
                values.append((INSIDE, tr("Only in {place}").format(place=near.name)))
            if values:
                self._chips(body, "km", tr("How far can you travel?"), [("", tr("Any distance")), *values], usual="any")
        screen.add(body)

    def _button(self, name: str, text: str, picture: str, then) -> Action:
        button = Action(self.screen.look, text, picture)
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: then())
        return button

    def _foreign(self) -> None:
        """Let wishes be taken away that no place of this country has: the chips below do not show them."""
        tr, wrap = self.tr, Wrap(self.screen.look)
        for name, code, text in self._active():
            if self._is_offered(name, code):
                continue
            rest = ",".join(each for each in many(self.route, name) if each != code)
            words = tr("Take away: {wish}").format(wish=text)
            wrap.addWidget(self._button(f"away.{name}.{code}", words, "erase", partial(self._take_away, name, rest)))
        if wrap.count():
            self.screen.line(tr("No place in this list has what you chose:"), "text", bold=True)
            self.screen.add(wrap)

    def _take_away(self, name: str, rest: str) -> None:
        self.ctx.replace(self.screen.route.with_(**{name: rest, "filtered": "1", "shown": ""}))

    def _active(self) -> Iterator[tuple[str, str, str]]:
        """Yield each wish that is on: the parameter, the code, and its name."""
        tr, lang = self.tr, self.screen.lang
        for name in _ONE:
            code = self.route.get(name)
            if not code:
                continue
            if name == "language":
                yield name, code, language_name(code, lang)
            elif name == "door":
                yield name, code, wording.route(tr, code).text if code in DOORS else code  # type: ignore[arg-type]
            else:
                found = category(self.ctx.library, name, code)
                yield name, code, self.screen.words_of(found.title) if found is not None else code
        for name, texts in (("offer", offers(tr)), ("access", accessibility(tr))):
            yield from ((name, code, texts.get(code, code)) for code in many(self.route, name))

    def _is_offered(self, name: str, code: str) -> bool:
        axis = {"door": "route", "offer": ""}.get(name, name)
        return (f"{axis}:{code}" if axis else code) in self.offered

    def _named(self, axis: str) -> list[tuple[str, str]]:
        found = [(code, category(self.ctx.library, axis, code)) for code in self.codes.get(axis, ())]
        return [(code, self.screen.words_of(item.title)) for code, item in found if item is not None]

    def _chips(
        self, body: QLayout, name: str, heading: str, values: Iterable[tuple[str, str]], usual: str = ""
    ) -> None:
        shown = list(values)
        if not shown:
            return
        self.screen.line(heading, "text", bold=True, into=body)
        chips, group = Wrap(self.screen.look), QButtonGroup(self.screen)
        for code, text in [*([] if usual else [("", self.tr("Everything"))]), *shown]:
            chip = Chip(self.screen.look, text)
            chip.setObjectName(f"{name}.{code or 'any'}")
            chip.setAccessibleDescription(heading)
            chip.setChecked(self.route.get(name) == code)
            chip.clicked.connect(lambda _=False, code=code: self._go(**{name: code}))
            group.addButton(chip)
            chips.addWidget(chip)
        body.addLayout(chips)

    def _toggles(self, body: QLayout, name: str, heading: str, values: Mapping[str, str]) -> None:
        if not values:
            return
        self.screen.line(heading, "text", bold=True, into=body)
        wrap = Wrap(self.screen.look)
        on = {*many(self.route, name), *(each for each in TIMES if name == "offer" and self.route.get(each))}
        for code, text in values.items():
            toggle = Toggle(self.screen.look, text)
            toggle.setObjectName(f"{name}.{code}")
            toggle.setAccessibleDescription(heading)
            toggle.setChecked(code in on)
            toggle.clicked.connect(lambda on=False, name=name, code=code: self._turn(name, code, on))
            wrap.addWidget(toggle)
        body.addLayout(wrap)

    def _turn(self, name: str, code: str, on: bool) -> None:
        if code in TIMES:
            self._go(**{each: "1" if on and each == code else "" for each in TIMES})
            return
        kept = [each for each in many(self.route, name) if each != code]
        self._go(**{name: ",".join([*kept, code] if on else kept)})

    def _go(self, **change: str) -> None:
        more = "more" if change.keys() & {"access", "language", "framework"} else "1"
        self.ctx.replace(self.screen.route.with_(**change, filtered="1", shown="", choosing=more))
