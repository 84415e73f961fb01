# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole visit of a kiosk, from the welcome to the paper, in one way of use at a time."""

import gc
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.hands import Finger, Hand, Pointer, Switch
from va_desktop import bootstrap
from va_desktop.settings import kiosk as chosen
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.kit.button import BarCell
from va_desktop.ui.kit.tile import PictureTile, PictureTitle
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.tour import settle

NAMES = {"country.BIH"}
"""Names of countries may have more than one word."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return tmp_path / "papers"


@pytest.fixture
def app(tmp_path: Path, papers: Path) -> Iterator[App]:
    services = bootstrap.services(tmp_path / "data", clock=lambda: date(2026, 11, 23))
    chosen.save(services.kiosk_file, chosen.Kiosk(papers=str(papers)))
    made = App(services, Settings(), mode="kiosk")
    made.prepare()
    settle()
    yield made
    kiosk = made.kiosk
    kiosk.close()
    if kiosk.window is not None:
        kiosk._destroy(kiosk.window)
        kiosk.window = None
    QCoreApplication.processEvents()
    gc.collect()


def written(window: MainWindow) -> list[str]:
    """What a person would have to read: every text of more than one word, or that no drawing or number stands for."""
    found = []
    for label in window.page.findChildren(QLabel):
        letters = re.search(r"[^\W\d_]", label.text())
        if label.isVisibleTo(window) and not isinstance(label, PictureTitle) and letters:
            found.append(f"label {label.text()!r}")
    for tile in window.page.findChildren(PictureTile):
        if not (tile.picture or tile.number):
            found.append(f"nothing to see on {tile.objectName()}")
        words = re.sub(r"[\d\s+()*#./–\u2066-\u2069-]", "", tile.word) and tile.word.split()
        if len(words or ()) > 1 and tile.objectName() not in NAMES:
            found.append(f"word {tile.word!r}")
    found += [f"cell {cell.words!r}" for cell in window.bar.findChildren(BarCell) if len(cell.words.split()) > 1]
    found += [f"field {field.objectName()}" for field in window.page.findChildren(QLineEdit) if field.isVisible()]
    return found


def drawn(hand: Hand, name: str) -> None:
    """Press something in Pictures mode, and see that the page it leads to asks nobody to read."""
    while not any(w.isVisible() for w in hand.window.page.findChildren(PictureTile, name)):
        hand.press("more")
    hand.press(name)
    assert written(hand.window) == []
    opening = hand.window.page.opening
    assert opening
    assert opening[0].text == hand.window.page.title.text()


def answered(hand: Hand, *answers: str) -> None:
    for answer in answers:
        hand.press(f"answer.{answer}")
        hand.press("continue")


def to_home(hand: Hand, way: str = "") -> None:
    """Come from the welcome to home."""
    assert hand.window.history.now.screen == "welcome"
    hand.begin("en")
    assert hand.window.history.now.screen == "how"
    assert hand.settings.lang == "en"
    if way:
        hand.press(f"way.{way}")
    hand.press("continue")
    assert hand.window.history.now.screen == "country"
    hand.press("country.COL")
    assert hand.window.history.now.screen == "home"


def the_visit(hand: Hand, papers: Path) -> None:
    """Right, place, guided session, paper, finish."""
    for name, screen in (
        ("tile.rights", "rights"),
        ("need.rehabilitation", "topics"),
        ("right.assistive_devices", "right"),
        ("bar.home", "home"),
        ("tile.places", "places"),
        ("place.col.cirec", "place"),
        ("bar.home", "home"),
        ("tile.benefits", "benefits"),
        ("session", "session"),
        ("begin", "question"),
    ):
        hand.press(name)
        assert hand.window.history.now.screen == screen, name
    answered(hand, "me", "yes")
    hand.press("results")
    assert hand.window.history.now.screen == "results"
    hand.press("take")
    hand.press("print")
    assert [file.suffix for file in papers.iterdir()] == [".pdf"]
    hand.press("bar.finish")
    assert hand.window.history.now.screen == "welcome"
    assert hand.settings.lang == ""


def test_with_one_switch_only(app: App, papers: Path) -> None:
    hand = Switch(app)
    to_home(hand)
    assert hand.settings.scan
    the_visit(hand, papers)
    assert not hand.settings.scan


def test_with_a_resting_pointer_only(app: App, papers: Path) -> None:
    hand = Pointer(app)
    to_home(hand)
    assert hand.settings.dwell
    the_visit(hand, papers)
    assert not hand.settings.dwell


def test_with_touches_only(app: App, papers: Path) -> None:
    hand = Finger(app)
    to_home(hand)
    the_visit(hand, papers)


def test_with_touches_only_and_without_reading_a_word(app: App, papers: Path) -> None:
    hand = Finger(app)
    to_home(hand, "pictures")
    assert written(hand.window) == []
    for name in ("tile.rights", "need.rehabilitation", "right.assistive_devices", "find"):
        drawn(hand, name)
    names = [tile.objectName() for tile in hand.window.page.findChildren(PictureTile)]
    drawn(hand, next(name for name in names if name.startswith("place.")))
    assert hand.window.history.now.screen == "place"
    hand.press("bar.home")
    for name in ("tile.benefits", "session", "begin", "answer.me"):
        drawn(hand, name)
    hand.press("bar.help")
    assert written(hand.window) == []
    hand.press("bar.back")
    asked = 0
    while hand.window.history.now.screen == "question":
        asked += 1
        if hand.window.page.findChildren(PictureTile):
            drawn(hand, hand.window.page.findChildren(PictureTile)[0].objectName())
        elif hand.window.page.question.fact.kind == "date":
            for figure in ("2", "0", "2", "4"):
                hand.press(f"pad.{figure}")
            hand.press("pad.done")
        else:
            hand.press("answer.open.dont_know")
        assert written(hand.window) == []
        assert asked < 40
    assert hand.window.history.now.screen == "results"
    drawn(hand, "take")
    hand.press("print")
    assert [file.suffix for file in papers.iterdir()] == [".pdf"]
    said = hand.window.assist._voice.queue
    assert any("Ask the staff" in part.text for part in said)
    hand.press("bar.finish")
    assert hand.window.history.now.screen == "welcome"
    assert not hand.settings.pictures


def test_leaving_quickly_needs_one_touch_in_pictures_too(app: App) -> None:
    hand = Finger(app)
    to_home(hand, "pictures")
    before = hand.touches
    hand.press("bar.leave")
    assert hand.touches == before + 1
    assert hand.window.history.now.screen == "left"
