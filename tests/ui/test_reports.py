# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports in the window: choose, look at exactly what would leave, write; and the duties, which everybody can see."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Stage
from tests.ui.waiting import until
from va_desktop.evidence.invented import invented
from va_desktop.evidence.ledger import FileLedger
from va_desktop.ui.kit.chart import Bars
from va_desktop.ui.kit.label import Label
from va_desktop.ui.main_window import MainWindow
from va_desktop.ui.navigation import Route, to
from va_desktop.ui.screens.report.outgoing import package
from va_desktop.ui.screens.reports import wording
from va_desktop.ui.screens.reports.screen import Content, Reports
from va_desktop.ui.tour import settle

YEAR = {"first": "2025-01-01", "last": "2025-12-31"}


@pytest.fixture
def show(stage: Stage, tmp_path: Path):
    """Show a page on an invented caseload of Cambodia, with a ledger of the test's own."""

    def shown(route: Route, **settings: object) -> MainWindow:
        stage.window.counts.use(lambda: invented("KHM", 2025), FileLedger(tmp_path / "given.json"))
        return stage.show(route, country="KHM", **settings)

    yield shown
    stage.window.counts.use(None)
    stage.show(to("home"))


def press(window: MainWindow, name: str) -> None:
    button = window.page.findChild(QWidget, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def said(window: MainWindow) -> str:
    return "\n".join(item.text for item in window.page.readables())


def test_a_time_leads_to_its_figures(show) -> None:
    window = show(to("reports"))
    press(window, "period.2025-01-01.2025-12-31")
    until(lambda: window.history.now.screen == "report")
    settle()
    assert "People who asked for help: 260." in said(window)


def test_each_chart_is_a_graphic_with_a_sentence_and_a_table(show) -> None:
    window = show(to("report", **YEAR))
    charts = window.page.findChildren(Bars)
    assert len(charts) == 4
    for chart in charts:
        thing = QAccessible.queryAccessibleInterface(chart)
        assert thing.role() == QAccessible.Role.Graphic
        assert thing.text(QAccessible.Text.Name) == chart.chart.title
        assert thing.text(QAccessible.Text.Description) == chart.chart.sentence
        assert chart.chart.sentence in {label.text() for label in window.page.findChildren(Label)}
    press(window, "open.obtained")
    shown = {label.text() for label in window.page.findChildren(Label) if label.isVisibleTo(window.page)}
    for bar in charts[0].chart.bars:
        assert bar.label in shown and f"People: {bar.told}" in shown


def test_a_row_is_read_aloud_as_one_sentence(show) -> None:
    window = show(to("report", **YEAR))
    press(window, "open.frameworks")
    rows = [item.text for item in window.page.readables() if item.text.startswith("Health care for everyone. Asked:")]
    assert len(rows) == 1 and "Refused:" in rows[0]
    assert not any(item.text.startswith("Asked:") for item in window.page.readables())


def test_what_is_shown_before_is_what_is_written(show, stage: Stage) -> None:
    window = show(to("reports", step="out", **YEAR))
    page = window.page
    assert isinstance(page, Reports)
    files = {file.name: file.content for file in page.package.files}
    listed = {
        row.objectName().removeprefix("file.") for row in page.findChildren(QWidget) if "file." in row.objectName()
    }
    assert listed == set(files)
    folder = stage.window.services.folders.documents / "va-desktop-report-2025-01-01-2025-12-31"
    assert not folder.exists(), "looking writes nothing"
    press(window, "write")
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name: written[name] for name in files} == files
    assert set(written) - set(files) == {"manifest.json"}
    assert "Saved in your documents" in window.page.problem.text()


def test_the_content_of_every_file_can_be_read_to_the_end(show) -> None:
    window = show(to("reports", step="out", show="figures.csv", **YEAR))
    field = window.page.findChild(Content)
    counts = window.counts
    published = counts.figures("KHM", window.page.period)
    rows = field.toPlainText().strip().splitlines()
    assert len(rows) == 2 + len(published.counts) + 3 * len(published.spreads)
    for file in package(window.page.writer).files:
        assert wording.content(window.page.writer, window.page.package, file.name).strip(), file.name


def test_after_writing_the_days_cannot_be_reported_in_another_cut(show) -> None:
    window = show(to("reports", step="out", **YEAR))
    press(window, "write")
    window = stage_again(window, to("report", first="2025-01-01", last="2025-06-30"))
    assert "This time cannot be reported." in said(window)
    window = stage_again(window, to("reports"))
    assert window.page.findChild(QWidget, "given.2025-01-01") is not None


def stage_again(window: MainWindow, route: Route) -> MainWindow:
    window.open(route)
    settle()
    return window


def test_days_that_are_no_days_are_told_kindly_and_nothing_is_lost(show) -> None:
    window = show(to("reports"))
    for name, text in (("last.year", "2024"), ("last.month", "1")):
        window.page.findChild(QWidget, name).setText(text)
    press(window, "show")
    assert "before the first" in window.page.problem.text()
    assert window.page.findChild(QWidget, "last.year").text() == "2024"


def test_a_damaged_list_of_reports_lets_nothing_out(show, tmp_path: Path) -> None:
    show(to("reports"))
    (tmp_path / "given.json").write_text("{}", encoding="utf-8")
    window = show(to("reports", step="out", **YEAR))
    assert "The list of reports cannot be read." in said(window)
    assert window.page.findChild(QWidget, "write") is None


@pytest.mark.parametrize("screen", ["reports", "report", "donor"])
def test_without_a_caseload_every_page_says_so_and_leads_on(stage: Stage, screen: str) -> None:
    stage.window.counts.use(None)
    window = stage.show(to(screen, **YEAR), country="KHM")
    assert "There is no data here yet." in said(window)
    press(window, "duties")
    assert window.history.now.screen == "duties"


def test_everybody_can_look_at_the_duties_without_any_data(stage: Stage) -> None:
    stage.window.counts.use(None)
    window = stage.show(to("duties", part="access"), country="LAO")
    text = said(window)
    assert "There is no data here yet." in text
    assert "Gap: nobody can show here yet if this is done." in text
    assert "Binding" in text or window.page.findChildren(QWidget)


def test_another_day_shows_what_was_promised_then(stage: Stage) -> None:
    window = stage.show(to("duties", part="laws"), country="LTU")
    press(window, "open.day.other")
    for name, text in (("entry.day", "5"), ("entry.month", "3"), ("entry.year", "2025")):
        window.page.findChild(QWidget, name).setText(text)
    press(window, "day")
    assert window.history.now.get("on") == "2025-03-05"
    assert "5 March 2025" in said(window)
    assert "Have a plan, a budget and time frames" in said(window)


def test_figures_go_when_the_caseload_closes(show) -> None:
    window = show(to("report", **YEAR))
    assert window.counts.known("KHM", window.page.period)
    window.counts.use(None)
    assert not window.counts.known("KHM", window.page.period)
    window.refresh()
    settle()
    assert "There is no data here yet." in said(window)


def test_what_changed_leads_from_a_day_to_the_pages(stage: Stage) -> None:
    window = stage.show(to("whatchanged"), country="KHM")
    press(window, "since.36")
    assert window.history.now.get("since") == "2023-11-23"
    assert "Family Package" in said(window) and "1 April 2024" in said(window)
    press(window, "change.RuleBegan.khm.family_package_disability.2024-04-01")
    assert window.history.now.screen == "benefit"


def test_a_day_that_is_still_to_come_is_told_kindly(stage: Stage) -> None:
    window = stage.show(to("whatchanged"), country="KHM")
    window.page.findChild(QWidget, "entry.year").setText("2031")
    press(window, "show")
    assert "Write a day that is past." in window.page.problem.text()
    assert window.page.findChild(QWidget, "entry.year").text() == "2031"


def test_a_paper_that_is_printed_counts_as_given_out(show, monkeypatch: pytest.MonkeyPatch) -> None:
    from va_desktop.ui.kit import printing

    window = show(to("reports", step="out", show="in_short.html", **YEAR))
    assert list(window.counts.given("KHM")) == []
    monkeypatch.setattr(printing, "printer_there", lambda queue="": False)
    press(window, "print")
    assert "There is no printer here." in window.page.problem.text()
    assert list(window.counts.given("KHM")) == [], "nothing left, so nothing is listed"
    monkeypatch.setattr(printing, "printer_there", lambda queue="": True)
    monkeypatch.setattr(printing, "print_", lambda sheet, look, large: True)
    press(window, "print")
    assert "Printed." in window.page.problem.text()
    assert len(window.counts.given("KHM")) == 1


def test_a_source_of_facts_that_fails_is_told_kindly(stage: Stage) -> None:
    from va_desktop.errors import VaDesktopError

    class Broken(VaDesktopError):
        pass

    def facts():
        raise Broken

    stage.window.counts.use(facts)
    try:
        window = stage.show(to("report", **YEAR), country="KHM")
        assert "Something did not work." in said(window)
        window = stage.show(to("duties", **YEAR), country="KHM")
        assert "There is no data here yet." in said(window)
    finally:
        stage.window.counts.use(None)
