# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a load is, what it asks and how it ended, in sentences; no Qt."""

from va_desktop.directory import writer
from va_desktop.directory.doubts import Doubt
from va_desktop.directory.loading import Step
from va_desktop.ui.language import Words
from va_desktop.ui.loads import Load
from va_desktop.ui.screens.directory import wording

_READ, _INDEXED = 0.6, 0.95
"""Where on the bar reading and indexing end; they take about so much of the time."""


def state(words: Words, load: Load) -> str:
    """Return in one sentence where a load stands."""
    tr = words.tr
    if load.found is not None:
        return tr("The new directory is in use.")
    if load.error is not None:
        return wording.failure(tr, load.error)
    if load.stopping:
        return tr("Stopping…")
    if load.asks is not None:
        return tr("The new directory may be worse. Please decide.")
    return wording.step(words, load.step) if load.step is not None else tr("Please wait.")


def doubts(words: Words, found: Doubt) -> tuple[str, ...]:
    """Return why one should not simply use a new directory, with its numbers."""
    tr = words.tr
    told = []
    if found.cut:
        told.append(tr("The file ended in the middle. Part of it is missing."))
    if found.before:
        told.append(tr("Places until now: {n}.").format(n=words.number(found.before)))
    return (*told, tr("Places in the new directory: {n}.").format(n=words.number(found.now)))


def share(step: Step | None) -> float | None:
    """Return how far a load is, from 0 to 1; None where nobody knows how much there is to read."""
    if step is None:
        return None
    if not isinstance(step, writer.Progress):
        return _READ * step.done / step.total if step.total and step.done else None
    part = step.done / step.total if step.total else 0.0
    match step.step:
        case "reading":
            return None
        case "ordering":
            return _READ
        case "indexing":
            return _READ + (_INDEXED - _READ) * part
        case "checking":
            return _INDEXED + (1 - _INDEXED) * part
