# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs slow work away from the window and hands the result back in the window's own thread."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class _Hand(QObject):
    done = Signal(int, object, object)


class _Job(QRunnable):
    def __init__(self, number: int, work: Callable[[], Any], hand: _Hand) -> None:
        super().__init__()
        self.number, self.work, self.hand = number, work, hand

    def run(self) -> None:
        # By a race in the binding some jobs are never freed (PySide6 6.11, seen with 25 of a few hundred); what the
        # work held, a sentence of somebody's answers perhaps, must not stay with them.
        work, hand = self.work, self.hand
        self.work = self.hand = None
        try:
            result = work()
        except Exception as error:  # handed to the caller, who finds words for it
            hand.done.emit(self.number, None, error)
        else:
            hand.done.emit(self.number, result, None)


class _Waiting(NamedTuple):
    """Who wants to hear of one job. Kept here and not in a connection, which would hold the window for ever."""

    kind: str
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None


class Jobs(QObject):
    """A small pool of threads; results of jobs that were overtaken by a newer one of the same kind are dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._number = 0
        self._latest: dict[str, int] = {}
        self._waiting: dict[int, _Waiting] = {}
        self._hand = _Hand()
        self._hand.done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        kind: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Start `work`; call `done` with its result, or `failed` with its exception, unless overtaken."""
        self.forget(kind)
        self._waiting[self._number] = _Waiting(kind, done, failed)
        self._pool.start(_Job(self._number, work, self._hand))

    def _finish(self, number: int, result: Any, error: Exception | None) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None or self._latest.get(waiting.kind) != number:
            return
        if error is None:
            waiting.done(result)
        elif waiting.failed is not None:
            waiting.failed(error)

    def forget(self, kind: str) -> None:
        """Drop the results of whatever runs under this name."""
        self._number += 1
        self._waiting.pop(self._latest.get(kind, 0), None)
        self._latest[kind] = self._number

    def wait(self, milliseconds: int = 2000) -> bool:
        """Wait for running work to end; what it brought is told afterwards."""
        return self._pool.waitForDone(milliseconds)

    def close(self) -> None:
        """Wait for running work and drop what it brought: the window closes, and nobody is there to hear it."""
        self.wait()
        self._waiting.clear()
