# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the screens to pictures, for people without a display and for looking at what was built."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from va_desktop.bootstrap import Services
from va_desktop.directory import sample
from va_desktop.eligibility.facts import Value
from va_desktop.guidance.live import Live
from va_desktop.guidance.records import Records
from va_desktop.guidance.session import Given, Picked
from va_desktop.ids import EntitlementId
from va_desktop.periods import Span
from va_desktop.settings.settings import Settings
from va_desktop.storage.keys import Cost
from va_desktop.storage.vault import Code
from va_desktop.tracker.application import Application
from va_desktop.tracker.events import Event
from va_desktop.ui.app import App
from va_desktop.ui.navigation import HOME, Route, to
from va_desktop.ui.private import Place
from va_desktop.ui.scenery import DESK_SCENES

if TYPE_CHECKING:
    from va_desktop.desk import Desk
    from va_desktop.sync.exchange import Incoming
    from va_desktop.ui.main_window import MainWindow


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
    ("signs_none", to("signs", kind="right", id="assistive_devices")),
    ("instruments", to("instruments")),
    ("instrument", to("instrument", id="ccm")),
    ("promises", to("promises")),
    ("include", to("include")),
    ("include_result", to("include", step="4", who="family_hurt")),
    ("overview", to("overview")),
    ("glossary", to("glossary")),
    ("places", to("places")),
    ("place", to("place", id="{place}")),
    ("places_directory", to("places", directory="1", district="XX01", choosing="more")),
    ("place_directory", to("place", directory="1", id="s0@p0")),
    ("near", to("near", directory="1")),
    ("near_centre", to("near", directory="1", centre="1")),
    ("saved", to("saved", directory="1")),
    ("compare", to("compare", directory="1", a="s1@p1", b="s3@p3")),
    ("handout", to("handout", directory="1", id="s0@p0")),
    ("wrong", to("wrong", directory="1", id="s0@p0")),
    ("correct", to("correct", directory="1", id="s1@p1")),
    ("correct_close", to("correct", directory="1", id="s1@p1", field="close")),
    ("correct_week", to("correct", directory="1", id="s1@p1", field="week")),
    ("correct_coding", to("correct", directory="1", id="s1@p1", field="coding")),
    ("correct_offers", to("correct", directory="1", id="s1@p1", field="offers")),
    ("correct_access", to("correct", directory="1", id="s1@p1", field="access", new="1")),
    ("correct_tongues", to("correct", directory="1", id="s1@p1", field="tongues")),
    ("correct_address", to("correct", directory="1", id="s1@p1", field="address")),
    ("correct_where", to("correct", directory="1", id="s1@p1", field="where")),
    ("newplace", to("newplace", directory="1")),
    ("changes", to("changes", directory="1")),
    ("directory", to("directory", directory="1")),
    ("upkeep", to("upkeep", directory="1")),
    ("loading", to("loading", directory="1", file="{table}")),
    ("mapping", to("mapping", directory="1", file="{table}")),
    ("mapping_column", to("mapping", directory="1", file="{table}", column="1")),
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
    ("applications_none", to("applications", vault="none")),
    ("applications_locked", to("applications", vault="locked")),
    ("applications_pictures", to("applications", vault="pictures")),
    ("applications", to("applications", vault="open")),
    ("newvault", to("newvault", vault="none")),
    ("newvault_code", to("newvault", vault="none", step="code", kind="passphrase")),
    ("newvault_pictures", to("newvault", vault="none", step="code", kind="pictures")),
    ("recovery", to("recovery", vault="open")),
    ("people", to("people", vault="open")),
    ("person", to("person", vault="open", id="{person}")),
    ("keepanswers", to("keepanswers", vault="open", person="{person}")),
    ("opening", to("opening", vault="open", person="{person}")),
    ("opening_confirm", to("opening", vault="open", person="{person}", entitlement="{benefit}")),
    ("application", to("application", vault="open", id="{refused}")),
    ("application_free", to("application", vault="open", id="{free}")),
    ("happened", to("happened", vault="open", id="{refused}")),
    ("happened_correct", to("happened", vault="open", id="{refused}", correct="1")),
    ("record_visit", to("record", vault="open", id="{refused}", kind="visit")),
    ("record_refused", to("record", vault="open", id="{refused}", kind="refused")),
    ("record_payment", to("record", vault="open", id="{free}", kind="payment_plan")),
    ("record_device", to("record", vault="open", id="{free}", kind="device")),
    ("papers", to("papers", vault="open", id="{refused}")),
    ("paper", to("paper", vault="open", id="{refused}", paper="pack.0")),
    ("letters", to("letter", vault="open", id="{refused}")),
    ("letter", to("letter", vault="open", id="{refused}", kind="appeal")),
    ("appeal", to("appeal", vault="open", id="{refused}")),
    ("care", to("care", vault="open")),
    ("care_code", to("care", vault="open", part="code")),
    ("care_backup", to("care", vault="open", part="backup")),
    ("care_export", to("care", vault="open", part="export")),
    ("care_forget", to("care", vault="open", part="forget")),
    ("care_delete", to("care", vault="open", part="delete")),
    ("share", to("share", vault="open")),
    ("dates", to("dates", vault="open")),
    *DESK_SCENES,
    ("search", to("search", q="{query}")),
    ("help", to("help")),
    ("look", to("look")),
    ("how", to("how")),
    ("carry", to("carry")),
    ("welcome", to("welcome")),
    ("left", to("left")),
    ("staff", to("staff")),
    ("pictures_home", to("home", pictures="1")),
    ("pictures_rights", to("rights", pictures="1")),
    ("pictures_topics", to("topics", axis="need", code="rehabilitation", pictures="1")),
    ("pictures_family", to("topics", axis="audience", code="family_of_killed", also="carer", pictures="1")),
    ("pictures_right", to("right", id="assistive_devices", pictures="1")),
    ("pictures_places", to("places", pictures="1")),
    ("pictures_found", to("places", need="health", pictures="1")),
    ("pictures_place", to("place", id="{place}", pictures="1")),
    ("pictures_places_directory", to("places", need="health", directory="1", pictures="1")),
    ("pictures_place_directory", to("place", id="s0@p0", directory="1", pictures="1")),
    ("pictures_benefits", to("benefits", pictures="1")),
    ("pictures_benefit", to("benefit", id="{benefit}", pictures="1")),
    ("pictures_session", to("session", pictures="1")),
    ("pictures_question", to("question", id="{question}", pictures="1")),
    ("pictures_year", to("question", id="when", pictures="1")),
    ("pictures_results", to("results", pictures="1")),
    ("pictures_take", to("take", pictures="1")),
    ("pictures_help", to("help", pictures="1")),
    ("pictures_country", to("country", pictures="1")),
    ("reports_none", to("reports", facts="none")),
    ("reports", to("reports", facts="open")),
    ("reports_out", to("reports", facts="open", step="out", first="2025-01-01", last="2025-12-31")),
    (
        "reports_file",
        to("reports", facts="open", step="out", show="figures.csv", first="2025-01-01", last="2025-12-31"),
    ),
    ("report", to("report", facts="open", first="2025-01-01", last="2025-12-31")),
    ("donor", to("donor", facts="open", first="2025-01-01", last="2025-12-31")),
    ("duties", to("duties", facts="none")),
    ("duties_evidence", to("duties", facts="open", part="access", first="2025-01-01", last="2025-12-31")),
    ("whatchanged", to("whatchanged")),
    ("whatchanged_since", to("whatchanged", since="2023-06-01")),
    ("duties_plans", to("duties", facts="none", part="plans")),
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
_MAIN = (
    "home",
    "rights",
    "right",
    "places",
    "place",
    "search",
    "benefits",
    "question",
    "results",
    "benefit",
    "applications",
    "application",
)


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
    drawn = bool(route.get("pictures"))
    settings = Settings(lang=lang, country=country, theme=theme, scale=scale, pictures=drawn)  # type: ignore[arg-type]
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


class Invented:
    """Vaults of invented people and a directory of invented places, so that every page has something to show.

    They lie in a folder of their own, which is removed at the end, and are as cheap to open as can be.
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="va-desktop-tour-")
        self._root = Path(self._folder.name)
        self._made: dict[str, tuple[Records, dict[str, str]]] = {}
        self._desks: dict[str, tuple[Desk, Incoming, dict[str, str]]] = {}

    def show(self, window: MainWindow, route: Route) -> Route:
        """Give a window what a scene asks for, and return the scene's route with the ids filled in."""
        route = self._directory(window, route)
        if route.get("facts"):
            self._count(window, route.get("facts") == "open")
        if route.get("desk"):
            return self._show_desk(window, route)
        if "outreach" in window.__dict__:
            window.outreach.desk, window.outreach.handed = None, False
        wanted = route.get("vault")
        if not wanted:
            return route
        folder = self._root / wanted
        private = window.private
        private.records, private.words = None, ""
        private.use(folder)
        if wanted in ("locked", "pictures") and not folder.exists():
            code = Code.phrase("an invented code") if wanted == "locked" else Code.pictures(["home", "care", "calm"])
            Records.create(folder, code, cost=_CHEAP)[0].vault.lock()
        ids: dict[str, str] = {}
        if wanted == "open":
            lang, country = window.settings.lang or "en", window.settings.country
            key = f"{lang} {country}"
            if key not in self._made:
                self._made[key] = invented(window.services, self._root / key.replace(" ", "-"), lang, country)
            records, ids = self._made[key]
            private.records, private.place = records, Place(records.vault.folder, "")
            private.words = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        return Route(route.screen, tuple((name, ids.get(value, value)) for name, value in route.params))

    def _count(self, window: MainWindow, there: bool) -> None:
        """Give a window an invented caseload to count, or none."""
        from va_desktop.evidence.invented import invented as facts
        from va_desktop.evidence.ledger import FileLedger

        country, year = window.settings.country, window.services.clock().year - 1
        ledger = FileLedger(self._root / "given.json")
        window.counts.use((lambda: facts(country, year)) if there else None, ledger)

    def _show_desk(self, window: MainWindow, route: Route) -> Route:
        """Give a window the caseload that a scene asks for."""
        from va_desktop.ui import scenery

        wanted, outreach = route.get("desk"), window.outreach
        outreach.desk, outreach.incoming, outreach.grant, outreach.words = None, None, None, ""
        outreach.handed, outreach.case = False, ""
        outreach.data = self._root / f"desk-{wanted}"
        ids: dict[str, str] = {}
        if wanted == "locked":
            scenery.locked(outreach.data)
        if wanted == "open":
            lang, country = window.settings.lang or "en", window.settings.country
            key = f"{lang}-{country}"
            if key not in self._desks:
                self._desks[key] = scenery.opened(window.services, self._root / f"desk-{key}", lang, country)
            desk, incoming, ids = self._desks[key]
            outreach.desk, outreach.incoming = desk, incoming
            ids = ids | {"{partner}": incoming.partner.id}
            if route.screen == "handover":
                outreach.hand_over(ids["{case}"])
        return Route(route.screen, tuple((name, ids.get(value, value)) for name, value in route.params))

    def _directory(self, window: MainWindow, route: Route) -> Route:
        """Put the invented directory onto the shelf, or what really lies there again."""
        country, shelf = window.settings.country, window.services.shelf
        own = window.services.folders.data / "directory"
        folder = self._root / "directory" / country if route.get("directory") and country else own
        if shelf.folder != folder:
            shelf.close()
            shelf.folder = folder
        if folder == own:
            return route
        table = folder / "table.csv"
        if not table.exists():
            sample.furnish(folder, window.services.clock(), country)
        window.live.places[:] = ["s1@p1", "s3@p3"]
        params = tuple((name, str(table) if value == "{table}" else value) for name, value in route.params)
        return Route(route.screen, params)

    def close(self) -> None:
        """Lock and remove everything."""
        for desk, _, _ in self._desks.values():
            desk.vault.lock()
        for records, _ in self._made.values():
            records.vault.lock()
        self._folder.cleanup()


_CHEAP = Cost(8, 1, 1)


def invented(services: Services, folder: Path, lang: str, country: str) -> tuple[Records, dict[str, str]]:
    """Make a vault with invented people and applications in every kind of state."""
    records, _ = Records.create(folder, Code.phrase("an invented code"), cost=_CHEAP)
    today, tracker = services.clock(), records.tracker
    me = records.people.add("Ana", "self", "self", country, 1990)
    child = records.people.add("Olena", "child", "guardian", country, 2015)
    first = records.apply_for(
        services.library, me, EntitlementId(_OF[country]["{benefit}"]), [lang], today - timedelta(days=70)
    )
    assert first is not None
    free = tracker.open(child.id, country, today - timedelta(days=400), title="Prótesis / протез")
    tracker.open(me.id, country, today, title="7")

    def add(application: Application, kind: str, days: int, **more: object) -> str:
        day = today - timedelta(days=days)
        return tracker.add(Event("", application.id, kind, day, **more)).id  # type: ignore[arg-type]

    add(first, "paper", 60, ref="pack.0", have=True, expires=today + timedelta(days=20))
    add(first, "submitted", 50, office="A", receipt="417")
    add(first, "visit", 30, office="A", text="B")
    add(first, "refused", 5, code="papers")
    add(first, "date", 5, code="appointment", by=today + timedelta(days=4))
    add(free, "submitted", 390)
    add(free, "approved", 380)
    add(free, "payment_plan", 370, by=today - timedelta(days=40), every="month", amount=250000, currency="COP")
    add(free, "device", 350, code="prosthesis", months=6, replace=24)
    tracker.attach(first.id, "1.png", _PICTURE, today, "pack.0")
    return records, {"{person}": me.id, "{refused}": first.id, "{free}": free.id}


_PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAHgAAABQCAIAAABd+SbeAAAAgklEQVR42u3QMQ0AAAgDsMlGBDd6cUE4mlRBUz0ciALRohEtWrQF"
    "0aIRLVq0BdGiES1aNKJFI1q0aESLRrRo0YgWjWjRohEtGtGiRSNaNKJFi0a0aESLFo1o0YgWLRrRohEtWjSiRSNatGhEi0a0aNGI"
    "Fo1o0aIRLRrRokUjWjSi/1iuYBKF0CCz4AAAAABJRU5ErkJggg=="
)
"""A small grey square."""


def tour(services: Services, folder: Path, whole: bool = False, size: tuple[int, int] = (1366, 768)) -> Iterator[Path]:
    """Write each picture and yield its path. Raises OSError when a picture cannot be written."""
    running: App | None = None
    vaults = Invented()
    for shot in shots(whole):
        if running is None:
            running = App(services, shot.settings)
            running.fonts.all()
            running.window.resize(*size)
            running.window.start()
            running.window.show()
        picture = folder / f"{shot.name}.png"
        take(running, shot, picture, vaults)
        yield picture
    if running is not None:
        running.window.private.records = None
        running.window.outreach.desk = None
        running.window.close()
    vaults.close()


def take(running: App, shot: Shot, picture: Path, vaults: Invented) -> None:
    """Show one page with its settings and write it to a file."""
    window = running.window
    answer(window.live, shot.settings.country)
    before, window.settings = window.settings, shot.settings
    route = vaults.show(window, shot.route)
    if before != shot.settings:
        window.history.now = route
        window.refresh()
    else:
        window.open(route)
    settle()
    if not window.grab().save(str(picture)):
        raise OSError(f"cannot write {picture}")


def settle() -> None:
    """Let layouts, deletions and zero timers happen."""
    for _ in range(6):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
