# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose a time, look at exactly what would leave, and write it. Nothing leaves before it was shown."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from va_desktop.document.sheet import Sheet
from va_desktop.evidence.keys import Period, PeriodBackwards
from va_desktop.evidence.ledger import LedgerDamaged, Overlaps
from va_desktop.evidence.package import Package
from va_desktop.evidence.published import Published
from va_desktop.periods import Span
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.label import Label
from va_desktop.ui.kit.row import Row
from va_desktop.ui.kit.style import field_sheet, scroll_bar_sheet
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.blocks import country_row
from va_desktop.ui.screens.common.figures import FigureScreen
from va_desktop.ui.screens.question.entry import DayEntry, Wrong
from va_desktop.ui.screens.report.outgoing import package
from va_desktop.ui.screens.report.sheets import Writer
from va_desktop.ui.screens.reports import wording
from va_desktop.ui.theme import Look


class Content(QPlainTextEdit):
    """All that stands in a file, to read line by line; Tab leaves it."""

    def __init__(self, look: Look, name: str, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setObjectName("content")
        self.setTabChangesFocus(True)
        self.setFont(look.font("body"))
        self.setStyleSheet(field_sheet(look).replace("QLineEdit", "QPlainTextEdit"))
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(look))
        self.setMinimumHeight(int(look.text_size("body") * 20))
        if "," in text.partition("\n")[0]:
            # Rows for other programs are read from the left in every language.
            option = QTextOption(self.document().defaultTextOption())
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
            self.document().setDefaultTextOption(option)


class Reports(FigureScreen):
    """Three steps in one page: choose, look, write."""

    def begin(self) -> None:
        tr = self.tr
        if self.route.get("step") == "out":
            self.add_title(tr("This would leave"), self.about() if self.period and self.ctx.country else "")
            published = self.figures()
            if published is not None:
                self._look(published)
            return
        self.add_title(
            tr("Reports"),
            tr("They show who is really reached. Nothing leaves before you have seen it."),
        )
        counts = self.ctx.counts
        if self.ctx.mode == "kiosk" or counts is None or not counts.there:
            self.figures()
            return
        self.add(country_row(self, self.route))
        if self.ctx.country:
            self._choose()

    def _choose(self) -> None:
        tr, words = self.tr, self.ctx.words
        self._given()
        self.add_heading(tr("Which time?"))
        self.line(tr("Keep to one length. Times that overlap cannot be reported."), "text")
        rows = Columns(self.look, most=2, gap=16)
        for period in wording.offered(self.ctx.today):
            row = Row(self.look, wording.told(words, period), wording.length(words, period), "clock", "rights")
            row.setObjectName(f"period.{period.first}.{period.last}")
            row.clicked.connect(lambda _=False, period=period: self._open(period))
            rows.addWidget(row)
        self.add(rows)
        self.add_heading(tr("Another time"))
        start = wording.offered(self.ctx.today)[0]
        self.first = self._entry(tr("First day"), start.first, "first")
        self.last = self._entry(tr("Last day"), start.last, "last")
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.hide()
        self.add(self.problem)
        show = self.link("show", tr("Show the figures"), "document", to("reports"), "filled")
        show.clicked.disconnect()
        show.clicked.connect(lambda _=False: self._own())
        self.add_buttons([show])

    def _given(self) -> None:
        tr, words, counts = self.tr, self.ctx.words, self.ctx.counts
        assert counts is not None
        try:
            given = counts.given(self.ctx.country)
        except LedgerDamaged:
            given = ()
        if not given:
            return
        self.add_heading(tr("Reported already"))
        rows = Columns(self.look, most=2, gap=16)
        for one in given:
            line = tr("Given out on {day}").format(day=words.day(one.given))
            row = Row(self.look, wording.told(words, one.period), line, "check", "rights")
            row.setObjectName(f"given.{one.period.first}")
            row.clicked.connect(lambda _=False, period=one.period: self._open(period))
            rows.addWidget(row)
        self.add(rows)

    def _entry(self, title: str, day, name: str) -> DayEntry:
        self.add(Label(self.look, title, "body", bold=True, lang=self.lang, inset=12))
        entry = DayEntry(self.look, self.ctx.words, Span(day, day), self.ctx.today)
        for part, field in entry.fields.items():
            field.setObjectName(f"{name}.{part}")
            field.setAccessibleDescription(title)
        self.add(entry.widget)
        return entry

    def _own(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
            if not (isinstance(first, Span) and isinstance(last, Span)):
                raise Wrong(self.tr("Write both days. What you wrote is still here."))
            self._open(Period(first.first, last.last))
        except Wrong as wrong:
            self._tell(str(wrong))
        except PeriodBackwards:
            self._tell(self.tr("The last day lies before the first. What you wrote is still here."))

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.ctx.announcer.say(sentence)

    def _open(self, period: Period) -> None:
        """Count away from the window, because thousands of people take a moment; then show."""
        counts, country = self.ctx.counts, self.ctx.country
        assert counts is not None
        target = to("report", first=period.first.isoformat(), last=period.last.isoformat())
        if counts.known(country, period):
            self.go(target)
            return
        self._tell(self.tr("Please wait."))

        def failed(error: Exception) -> None:
            # The page of the report finds the words for what went wrong.
            self.go(target)

        self.ctx.jobs.run("report", lambda: counts.figures(country, period), lambda _: self.go(target), failed)

    @cached_property
    def writer(self) -> Writer:
        """Return what writes the papers."""
        counts = self.ctx.counts
        assert counts is not None
        assert self.period is not None
        published = counts.figures(self.ctx.country, self.period)
        return Writer(self.ctx.words, self.ctx.library, counts.defined, published)

    @cached_property
    def package(self) -> Package:
        """Return the files as they would be written."""
        return package(self.writer)

    def _look(self, published: Published) -> None:
        tr, words = self.tr, self.ctx.words
        shown = self.route.get("show")
        if shown:
            self._content(shown)
            return
        told = self.package.manifest()["figures"]
        for sentence in (
            tr("Figures that are told: {n}.").format(n=words.number(told["told"])),
            tr("Figures that say only fewer than 5: {n}.").format(n=words.number(told["fewer_than_5"])),
            tr("Figures that are not shown: {n}.").format(n=words.number(told["held_back"] + told["left_out"])),
            tr("No name, no code, no date of birth and no free text leaves."),
        ):
            self.line(sentence, "text")
        self.add_heading(tr("The files"))
        rows = Columns(self.look, most=2, gap=16)
        for file in self.package.files:
            line = f"{wording.holds(words, file.name)} · {wording.size(words, len(file.content))}"
            row = Row(self.look, file.name, line, "document", "rights", lang="en")
            row.setObjectName(f"file.{file.name}")
            row.clicked.connect(lambda _=False, name=file.name: self._show(name))
            rows.addWidget(row)
        self.add(rows)
        self.line(tr("Press a file to read all that stands in it."))
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.hide()
        self.add(self.problem)
        write = self.link("write", tr("Write these files"), "document", to("reports"), "filled")
        write.clicked.disconnect()
        write.clicked.connect(lambda _=False: self._write())
        self.add_buttons([write])
        self.line(tr("They go into your documents. Nothing is sent anywhere."))
        self.line(tr("After that, this time cannot be reported with other figures."))

    def _show(self, name: str) -> None:
        self.go(self.same("reports", step="out", show=name))

    def _content(self, name: str) -> None:
        self.add_heading(name)
        self.line(wording.holds(self.ctx.words, name), "text")
        self.add(Content(self.look, name, wording.content(self.writer, self.package, name)))
        buttons = [self.link("files", self.tr("All files"), "back", self.same("reports", step="out"))]
        self.problem = Label(self.look, "", "body", bold=True, lang=self.lang, inset=12)
        self.problem.hide()
        sheet = wording.sheet(self.writer, name)
        if sheet is not None:
            button = self.link("print", self.tr("Print"), "print", self.route)
            button.clicked.disconnect()
            button.clicked.connect(lambda _=False: self._print(sheet))
            buttons.insert(0, button)
        self.add(self.problem)
        self.add_buttons(buttons)
        if sheet is not None:
            self.line(self.tr("After that, this time cannot be reported with other figures."))

    def _print(self, sheet: Sheet) -> None:
        """Print a paper; what leaves on paper is listed as given out before."""
        from va_desktop.ui.kit.printing import print_, printer_there

        tr, counts = self.tr, self.ctx.counts
        assert counts is not None
        if not printer_there():
            self._tell(tr("There is no printer here. Write the files instead, and print them elsewhere."))
            return
        try:
            counts.keep(self.package.published)
        except (Overlaps, LedgerDamaged, OSError):
            self._tell(tr("Nothing was printed. This time was reported with other figures."))
            return
        done = print_(sheet, self.look, large=sheet.title == self.writer.plain().title)
        self._tell(tr("Printed. Please take your paper.") if done else tr("The printer did not take it."))

    def _write(self) -> None:
        tr, counts = self.tr, self.ctx.counts
        assert counts is not None
        assert self.period is not None
        name = f"va-desktop-report-{self.period.first}-{self.period.last}"
        folder = self.ctx.services.folders.documents / name
        try:
            counts.write(self.package, folder)
        except (Overlaps, LedgerDamaged):
            self._tell(tr("Nothing was written. This time was reported with other figures."))
            return
        except OSError:
            self._tell(tr("The files could not be saved here. Nothing else was lost."))
            return
        self._tell(tr("Saved in your documents, in the folder {name}.").format(name=name))


SCREEN = Reports
