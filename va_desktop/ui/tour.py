# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the screens to pictures, for people without a display and for looking at what was built."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from va_desktop.bootstrap import Services
from va_desktop.eligibility.facts import Value
from va_desktop.guidance.live import Live
from va_desktop.guidance.session import Given, Picked
from va_desktop.periods import Span
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.navigation import HOME, Route, to


@dataclass(frozen=True)
class Shot:
    """One picture to take."""

    name: str
    route: Route
    settings: Settings


SCENES: tuple[tuple[str, Route], ...] = (
    ("home", HOME),
    ("languages", to("languages")),
    ("country", to("country")),
    ("rights", to("rights")),
    ("topics", to("topics", axis="audience", code="family_of_killed", also="carer")),
    ("right", to("right", id="assistive_devices")),
    ("right_plain", to("right", id="assistive_devices", depth="plain")),
    ("instruments", to("instruments")),
    ("instrument", to("instrument", id="ccm")),
    ("promises", to("promises")),
    ("include", to("include")),
    ("include_result", to("include", step="4", who="family_hurt")),
    ("overview", to("overview")),
    ("glossary", to("glossary")),
    ("places", to("places")),
    ("place", to("place", id="{place}")),
    ("benefits", to("benefits")),
    ("benefit", to("benefit", id="{benefit}")),
    ("session", to("session")),
    ("question", to("question", id="{question}")),
    ("question_day", to("question", id="when")),
    ("question_number", to("question", id="{number}")),
    ("review", to("review")),
    ("results", to("results")),
    ("take", to("take")),
    ("washington", to("washington")),
    ("washington_done", to("washington", done="1")),
    ("kept", to("kept")),
    ("applications", to("applications")),
    ("search", to("search", q="{query}")),
    ("help", to("help")),
    ("look", to("look")),
)
"""Every screen with something to show; braces are filled in by country and language."""

_OF = {
    "COL": {
        "{place}": "col.cirec",
        "{benefit}": "col.administrative_compensation",
        "{question}": "who",
        "{number}": "working_capacity",
    },
    "UKR": {
        "{place}": "ukr.superhumans",
        "{benefit}": "ukr.one_off_compensation",
        "{question}": "who",
        "{number}": "age",
    },
    "KHM": {
        "{place}": "khm.cmaa",
        "{benefit}": "khm.family_package_disability",
        "{question}": "who",
        "{number}": "age",
    },
    "BIH": {
        "{place}": "bih.vasaprava",
        "{benefit}": "bih.fbih.family_benefit",
        "{question}": "residence",
        "{number}": "percentage",
    },
    "LAO": {
        "{place}": "lao.cope",
        "{benefit}": "lao.uxo_medical_support_fund",
        "{question}": "who",
        "{number}": "age",
    },
}
_QUERIES = {"es": "prótesis", "uk": "протиз", "ar": "أطراف", "fr": "prothese", "bs": "proteza"}
_MAIN = ("home", "rights", "right", "places", "place", "search", "benefits", "question", "results", "benefit")


def shots(whole: bool) -> Iterator[Shot]:
    """Return which pictures to take: the main screens, or every screen in two languages, themes and sizes."""
    if not whole:
        for lang, country, theme in (("en", "UKR", "light"), ("es", "COL", "light"), ("ar", "COL", "dark")):
            for name, route in SCENES:
                if name in _MAIN:
                    yield _shot(name, route, lang, country, theme, 100)
        return
    for lang, country in (("en", "UKR"), ("ar", "COL")):
        for theme in ("light", "dark", "high-contrast"):
            for scale in (100, 200):
                for name, route in SCENES:
                    yield _shot(name, route, lang, country, theme, scale)


def _shot(name: str, route: Route, lang: str, country: str, theme: str, scale: int) -> Shot:
    settings = Settings(lang=lang, country=country, theme=theme, scale=scale)  # type: ignore[arg-type]
    return Shot(f"{name}_{lang}_{theme}_{scale}", filled(route, lang, country), settings)


def filled(route: Route, lang: str, country: str) -> Route:
    """Return a scene's route with what the country and the language put in place of the braces."""
    params = tuple(
        (key, _QUERIES.get(lang, "prosthesis") if value == "{query}" else _OF[country].get(value, value))
        for key, value in route.params
    )
    return Route(route.screen, params)


def answer(live: Live, country: str, most: int = 6) -> None:
    """Answer the first questions for an invented person, so that the pages of the session have something to show."""
    session = live.session(country)
    if session is None or live.answers(country):
        return
    for _ in range(most):
        ahead = session.next(live.answers(country))
        if ahead is None:
            return
        question = ahead.question
        value: Value = Span(date(2024, 5, 4), date(2024, 5, 4))
        if question.fact is not None and question.fact.kind == "number":
            value = 61
        live.put(country, question.id, Picked(question.options[0].id) if question.options else Given(value))
    for question in live.module(country)[:2]:
        live.put(country, question.id, Picked(question.options[1].id))


def tour(services: Services, folder: Path, whole: bool = False, size: tuple[int, int] = (1366, 768)) -> Iterator[Path]:
    """Write each picture and yield its path. Raises OSError when a picture cannot be written."""
    running: App | None = None
    for shot in shots(whole):
        if running is None:
            running = App(services, shot.settings)
            running.fonts.all()
            running.window.resize(*size)
            running.window.start()
            running.window.show()
        picture = folder / f"{shot.name}.png"
        take(running, shot, picture)
        yield picture
    if running is not None:
        running.window.close()


def take(running: App, shot: Shot, picture: Path) -> None:
    """Show one page with its settings and write it to a file."""
    window = running.window
    answer(window.live, shot.settings.country)
    if window.settings != shot.settings:
        window.settings = shot.settings
        window.history.now = shot.route
        window.refresh()
    else:
        window.open(shot.route)
    settle()
    if not window.grab().save(str(picture)):
        raise OSError(f"cannot write {picture}")


def settle() -> None:
    """Let layouts, deletions and zero timers happen."""
    for _ in range(6):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
