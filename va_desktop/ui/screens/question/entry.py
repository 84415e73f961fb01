# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields for a day and for a number, which read back what was typed as the rules use it."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from va_desktop.eligibility.facts import Fact, Value
from va_desktop.i18n.folding import western_digits
from va_desktop.periods import Span, span
from va_desktop.ui.kit.columns import Columns, holder
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.language import Words
from va_desktop.ui.theme import Look


class Wrong(Exception):
    """What was typed is not a day or a number; the text says kindly what to do."""


class DayEntry:
    """Day, month and year, each in its own field; who does not know the day or the month leaves it empty."""

    def __init__(self, look: Look, words: Words, value: Value | None, today: date) -> None:
        self.words, self.today = words, today
        tr = words.tr
        self.fields = {
            "day": Field(look, tr("Day"), 2),
            "month": Field(look, tr("Month, as a number"), 2),
            "year": Field(look, tr("Year"), 4),
        }
        self.widget = holder(self._laid(look))
        if isinstance(value, Span):
            self._fill(value)

    def _laid(self, look: Look) -> Columns:
        columns = Columns(look, most=3, gap=16)
        for name, field in self.fields.items():
            field.setObjectName(f"entry.{name}")
            columns.addWidget(labelled(look, field))
        return columns

    def _fill(self, value: Span) -> None:
        first, last = value.first, value.last
        self.fields["year"].setText(str(first.year))
        if first.month == last.month:
            self.fields["month"].setText(str(first.month))
        if value.exact:
            self.fields["day"].setText(str(first.day))

    def empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not any(field.text().strip() for field in self.fields.values())

    def value(self) -> Value:
        """Return the day, or the month or year in which it lies. Raises `Wrong`."""
        tr = self.words.tr
        typed = {name: western_digits(field.text().strip()) for name, field in self.fields.items()}
        if not typed["year"].isdecimal() or len(typed["year"]) != 4:
            raise Wrong(tr("Write the year with four figures, such as 2019. What you wrote is still here."))
        parts = [typed["year"]]
        if typed["month"]:
            parts.append(typed["month"].zfill(2))
            if typed["day"]:
                parts.append(typed["day"].zfill(2))
        elif typed["day"]:
            raise Wrong(tr("Write the month too, or leave the day empty. What you wrote is still here."))
        found = span("-".join(parts))
        if found is None:
            raise Wrong(tr("There is no such day in the calendar. Look at day and month again."))
        return found


class NumberEntry:
    """One number in one field."""

    def __init__(self, look: Look, words: Words, fact: Fact, unit: str, value: Value | None) -> None:
        self.words, self.fact = words, fact
        self.field = Field(look, unit, 12)
        self.field.setObjectName("entry.number")
        self.widget = labelled(look, self.field)
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.field.setText(f"{value:g}")

    def empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.field.text().strip()

    def value(self) -> Value:
        """Return the number. Raises `Wrong`."""
        tr, words = self.words.tr, self.words
        typed = western_digits(self.field.text().strip()).replace(",", ".").removesuffix("%").strip()
        try:
            number = float(typed)
        except ValueError:
            raise Wrong(tr("Write a number in figures, such as 35. What you wrote is still here.")) from None
        least, most = self.fact.least, self.fact.most
        if (least is not None and number < least) or (most is not None and number > most) or number != number:
            told = tr("Write a number from {least} to {most}. What you wrote is still here.")
            raise Wrong(told.format(least=words.number(least or 0), most=words.number(most or 999)))
        return int(number) if number.is_integer() else number


def labelled(look: Look, field: Field) -> QWidget:
    """Return a field with its label above it."""
    box = QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    label = Label(look, field.accessibleName(), "body", bold=True, inset=12)
    label.setBuddy(field)
    box.addWidget(label)
    box.addWidget(field)
    return holder(box)
