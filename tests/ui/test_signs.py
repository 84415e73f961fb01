# SPDX-License-Identifier: GPL-3.0-or-later
"""A film in a sign language, from the button on the page to the last caption; and nothing where there is no film."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.content.test_signs import CAPTIONS, FILM
from tests.ui import walks
from va_desktop.bootstrap import Services, services
from va_desktop.content.build import build_pack
from va_desktop.paths import bundle
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.kit.label import Label
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.signs.film import Film
from va_desktop.ui.tour import settle

OF = "col.ruv_inclusion"
ENTRY = """
  - id: {id}
    of: entitlement.{of}
    language: {language}
    video: signs/{id}.webm
    captions: [{{language: es, file: signs/{id}.es.vtt}}]
    transcript: [You can ask to be on the list of victims.]
    by: Somebody who signs
    licence: CC-BY-4.0
"""


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The real services beside a newer pack of Colombia with films of one benefit in two sign languages."""
    root = tmp_path_factory.mktemp("signed")
    bundled = bundle()
    assert bundled.sources is not None
    assert bundled.catalogues is not None
    pack = root / "packs" / "COL"
    shutil.copytree(bundled.sources / "COL", pack)
    card = pack / "pack.yaml"
    lines = card.read_text("utf-8").splitlines()
    card.write_text("\n".join('version: "9999.1"' if line.startswith("version:") else line for line in lines), "utf-8")
    (pack / "signs").mkdir()
    entries = "signs:\n"
    for id_, language in (("one", "csn"), ("two", "ils")):
        entries += ENTRY.format(id=id_, of=OF, language=language)
        (pack / "signs" / f"{id_}.webm").write_bytes(FILM)
        (pack / "signs" / f"{id_}.es.vtt").write_text(CAPTIONS, "utf-8")
    (pack / "signs.yaml").write_text(entries, "utf-8")
    built = services(root / "data", clock=lambda: date(2026, 11, 23))
    build_pack(pack, bundled.catalogues, built.installed_packs)
    return built


@pytest.fixture
def window(signed: Services) -> Iterator[MainWindow]:
    app = App(signed, Settings(lang="es", country="COL"))
    app.window.resize(1366, 768)
    app.window.start()
    app.window.show()
    settle()
    yield app.window
    app.window.close()
    app.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def film(window: MainWindow) -> Film:
    found = window.page.findChild(Film)
    assert found is not None
    return found


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 8
    while not true():
        assert time.monotonic() < end
        QCoreApplication.processEvents()


SIGNS = to("signs", kind="entitlement", id=OF)


@pytest.mark.parametrize("other", [to("benefit", id="col.ruv_psychosocial"), to("right", id="assistive_devices")])
def test_without_a_film_no_button_promises_one(window: MainWindow, other: Route) -> None:
    window.open(other)
    assert window.page.findChild(QWidget, "signs") is None


def test_the_button_leads_to_the_film_which_waits_until_it_is_started(window: MainWindow) -> None:
    window.open(to("benefit", id=OF))
    window.page.findChild(QWidget, "signs").click()
    assert window.history.now.screen == "signs"
    shown = film(window)
    settle()
    assert not shown.running
    assert shown.media.source().isEmpty()
    assert shown.media.audioOutput() is None, "nothing is heard suddenly"
    assert walks.unnamed(window) == []
    assert walks.missed(window, walks.tab_cycle(window)) == []
    assert walks.cut(window) == []
    assert walks.small(window) == []


def test_keys_alone_play_pause_and_begin_again_and_each_caption_is_text_and_told(window: MainWindow) -> None:
    window.open(SIGNS)
    shown = film(window)
    heard: list[str] = []
    shown._said = heard.append
    shown.turn.setFocus()
    QTest.keyClick(shown.turn, Qt.Key.Key_Space)
    until(lambda: shown.running)
    assert (shown.turn.text(), shown.turn.accessibleName()) == (shown.controls.pause,) * 2
    assert window.page.property("watched")
    until(lambda: shown.caption.text() == "Puede recibir")
    named = QAccessible.queryAccessibleInterface(shown.caption).text(QAccessible.Text.Name)
    assert named == "Puede recibir"
    QTest.keyClick(shown.turn, Qt.Key.Key_Space)
    until(lambda: not shown.running)
    assert QApplication.focusWidget() is shown.turn
    shown.again.setFocus()
    QTest.keyClick(shown.again, Qt.Key.Key_Space)
    until(lambda: shown.media.position() > 0)
    until(lambda: "dinero & ayuda" in heard)
    until(lambda: not shown.running)
    assert heard.count("Puede recibir") >= 1
    assert shown.turn.text() == shown.controls.play


def test_the_same_stands_there_in_writing(window: MainWindow) -> None:
    window.open(SIGNS)
    texts = [label.text() for label in window.page.findChildren(Label)]
    assert any("list of victims" in text for text in texts)
    assert any("Somebody who signs" in text for text in texts)


def test_leaving_the_page_stops_the_film(window: MainWindow) -> None:
    window.open(SIGNS)
    shown = film(window)
    shown.toggle()
    until(lambda: shown.running)
    shown.hide()
    assert not shown.running


def test_my_sign_language_is_remembered_from_the_film_and_from_look(window: MainWindow) -> None:
    window.open(SIGNS)
    assert film(window).controls.film.endswith("Lengua de señas colombiana")
    window.page.findChild(QWidget, "sign.ils").click()
    assert window.settings.sign == "ils"
    window.open(SIGNS)
    assert film(window).controls.film.endswith("International Sign")
    window.open(to("look"))
    window.page.findChild(QWidget, "sign.csn").click()
    assert window.settings.sign == "csn"
    assert Settings(sign="csn") != Settings()


def test_where_no_pack_has_a_film_nobody_is_asked_for_a_sign_language(tmp_path: Path) -> None:
    app = App(services(tmp_path), Settings(lang="en"))
    app.window.start(to("look"))
    assert app.window.page.findChild(QWidget, "sign.none") is None
    app.window.start(SIGNS)
    assert app.window.page.findChild(Film) is None
    app.window.close()


def test_in_a_kiosk_somebody_who_watches_a_film_is_there(signed: Services) -> None:
    app = App(signed, Settings(), mode="kiosk")
    assert app.kiosk is not None
    app.prepare()
    app.window.open(SIGNS)
    app.window.page._playing(True)
    app.kiosk.ask()
    assert app.kiosk.still is None
    app.window.page._playing(False)
    app.kiosk.ask()
    assert app.kiosk.still is not None
    window = app.window
    app.kiosk.end("staff")
    app.kiosk.close()
    assert app.kiosk.window is not window
