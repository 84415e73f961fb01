# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs slow work away from the window and hands the result back in the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class _Hand(QObject):
    done = Signal(int, object, object)


def _work(number: int, work: Callable[[], Any], hand: _Hand) -> None:
    try:
        result = work()
    except Exception as error:  # handed to the caller, who finds words for it
        hand.done.emit(number, None, error)
    else:
        hand.done.emit(number, result, None)


class _Waiting(NamedTuple):
    """Who wants to hear of one job. Kept here and not in a connection, which would hold the window for ever."""

    kind: str
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None


class Jobs(QObject):
    """A small pool of threads; results of jobs that were overtaken by a newer one of the same kind are dropped.

    The threads are Python's. Qt's own pool would do, but the binding never frees some of its jobs, nor what they hold
    (PySide6 6.11: 350 in 200 visits of a kiosk).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[Future[None]] = set()
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
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(2)
        self._running = {each for each in self._running if not each.done()}
        self._running.add(self._pool.submit(_work, self._number, work, self._hand))

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
        """Wait for running work to end, and tell whether it did; what it brought is told afterwards."""
        if not self._running:
            return True
        from concurrent.futures import wait

        return not wait(self._running, milliseconds / 1000).not_done

    def close(self) -> None:
        """Wait for running work and drop what it brought: the window closes, and nobody is there to hear it."""
        self.wait()
        self._waiting.clear()
        self._running.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
