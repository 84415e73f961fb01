# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window knows of the person's vault: where it may lie, whether it is open, and when it locks itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from va_desktop.guidance.records import Records
    from va_desktop.storage.vault import Code
    from va_desktop.ui.navigation import Route

IDLE = 5 * 60 * 1000
"""Milliseconds without a key, a click or a touch after which the vault locks (WCAG 2.2.1 asks to say so)."""

ON_STICK = "VA-Desktop-vault"
"""The folder of a vault on a stick."""

OPEN_ONLY = frozenset(
    {"people", "person", "opening", "application", "happened", "record", "papers", "paper", "letter", "appeal"}
    | {"care", "share", "dates", "keepanswers", "recovery"}
)
"""Pages that show what is in the vault: none of them stays when it locks."""

_ACTIVITY = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel})


class Place(NamedTuple):
    """Where a vault may lie: `stick` is the stick's name, or empty for this computer."""

    folder: Path
    stick: str

    @property
    def there(self) -> bool:
        """Tell whether a vault lies here."""
        from va_desktop.storage.vault import there

        return there(self.folder)


class Private(QObject):
    """Belongs to the window. `records` is the open vault or None; `locked` is called after each locking.

    `then` is where one wanted to go when the vault was still locked; `idle` fires when nobody did anything for a
    while; `pending` is a new code until it is repeated, `words` a recovery sheet until it is on paper.
    """

    def __init__(
        self, own: Path, locked: Callable[[], None], sticks: Callable[[], Sequence[tuple[str, Path]]] | None = None
    ) -> None:
        super().__init__()
        self._own, self._locked = own, locked
        self._sticks = sticks or mounted_sticks
        self.records: Records | None = None
        self.place: Place | None = None
        self.pending: Code | None = None
        self.words = ""
        self.then: Route | None = None
        self.now: Callable[[], float] = time.time
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE)
        self.idle.timeout.connect(self.lock)

    @property
    def open(self) -> bool:
        """Tell whether the vault is open."""
        return self.records is not None

    def use(self, folder: Path) -> None:
        """Look for the vault of this computer in another folder from now on; it must not be open."""
        self._own = folder

    def places(self) -> list[Place]:
        """Return where a vault may lie: this computer, then the sticks that are plugged in."""
        return [Place(self._own, ""), *(Place(root / ON_STICK, name) for name, root in self._sticks())]

    def sticks(self) -> list[tuple[str, Path]]:
        """Return the name and the root of each stick that is plugged in."""
        return list(self._sticks())

    def found(self) -> Place | None:
        """Return where a vault lies; one on a stick comes before one on this computer."""
        there = [place for place in self.places() if place.there]
        return max(there, key=lambda place: bool(place.stick), default=None)

    def begin(self, records: Records, place: Place) -> None:
        """Take over an open vault; from now on it locks itself when nobody does anything."""
        self.records, self.place = records, place
        self.pending = None
        QApplication.instance().installEventFilter(self)
        self.idle.start()

    def onward(self, usual: Route) -> Route:
        """Return where to go now that the vault is open: where one wanted to go, once, or the usual page."""
        wanted, self.then = self.then, None
        return wanted or usual

    def lock(self) -> None:
        """Lock the vault and forget everything of it: pages, the clipboard, what waits for an answer."""
        self.pending, self.words, self.then = None, "", None
        if self.records is None:
            return
        records, self.records = self.records, None
        self.idle.stop()
        QApplication.instance().removeEventFilter(self)
        QApplication.clipboard().clear()
        try:
            records.lock()
        finally:
            self._locked()

    def go_back_to(self, backup: Path, code: Code) -> None:
        """Put a backup in the place of the open vault and open it. Raises `WrongCode`, `VaultTrouble`."""
        from va_desktop.guidance.records import Records

        assert self.records is not None
        assert self.place is not None
        folder = self.place.folder
        self.records.vault.lock()
        try:
            Records.restore(backup, folder, code, self.now())
        finally:
            self.records = Records.open(folder, code, self.now)

    def erase(self) -> tuple[int, list[Path]]:
        """Delete the open vault with its backups; return how many files there were and what is left.

        Raises `VaultTrouble`.
        """
        from va_desktop.storage.vault import erase

        assert self.records is not None
        assert self.place is not None
        self.records.vault.lock()
        self.records, self.pending, self.words = None, None, ""
        self.idle.stop()
        QApplication.clipboard().clear()
        return erase(self.place.folder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self.records is not None:
            self.idle.start()
        return False


def mounted_sticks() -> list[tuple[str, Path]]:
    """Return the name and root of every removable disk that can be written."""
    from PySide6.QtCore import QStorageInfo

    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = Path(volume.rootPath())
        removable = any(root.is_relative_to(parent) for parent in ("/media", "/run/media", "/Volumes"))
        if volume.isReady() and not volume.isReadOnly() and (removable or _windows_stick(root)):
            found.append((volume.displayName() or root.name, root))
    return found


def _windows_stick(root: Path) -> bool:
    import sys

    if sys.platform != "win32":
        return False
    import ctypes

    removable = 2
    return bool(ctypes.windll.kernel32.GetDriveTypeW(str(root)) == removable)
