# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast of every pair of colours in every theme, the ring, and things that grow with the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Stage
from tests.ui.scenes import THEMES
from va_desktop import paths
from va_desktop.ui.kit.choice import Choice, Switch
from va_desktop.ui.navigation import HOME, to
from va_desktop.ui.theme import Look, Tokens
from va_desktop.ui.tour import settle

TEXT = [
    ("text", "surface"),
    ("text", "surface-raised"),
    ("text", "surface-sunken"),
    ("text", "bar"),
    ("text-muted", "surface"),
    ("text-muted", "surface-raised"),
    ("text-muted", "bar"),
    ("link", "surface"),
    ("link", "surface-raised"),
    ("on-primary", "primary"),
    ("on-primary", "primary-pressed"),
    ("on-secondary", "secondary"),
    ("on-selected", "selected"),
    ("on-help", "help"),
    ("on-spoken", "spoken-bg"),
    ("rights", "surface"),
    ("places", "surface"),
    ("benefits", "surface"),
    ("applications", "surface"),
    *((f"on-{name}", name) for name in ("rights", "places", "benefits", "applications")),
    *((f"on-{tone}", f"{tone}-bg") for tone in ("info", "success", "caution", "gap", "neutral")),
    *((f"{tone}-edge", f"{tone}-bg") for tone in ("info", "success", "caution", "gap", "neutral")),
]
EDGES = [
    ("border", "surface"),
    ("border", "surface-raised"),
    ("border", "surface-sunken"),
    ("primary", "surface"),
    ("rights", "surface"),
    ("places", "surface"),
    ("benefits", "surface"),
    ("applications", "surface"),
    ("selected-edge", "selected"),
    ("spoken-edge", "surface"),
    ("focus-inner", "focus-outer"),
]
GROUNDS = (
    "surface",
    "surface-raised",
    "bar",
    "primary",
    "rights",
    "places",
    "benefits",
    "applications",
    "selected",
    "caution-bg",
    "spoken-bg",
)


def luminance(color: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF())


def ratio(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def look(theme: str, scale: int = 100) -> Look:
    resources = paths.bundle().resources
    return Look(Tokens.load(resources), theme, scale, "Latn", False, resources)


def test_the_measure_is_the_standards_own() -> None:
    assert ratio(QColor("#000"), QColor("#fff")) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_seven_to_one(theme: str, ink: str, ground: str) -> None:
    assert ratio(look(theme).color(ink), look(theme).color(ground)) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_stand_out_three_to_one(theme: str, edge: str, ground: str) -> None:
    assert ratio(look(theme).color(edge), look(theme).color(ground)) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_one_band_of_the_ring_is_seen_on_any_ground(theme: str, ground: str) -> None:
    drawn = look(theme)
    assert max(ratio(drawn.color(band), drawn.color(ground)) for band in ("focus-inner", "focus-outer")) >= 3


def test_text_grows_by_steps_so_that_headings_do_not_swallow_the_page() -> None:
    assert look("light").text_size("body") == 20
    assert look("light", 400).text_size("body") == 80
    assert look("light", 400).text_size("h1") == 98
    assert look("light", 400).text_size("bar") == 40


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_is_painted_around_what_has_the_focus(stage: Stage, theme: str) -> None:
    window = stage.show(HOME, theme=theme)
    window.activateWindow()
    window.page.title.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.page.title, Qt.Key.Key_Tab)
    settle()
    tile = QApplication.focusWidget()
    assert window.ring.isVisible()
    assert window.ring.widget() is tile
    place = tile.mapTo(window, tile.rect().topLeft())
    picture = window.grab().toImage()
    outer = QColor(picture.pixel(place.x() - 6, place.y() + tile.height() // 2))
    inner = QColor(picture.pixel(place.x() - 2, place.y() + tile.height() // 2))
    assert outer == window.look.color("focus-outer")
    assert inner == window.look.color("focus-inner")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [100, 400])
def test_radio_rings_and_switches_scale_and_stay_visible(stage: Stage, theme: str, scale: int) -> None:
    window = stage.show(to("look"), theme=theme, scale=scale)
    for widget in (*window.findChildren(Choice), *window.findChildren(Switch)):
        picture = widget.grab().toImage()
        ground = QColor(picture.pixel(widget.width() // 2, 8))
        marks = {
            QColor(picture.pixel(x, y)).name()
            for x in range(0, picture.width(), 2)
            for y in range(8, picture.height() - 8, 4)
        }
        assert any(ratio(QColor(mark), ground) >= 3 for mark in marks), widget.objectName()


def test_nothing_moves(stage: Stage) -> None:
    from PySide6.QtCore import QAbstractAnimation

    window = stage.show(HOME, calm=True)
    assert window.findChildren(QAbstractAnimation) == []
