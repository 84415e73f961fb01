# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs slow work away from the window and hands the result back in the window's own thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class _Hand(QObject):
    done = Signal(object, object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], hand: _Hand) -> None:
        super().__init__()
        self.work, self.hand = work, hand

    def run(self) -> None:
        try:
            self.hand.done.emit(self.work(), None)
        except Exception as error:  # handed to the caller, who finds words for it
            self.hand.done.emit(None, error)


class Jobs(QObject):
    """A small pool of threads; results of jobs that were overtaken by a newer one of the same kind are dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._latest: dict[str, int] = {}
        self._hands: set[_Hand] = set()

    def run(
        self,
        kind: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Start `work`; call `done` with its result, or `failed` with its exception, unless overtaken."""
        number = self._latest[kind] = self._latest.get(kind, 0) + 1
        hand = _Hand()
        self._hands.add(hand)

        def finish(result: Any, error: Exception | None) -> None:
            self._hands.discard(hand)
            if self._latest.get(kind) != number:
                return
            if error is None:
                done(result)
            elif failed is not None:
                failed(error)

        hand.done.connect(finish, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Job(work, hand))

    def forget(self, kind: str) -> None:
        """Drop the results of whatever runs under this name."""
        self._latest[kind] = self._latest.get(kind, 0) + 1

    def wait(self, milliseconds: int = 2000) -> bool:
        """Wait for running work to end; used when the window closes."""
        return self._pool.waitForDone(milliseconds)
