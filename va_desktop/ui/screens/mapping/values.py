# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of a table's columns: what the program understands, and what a person says that the others mean."""

from collections.abc import Callable

from va_desktop.content.taxonomy import category
from va_desktop.directory.hsds.codes import AXES
from va_desktop.directory.hsds.meant import distinct, is_read, understood
from va_desktop.directory.hsds.sheet import Sheet
from va_desktop.directory.hsds.targets import TARGETS, Target
from va_desktop.i18n.direction import isolate
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.row import Row
from va_desktop.ui.screens.common.telling import Telling
from va_desktop.ui.screens.mapping import wording
from va_desktop.ui.screens.question.entry import labelled

Said = dict[str, dict[str, str]]
"""For each heading the values and what they mean, written as a table could say it; an empty text leaves it out."""


def read_columns(sheet: Sheet, meaning: dict[str, str]) -> list[tuple[int, str, Target, tuple[str, ...]]]:
    """Return the columns whose values are read as something, with the values that stand in the first rows."""
    found = []
    for place, heading in enumerate(sheet.headings):
        target = TARGETS.get(meaning.get(heading, ""))
        if target is not None and is_read(target) and (values := distinct(sheet.rows, place)):
            found.append((place, heading, target, values))
    return found


class Values:
    """Builds both pages: all values with what is understood, and the choice for one of them."""

    def __init__(self, screen: Telling, said: Said) -> None:
        self.screen, self.ctx, self.tr, self.look, self.said = screen, screen.ctx, screen.tr, screen.look, said

    def all(self, sheet: Sheet, meaning: dict[str, str], choose: Callable[[int, int], None]) -> None:
        """Show every column with its values; press one to give it a meaning."""
        tr, screen = self.tr, self.screen
        screen.add_title(tr("What do the values mean?"), tr("Press a value to change what it means."))
        for place, heading, target, values in read_columns(sheet, meaning):
            screen.add_heading(f"{isolate(heading)}: {wording.meaning(tr, target.name)}", "h3")
            rows = Columns(self.look, most=2, gap=12)
            for number, value in enumerate(values):
                line, known = self._told(heading, target, value)
                row = Row(self.look, isolate(value[:60]), line, "check" if known else "question")
                row.setObjectName(f"value.{place}.{number}")
                row.clicked.connect(lambda _=False, place=place, number=number: choose(place, number))
                rows.addWidget(row)
            screen.add(rows)

    def _told(self, heading: str, target: Target, value: str) -> tuple[str, bool]:
        tr, said = self.tr, self.said.get(heading, {}).get(value)
        if said == "":
            return tr("It is left out"), True
        found = understood(target, value if said is None else said)
        if found is None:
            return tr("Not understood. It is kept as words."), False
        return tr("Means: {meaning}").format(meaning=self.ctx.words.listed([self.name(target, c) for c in found])), True

    def name(self, target: Target, code: str) -> str:
        """Return what a code is called in the reader's language, or the code."""
        tr = self.tr
        if target.sort == "answer":
            return {"yes": tr("Yes"), "no": tr("No"), "unknown": tr("We do not know")}.get(code, code)
        if target.sort == "codes":
            item = category(self.ctx.library, target.field, code)
            if item is not None:
                return self.ctx.words.text(self.ctx.library, item.title).text
        return isolate(code)

    def one(self, heading: str, target: Target, value: str, take: Callable[[str | None], None]) -> None:
        """Let a person choose what one value means, or write it in another way."""
        tr, screen = self.tr, self.screen
        screen.add_title(isolate(value), tr("In the column {name}.").format(name=isolate(heading)))
        choices = AXES.get(target.field, ()) if target.sort == "codes" else target.allowed
        if target.sort == "answer":
            choices = ("yes", "no", "unknown")
        rows = Columns(self.look, most=3, gap=12)
        for code in choices:
            rows.addWidget(self._row(f"code.{code}", self.name(target, code), lambda code=code: take(code)))
        if choices:
            screen.add(rows)
        else:
            self._written(target, value, take)
        rows = Columns(self.look, most=2, gap=12)
        rows.addWidget(self._row("asis", tr("Keep it as it is"), lambda: take(None)))
        rows.addWidget(self._row("out", tr("Leave it out"), lambda: take("")))
        screen.add(rows)

    def _written(self, target: Target, value: str, take: Callable[[str | None], None]) -> None:
        tr, screen = self.tr, self.screen
        help_ = {
            "days": tr("Write days like this: Mon-Fri, Sat."),
            "hours": tr("Write days and hours like this: Mon-Fri 08:00-16:00; Sat 08:00-12:00."),
            "time": tr("Write a time like this: 08:00."),
        }.get(target.sort, tr("Write languages as codes, with ; between: en; ar."))
        screen.line(help_)
        field = Field(self.look, tr("It means"), 120)
        field.setObjectName("means")
        field.setText(value)
        screen.add(labelled(self.look, field))
        screen.add(screen.problem)

        def done() -> None:
            if understood(target, field.text()) is None:
                screen.tell(tr("This was not understood. Nothing was changed."))
                field.setFocus()
            else:
                take(field.text().strip())

        field.returnPressed.connect(done)
        screen.add_buttons([screen.action("take", tr("Use this"), "check", done, "filled")])

    def _row(self, name: str, words: str, then: Callable[[], None]) -> Row:
        row = Row(self.look, words, "", "", chevron="")
        row.setObjectName(name)
        row.clicked.connect(lambda _=False: then())
        return row
