# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen in every language: names, roles, tab order, targets, and nothing cut."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui import walks
from tests.ui.conftest import Stage
from tests.ui.scenes import COUNTRY, LANGUAGES, every, scene, unseen

ORDERS = ("en", "ar", "km")
"""Languages with an order of their own: from the left, from the right, and without spaces between words."""

SIZES = [(lang, scale) for lang in LANGUAGES for scale in (100, 200)] + [
    (lang, 400) for lang in ("en", "uk", "ar", "km")
]
"""Every language at two sizes; the largest in the scripts, and in the language with the longest words."""


def test_no_screen_is_left_out_of_the_walks() -> None:
    assert unseen() == set()


@every
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_control_has_a_name_and_a_role(stage: Stage, name: str, lang: str) -> None:
    window = stage.show(scene(name, lang), lang=lang, country=COUNTRY[lang])
    assert walks.focusable(window)
    assert walks.unnamed(window) == []


@every
@pytest.mark.parametrize("lang", ORDERS)
def test_tab_visits_everything_and_comes_back(stage: Stage, name: str, lang: str) -> None:
    window = stage.show(scene(name, lang), lang=lang, country=COUNTRY[lang])
    seen = walks.tab_cycle(window)
    assert walks.missed(window, seen) == []


@every
def test_the_title_is_a_heading_and_has_the_focus(stage: Stage, name: str) -> None:
    window = stage.show(scene(name, "en"))
    title = window.page.title
    assert title is not None
    assert QAccessible.queryAccessibleInterface(title).role() == QAccessible.Role.Heading
    assert QApplication.focusWidget() is title or not window.isActiveWindow()


@every
def test_each_control_can_be_found_again_by_its_own_name(stage: Stage, name: str) -> None:
    window = stage.show(scene(name, "en"))
    names = [widget.objectName() for widget in walks.focusable(window)]
    assert all(names), [type(w).__name__ for w in walks.focusable(window) if not w.objectName()]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


@every
@pytest.mark.parametrize(("lang", "scale"), SIZES)
def test_nothing_is_cut_and_targets_are_large(stage: Stage, name: str, lang: str, scale: int) -> None:
    window = stage.show(scene(name, lang), lang=lang, country=COUNTRY[lang], scale=scale)
    assert walks.cut(window) == []
    assert walks.small(window) == []


@every
@pytest.mark.parametrize("size", [(800, 600), (1920, 1080), (768, 1366), (1024, 600)], ids=str)
@pytest.mark.parametrize("scale", [100, 400])
def test_pages_reflow_in_small_large_and_upright_windows(
    stage: Stage, name: str, size: tuple[int, int], scale: int
) -> None:
    window = stage.show(scene(name, "en"), size=size, scale=scale)
    assert (window.width(), window.height()) == size
    assert walks.cut(window) == []
    assert walks.overlapping(window) == []


@every
def test_the_largest_arabic_letters_fit_into_the_smallest_window(stage: Stage, name: str) -> None:
    window = stage.show(scene(name, "ar"), lang="ar", country=COUNTRY["ar"], size=(800, 600), scale=400)
    assert walks.cut(window) == []
    assert window.page.widget().width() <= window.page.viewport().width()


@every
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_controls_do_not_lie_on_each_other(stage: Stage, name: str, lang: str) -> None:
    window = stage.show(scene(name, lang), lang=lang, country=COUNTRY[lang], scale=200)
    assert walks.overlapping(window) == []
