# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions and answers as sentences: what a rule needs, what was said, by when. No Qt: the command line speaks so."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from va_desktop.content.statement import Statement
from va_desktop.eligibility.due import Due
from va_desktop.eligibility.facts import AS_OF, Fact, Value
from va_desktop.eligibility.rulebook import Reason
from va_desktop.i18n.translator import Translator
from va_desktop.periods import After, Period, Span
from va_desktop.ui.language import Words

Say = Callable[[Statement], str]


class Teller:
    """Puts facts, values and reasons of one country into words."""

    def __init__(self, words: Words, facts: Mapping[str, Fact], say: Say) -> None:
        self.words, self.facts, self.say = words, facts, say

    def name(self, fact: str) -> str:
        """Return what a fact is called."""
        if fact == AS_OF:
            return self.words.tr("today")
        found = self.facts.get(fact)
        return self.say(found.title) if found else fact.replace("_", " ").replace(".", ", ")

    def value(self, fact: str, value: object) -> str:
        """Return a value of a fact in words."""
        tr, known = self.words.tr, self.facts.get(fact)
        if isinstance(value, bool):
            return tr("yes") if value else tr("no")
        if isinstance(value, Span):
            return self.day(value)
        if isinstance(value, After):
            return self.after(value)
        if isinstance(value, int | float):
            return self._number(known, value)
        if known is not None and known.kind == "country":
            return self.words.territory(str(value)) or tr("another country")
        choice = known.value(str(value)) if known else None
        return self.say(choice.title) if choice else str(value).replace("_", " ")

    def _number(self, known: Fact | None, value: float) -> str:
        words = self.words
        match known.unit if known else None:
            case "percent":
                return words.percent(round(value))
            case "years":
                return words.tr.plural("{n} year", "{n} years", _counted(value)).format(n=words.number(value))
            case "people":
                return words.tr.plural("{n} person", "{n} people", round(value)).format(n=words.number(value))
            case _:
                return words.number(value)

    def day(self, value: Span) -> str:
        """Return a day, or the month or year in which it lies."""
        first, last = value.first, value.last
        if value.exact:
            return self.words.day(first)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return self.words.partial_day(f"{first.year:04}")
        if first.day == 1 and (first.year, first.month) == (last.year, last.month):
            return self.words.partial_day(f"{first.year:04}-{first.month:02}")
        return self.words.tr("between {first} and {last}").format(
            first=self.words.day(first), last=self.words.day(last)
        )

    def after(self, rule: After) -> str:
        """Return a day that is counted from another one: 3 years after the accident."""
        start = self.name(rule.fact)
        if rule.period is None:
            return start
        return self.words.tr("{period} after: {start}").format(period=self.period(rule.period), start=start)

    def period(self, length: Period) -> str:
        """Return a length of time."""
        tr, n = self.words.tr, length.count
        match length.unit:
            case "day":
                text = tr.plural("{n} day", "{n} days", n)
            case "working day":
                text = tr.plural("{n} working day", "{n} working days", n)
            case "week":
                text = tr.plural("{n} week", "{n} weeks", n)
            case "month":
                text = tr.plural("{n} month", "{n} months", n)
            case "year":
                text = tr.plural("{n} year", "{n} years", n)
        return text.format(n=self.words.number(n))

    def needed(self, reason: Reason) -> str:
        """Return what a condition asks for, as a phrase after the name of the fact."""
        tr, leaf = self.words.tr, reason.leaf
        operand = leaf.operand
        if leaf.doc.get("parameter"):
            return tr("compared with a sum that changes each year")
        if leaf.op in ("in", "not_in"):
            listed = self.words.either([self.value(leaf.fact, one) for one in operand])
            return listed if leaf.op == "in" else tr("not: {value}").format(value=listed)
        if leaf.op == "between":
            return tr("from {first} to {last}").format(
                first=self.value(leaf.fact, operand[0]), last=self.value(leaf.fact, operand[1])
            )
        value = self.value(leaf.fact, operand)
        if isinstance(operand, Span | After):
            return _days(tr, leaf.op).format(value=value)
        return _numbers(tr, leaf.op).format(value=value)

    def reason(self, reason: Reason) -> str:
        """Return a condition as sentences: what it needs, what was said, and how sure that is."""
        tr = self.words.tr
        name, needed = self.name(reason.fact), self.needed(reason)
        if reason.exclusion:
            parts = [tr("This would rule it out. {fact}: {needed}.").format(fact=name, needed=needed)]
        else:
            parts = [tr("{fact}: {needed}.").format(fact=name, needed=needed)]
        if reason.given is not None:
            parts.append(tr("You said: {value}.").format(value=self.value(reason.fact, reason.given)))
        elif reason.holds is None:
            parts.append(tr("We do not know this yet."))
        if reason.doubtful:
            parts.append(tr("Nobody has verified this condition, so it does not decide."))
        return " ".join(parts)

    def due(self, item: Due, today: date) -> str:
        """Return the last day of a time limit, or that it has passed and what to do."""
        tr = self.words.tr
        if item.day is None:
            return ""
        if item.passed is None:
            return tr("The last day lies {span}. Find the exact day.").format(span=self.day(item.day))
        day = self.words.day(item.day.last, weekday=True)
        if item.passed:
            return tr("The last day was {day}. Ask all the same: there may be exceptions.").format(day=day)
        left = (item.day.last - today).days
        return tr.plural(
            "The last day is {day}. You have {n} day left.", "The last day is {day}. You have {n} days left.", left
        ).format(day=day, n=self.words.number(left))


def _days(tr: Translator, op: str) -> str:
    match op:
        case "<=":
            return tr("on or before {value}")
        case "<":
            return tr("before {value}")
        case ">=":
            return tr("on or after {value}")
        case ">":
            return tr("after {value}")
        case "!=":
            return tr("not: {value}")
        case _:
            return tr("{value}")


def _numbers(tr: Translator, op: str) -> str:
    match op:
        case "<=":
            return tr("{value} at the most")
        case "<":
            return tr("less than {value}")
        case ">=":
            return tr("{value} or more")
        case ">":
            return tr("more than {value}")
        case "!=":
            return tr("not: {value}")
        case _:
            return tr("{value}")


def given(value: Value) -> Any:
    """Return a value as JSON has it: days as ISO strings, reduced where only the month or year is known."""
    if not isinstance(value, Span):
        return value
    if value.exact:
        return value.first.isoformat()
    return f"{value.first.isoformat()}/{value.last.isoformat()}"


def _counted(value: float) -> int:
    """Return the whole number whose plural form a broken one takes: that of many."""
    return int(value) if float(value).is_integer() else 100
