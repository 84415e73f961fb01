# SPDX-License-Identifier: GPL-3.0-or-later
"""Decides what is told of every figure: the rules hold back, the attack checks, until the attack finds nothing."""

from collections.abc import Mapping

from va_desktop.evidence.audit import pinned
from va_desktop.evidence.keys import Key, Mark
from va_desktop.evidence.suppress import Linked, harden, primary, settle


def protect(values: Mapping[Key, int], linked: Linked) -> dict[Key, Mark]:
    """Return the mark of every figure. Zero is shown: it is the finding that help did not arrive at all.

    It ends, because every turn tells less; when nothing is told, nothing is found.
    """
    marks = primary(values, linked.within)
    while True:
        settle(values, linked, marks)
        found = pinned(values, linked, marks)
        before = dict(marks)
        for key in found:
            harden(key, linked, marks)
        if marks == before:
            return marks
