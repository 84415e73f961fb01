# SPDX-License-Identifier: GPL-3.0-or-later
"""Write down one thing that happened. Today's day is there already; only what is known needs to be written."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QButtonGroup

from va_desktop.i18n.folding import western_digits
from va_desktop.periods import Span
from va_desktop.tracker.events import DEVICES, REFUSALS, STATES, Event
from va_desktop.tracker.states import NotAllowed
from va_desktop.ui.kit.area import Area
from va_desktop.ui.kit.choice import Choice
from va_desktop.ui.kit.columns import Columns
from va_desktop.ui.kit.field import Field
from va_desktop.ui.kit.label import Label
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import tracked
from va_desktop.ui.screens.common.private import ApplicationScreen
from va_desktop.ui.screens.question.entry import DayEntry, Wrong, labelled
from va_desktop.ui.screens.record import wording

_DATES = ("appointment", "renewal", "own")


class Record(ApplicationScreen):
    """One form whose fields depend on what happened."""

    def about(self) -> None:
        self.kind = self.route.get("kind")
        self.old = next((event for event in self.now.events if event.id == self.route.get("event")), None)
        self.read: dict[str, Callable[[], object]] = {}
        self.add_title(wording.title(self.ctx.words, self.kind), self.teller.name(self.application))
        for name in wording.FIELDS.get(self.kind, ("day", "text")):
            getattr(self, f"_{name}")()
        self.add(self.problem)
        if self.old is not None:
            self._prefill(self.old)
        save = self.action("save", self.tr("Save"), "check", self._save, "filled")
        self.add_buttons([save, self.action("cancel", self.tr("Cancel"), "back", self.ctx.back, "plain")])

    def _prefill(self, event: Event) -> None:
        """Show what was written down before."""
        lines = {"office": event.office, "who": event.who, "receipt": event.receipt, "currency": event.currency}
        numbers = {"amount": event.amount, "months": event.months, "replace": event.replace}
        lines |= {name: f"{value:g}" for name, value in numbers.items() if value is not None}
        for name, value in lines.items():
            field = self.findChild(Field, name)
            if field is not None:
                field.setText(value)
        for name, day in (("day", event.day), ("by", event.by)):
            for part in ("day", "month", "year"):
                field = self.findChild(Field, f"{name}.{part}")
                if field is not None and day is not None:
                    field.setText(str(getattr(day, part)))
        area = self.findChild(Area, "text")
        if area is not None:
            area.setPlainText(event.text)
        for name, code in (("reason", event.code), ("device", event.code), ("every", event.every)):
            choice = self.findChild(Choice, f"{name}.{code}")
            if choice is not None:
                choice.setChecked(True)

    def _line(self, name: str, label: str, value: str = "", most: int = 200) -> None:
        field = Field(self.look, label, most)
        field.setObjectName(name)
        field.setText(value)
        self.add(labelled(self.look, field))
        self.read[name] = lambda: field.text().strip()

    def _days(self, name: str, title: str, value: date | None) -> None:
        label = Label(self.look, title, "body", bold=True, lang=self.lang, inset=12)
        self.add(label)
        entry = DayEntry(self.look, self.ctx.words, Span(value, value) if value else None, self.ctx.today)
        for part, field in entry.fields.items():
            field.setObjectName(f"{name}.{part}")
            field.setAccessibleDescription(title)
        self.add(entry.widget)
        self.read[name] = lambda: day_of(entry, self.tr)

    def _choices(self, name: str, title: str, options: list[tuple[str, str]], chosen: str) -> None:
        self.add_heading(title, "h3")
        group = QButtonGroup(self)
        columns = Columns(self.look, most=2, gap=16)
        for code, text in options:
            choice = Choice(self.look, text, lang=self.lang)
            choice.setObjectName(f"{name}.{code}")
            choice.setChecked(code == chosen)
            group.addButton(choice)
            columns.addWidget(choice)
        self.add(columns)

        def read() -> str:
            button = group.checkedButton()
            return button.objectName().removeprefix(f"{name}.") if button else ""

        self.read[name] = read

    def _day(self) -> None:
        self._days("day", self.tr("On which day?"), self.ctx.today)

    def _by(self) -> None:
        self._days("by", wording.by(self.ctx.words, self.kind), None)

    def _office(self) -> None:
        last = next((event.office for event in reversed(self.now.events) if event.office), "")
        snapshot = self.application.snapshot
        usual = self.teller.copied(snapshot.authority) if snapshot and snapshot.authority else ""
        self._line("office", self.tr("Office"), (last or usual)[:200])

    def _who(self) -> None:
        self._line("who", self.tr("Who did you speak to?"))

    def _receipt(self) -> None:
        self._line("receipt", self.tr("Number of the receipt, if there is one"), most=80)

    def _text(self) -> None:
        name = wording.text(self.ctx.words, self.kind)
        self.add(Label(self.look, name, "body", bold=True, lang=self.lang, inset=12))
        area = Area(self.look, name, lines=3)
        area.setObjectName("text")
        self.add(area)
        self.read["text"] = lambda: area.toPlainText().strip()[:4000]

    def _reason(self) -> None:
        options = [(code, tracked.refusal(self.ctx.words, code)) for code in REFUSALS]
        self._choices("reason", self.tr("What reason did they give?"), options, "no_reason")

    def _every(self) -> None:
        codes = ("once", "month", "quarter", "year")
        options = [(code, tracked.every(self.ctx.words, code)) for code in codes]
        self._choices("every", self.tr("How often?"), options, "month")

    def _device(self) -> None:
        options = [(code, tracked.device(self.ctx.words, code)) for code in DEVICES]
        self._choices("device", self.tr("Which device?"), options, "prosthesis")

    def _amount(self) -> None:
        self._line("amount", self.tr("How much, if you know it?"), most=16)

    def _currency(self) -> None:
        from va_desktop.i18n.formats import currency_of

        self._line("currency", self.tr("Currency, in three letters"), currency_of(self.application.country), 3)

    def _months(self) -> None:
        self._line("months", self.tr("Check it again after how many months? Ask the workshop."), most=3)

    def _replace(self) -> None:
        self._line(
            "replace", self.tr("A new one after how many months? Ask the workshop: children need it sooner."), most=3
        )

    def _save(self) -> None:
        try:
            event = self._event({name: read() for name, read in self.read.items()})
            self.records.tracker.add(event)
        except Wrong as wrong:
            self.tell(str(wrong))
            return
        except NotAllowed as error:
            self.tell(wording.not_allowed(self.ctx.words, error))
            return
        self.ctx.announcer.say(self.tr("Saved."))
        if event.kind in ("refused", "partly_approved") and not event.replaces:
            self.go(to("appeal", id=self.application.id))
        else:
            self.go(to("application", id=self.application.id))

    def _event(self, said: dict[str, object]) -> Event:
        """Return the event that the form describes. Raises `Wrong`."""
        tr, today = self.tr, self.ctx.today
        day = said.get("day") or today
        assert isinstance(day, date)
        if day > today:
            raise Wrong(tr("This day lies in the future. Write the day on which it happened."))
        if "by" in said and said["by"] is None and self.kind != "more_asked":
            raise Wrong(tr("Write the day. What you wrote is still here."))
        kind = "date" if self.kind in _DATES else self.kind
        code = self.kind if self.kind in _DATES else str(said.get("reason") or said.get("device") or "")
        plan = self.now.last("payment_plan") if kind == "payment" else None
        return Event(
            id="",
            application=self.application.id,
            kind=kind if kind in (*STATES, "date", "visit", "note", "payment_plan", "payment", "device") else "note",  # type: ignore[arg-type]
            day=day,
            text=str(said.get("text") or ""),
            office=str(said.get("office") or ""),
            who=str(said.get("who") or ""),
            receipt=str(said.get("receipt") or ""),
            by=said.get("by"),  # type: ignore[arg-type]
            code=code,
            ref=self.old.ref if self.old else plan.id if plan else "",
            replaces=self.old.id if self.old else "",
            amount=_number(tr, said.get("amount")),
            currency=str(said.get("currency") or (plan.currency if plan else "")).upper(),
            every=said.get("every") or None,  # type: ignore[arg-type]
            months=_whole(tr, said.get("months")),
            replace=_whole(tr, said.get("replace")),
        )


def day_of(entry: DayEntry, tr) -> date | None:
    """Return the day that was written, or None for none. Raises `Wrong` for less than a whole day."""
    if entry.empty():
        return None
    value = entry.value()
    if not isinstance(value, Span) or not value.exact:
        raise Wrong(tr("Write day, month and year. What you wrote is still here."))
    return value.first


def _number(tr, said: object) -> float | None:
    text = western_digits(str(said or "")).replace(" ", "").replace(",", ".")
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1e12:
        raise Wrong(tr("Write the amount in figures, such as 250000, or leave it empty."))
    return found


def _whole(tr, said: object) -> int | None:
    text = western_digits(str(said or ""))
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= 240:
        raise Wrong(tr("Write the months as a number, such as 6, or leave it empty."))
    return int(text)


SCREEN = Record
