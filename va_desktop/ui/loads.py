# SPDX-License-Identifier: GPL-3.0-or-later
"""The load of a directory that is going on: it belongs to the window, so that a page can be left and built anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from va_desktop.directory.doubts import Doubt
    from va_desktop.directory.hsds.mapping import Columns
    from va_desktop.directory.loading import Loaded, Step
    from va_desktop.directory.shelf import Shelf
    from va_desktop.directory.writer import Info


class Load:
    """One load. `step` and `doubt` are written by its thread; `found` or `error` say how it ended."""

    def __init__(self, number: int, file: Path, info: Info) -> None:
        self.number, self.file, self.info = number, file, info
        self.step: Step | None = None
        self.doubt: Doubt | None = None
        self.found: Loaded | None = None
        self.error: Exception | None = None
        self._stop, self._answered, self._agreed = Event(), Event(), False

    @property
    def running(self) -> bool:
        """Tell whether it has not ended yet."""
        return self.found is None and self.error is None

    @property
    def stopping(self) -> bool:
        """Tell whether it was stopped, and perhaps has not ended yet."""
        return self._stop.is_set()

    @property
    def asks(self) -> Doubt | None:
        """Return what waits for an answer."""
        return None if self._answered.is_set() or not self.running else self.doubt

    def answer(self, agreed: bool) -> None:
        """Say whether a directory that may be a worse one shall be used."""
        self._agreed = agreed
        self._answered.set()

    def stop(self) -> None:
        """Let it end as soon as it can; the directory from before stays."""
        self._stop.set()
        self._answered.set()

    def agree(self, doubt: Doubt, asked: Callable[[], None]) -> bool:
        """Wait, in the thread of the load, until somebody answers or stops."""
        self.doubt = doubt
        asked()
        self._answered.wait()
        return self._agreed and not self.stopping


class _Hand(QObject):
    asked = Signal()


class Loads(QObject):
    """At most one load at a time. `now` is the one that is going on, or the last; `told` hears of a question or an end.

    `run` starts work away from the window.
    """

    def __init__(self, run: Callable[..., None], shelf: Shelf, told: Callable[[Load], None]) -> None:
        super().__init__()
        self._run, self._shelf, self._told = run, shelf, told
        self.now: Load | None = None
        self._number = 0
        self._hand = _Hand()
        self._hand.asked.connect(self._asked, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> Load | None:
        """Return the load that is going on."""
        return self.now if self.now is not None and self.now.running else None

    def begin(self, file: Path, info: Info, columns: Columns | None) -> Load:
        """Start to load a source, unless a load is going on; then return that one."""
        if self.running is not None:
            return self.running
        self._number += 1
        made = self.now = Load(self._number, file, info)
        shelf, country = self._shelf, info.country or ""
        target, account, asked = shelf.file(country), shelf.folder / f"{country}.report.csv", self._hand.asked.emit

        def step(now: Step) -> None:
            made.step = now

        def work() -> Loaded:
            from va_desktop.directory.loading import load

            shelf.folder.mkdir(parents=True, exist_ok=True)
            return load(
                file,
                target,
                info,
                columns=columns,
                account=account,
                on_progress=step,
                cancelled=lambda: made.stopping,
                agree=lambda doubt: made.agree(doubt, asked),
            )

        self._run(f"load.{made.number}", work, self._done, self._failed)
        return made

    def _asked(self) -> None:
        if self.now is not None and self.now.asks is not None:
            self._told(self.now)

    def _done(self, found: Any) -> None:
        self._end(found, None)

    def _failed(self, error: Exception) -> None:
        self._end(None, error)

    def _end(self, found: Any, error: Exception | None) -> None:
        load = self.now
        assert load is not None
        load.found, load.error = found, error
        self._shelf.forget(load.info.country or "")
        self._told(load)

    def forget(self) -> None:
        """Forget how the last load ended; one that is going on stays."""
        if self.running is None:
            self.now = None

    def stop(self) -> None:
        """Stop whatever is going on: the window closes."""
        if self.now is not None:
            self.now.stop()
