# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule for saying a piece of writing aloud: where it applies and what is said instead."""

from collections.abc import Callable
from dataclasses import dataclass

Says = Callable[["Piece"], "str | None"]


@dataclass(frozen=True)
class Piece:
    """What a rule found: `found` between `before` and `after`, in `lang` (first part of the tag)."""

    before: str
    found: str
    after: str
    lang: str


@dataclass(frozen=True)
class Rule:
    """A regular expression without named groups, and what is said; None: the rule does not apply."""

    pattern: str
    say: Says
