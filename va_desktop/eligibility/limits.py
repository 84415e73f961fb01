# SPDX-License-Identifier: GPL-3.0-or-later
"""What can still hold of each fact when several conditions must hold together: values that are left, and ranges."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class _Left:
    """What one fact may still be. Strict bounds are kept apart, so that `> 5` and `<= 5` contradict each other."""

    among: frozenset[Any] | None = None
    without: frozenset[Any] = frozenset()
    low: Any = None
    low_strict: bool = False
    high: Any = None
    high_strict: bool = False

    def possible(self) -> bool:
        if self.among is not None and not any(self._inside(value) for value in self.among - self.without):
            return False
        if self.low is None or self.high is None:
            return True
        return bool(self.low < self.high or (self.low == self.high and not (self.low_strict or self.high_strict)))

    def _inside(self, value: Any) -> bool:
        if self.low is not None and (value < self.low or (value == self.low and self.low_strict)):
            return False
        return not (self.high is not None and (value > self.high or (value == self.high and self.high_strict)))


@dataclass
class Limits:
    """Narrows fact by fact. Conditions that compare two facts, or a sum that changes, are left out."""

    by_fact: dict[str, _Left] = field(default_factory=dict)

    def copy(self) -> "Limits":
        """Return limits that can be narrowed apart."""
        return Limits({name: copy(left) for name, left in self.by_fact.items()})

    def narrow(self, leaf: Mapping[str, Any]) -> bool:
        """Add one condition; return False when nothing can hold any more. An impossible one is not added."""
        if leaf.get("value") is None or " - " in str(leaf["fact"]):
            return True
        value = leaf["value"]
        wanted = [_comparable(one) for one in value] if isinstance(value, list) else [_comparable(value)]
        if None in wanted:
            return True
        name = str(leaf["fact"])
        left = copy(self.by_fact.get(name, _Left()))
        try:
            _narrow(left, str(leaf["op"]), wanted)
            if not left.possible():
                return False
        except TypeError:
            return False
        self.by_fact[name] = left
        return True


def _narrow(left: _Left, op: str, wanted: list[Any]) -> None:
    value = wanted[0]
    if op in ("==", "in"):
        chosen = frozenset(wanted)
        left.among = chosen if left.among is None else left.among & chosen
    elif op in ("!=", "not_in"):
        left.without = left.without | frozenset(wanted)
    elif op == "between":
        _narrow(left, ">=", wanted[:1])
        _narrow(left, "<=", wanted[1:])
    elif op in (">", ">="):
        if left.low is None or value > left.low or (value == left.low and op == ">"):
            left.low, left.low_strict = value, op == ">"
    elif left.high is None or value < left.high or (value == left.high and op == "<"):
        left.high, left.high_strict = value, op == "<"


def _comparable(value: Any) -> Any:
    """Return a value that can be ordered, or None for a rule that counts from another fact."""
    if isinstance(value, str):
        if value == "as_of" or " + " in value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
