# SPDX-License-Identifier: GPL-3.0-or-later
"""Which directories lie on this computer, one a country, and their files, opened when first asked for."""

import re
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from va_desktop import durable
from va_desktop.clock import Clock
from va_desktop.directory import seal
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten, NoCountry
from va_desktop.directory.finding import Finder
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.surroundings import Surroundings
from va_desktop.directory.tongues import Tongues
from va_desktop.directory.writer import DirectoryWriter, Info, before

SUFFIX = ".vadir"
OVERLAY = ".overlay"
TONGUES = ".texts"
_COUNTRY = re.compile(r"[A-Z]{3}")


class Searching(NamedTuple):
    """A finder that several threads may use, each while it holds the lock."""

    finder: Finder
    lock: Lock


class Shelf:
    """Belongs to one thread; `searching` is what other threads may have. `damaged` names what was left out."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self._clock = folder, clock
        self._open: dict[str, Directory] = {}
        self._overlays: dict[str, Overlay] = {}
        self._tongues: dict[str, Tongues] = {}
        self._searching: dict[str, tuple[tuple[int, bool], Searching]] = {}
        self._surroundings: dict[str, tuple[Directory, Overlay | None, Surroundings]] = {}
        self.damaged: dict[str, DirectoryDamaged | DirectoryTooNew] = {}

    def file(self, country: str) -> Path:
        """Return where the directory of a country lies, or would lie. Raises `NoCountry`."""
        return self._file(country, SUFFIX)

    def overlay_file(self, country: str) -> Path:
        """Return where the centre's own changes lie, or would lie. Raises `NoCountry`."""
        return self._file(country, OVERLAY)

    def _file(self, country: str, suffix: str) -> Path:
        """Return a file of this folder: nothing but three capitals can lead to one."""
        if not _COUNTRY.fullmatch(country):
            raise NoCountry(country)
        return self.folder / f"{country}{suffix}"

    def installed(self) -> tuple[str, ...]:
        """Return the countries that have a directory here."""
        try:
            found = (path.name.removesuffix(SUFFIX) for path in self.folder.glob(f"*{SUFFIX}"))
            return tuple(sorted(each for each in found if _COUNTRY.fullmatch(each)))
        except OSError:
            return ()

    def directory(self, country: str) -> Directory | None:
        """Return the open directory of a country; None where there is none, or only one that cannot be trusted."""
        if not country or country in self.damaged:
            return None
        if country not in self._open:
            path = self.file(country)
            if not path.exists():
                return None
            try:
                self._open[country] = Directory.open(path)
            except (DirectoryDamaged, DirectoryTooNew) as error:
                self.damaged[country] = error
                return None
        return self._open[country]

    def trusted(self, country: str) -> Directory | None:
        """Return the directory as `directory` does, but raise `DirectoryDamaged` or `DirectoryTooNew` for a bad one."""
        found = self.directory(country)
        if found is None and country in self.damaged:
            raise self.damaged[country]
        return found

    def overlay(self, country: str, make: bool = False) -> Overlay | None:
        """Return the centre's changes; with `make` they begin to exist. Raises OSError and `DirectoryDamaged` then."""
        if country not in self._overlays:
            path = self.overlay_file(country) if country or make else None
            if path is None or not (make or path.exists()):
                return None
            try:
                self._overlays[country] = Overlay.open(path, self._clock)
            except (DirectoryDamaged, DirectoryTooNew, OSError):
                if make:
                    raise
                return None
        return self._overlays[country]

    def tongues(self, country: str, make: bool = False) -> Tongues | None:
        """Return the translated texts of a directory; with `make` they begin to exist. Raises as `overlay` does."""
        if country not in self._tongues:
            path = self._file(country, TONGUES) if country or make else None
            if path is None or not (make or path.exists()):
                return None
            try:
                self._tongues[country] = Tongues.open(path)
            except (DirectoryDamaged, DirectoryTooNew, OSError):
                if make:
                    raise
                return None
        return self._tongues[country]

    def searching(self, country: str) -> Searching | None:
        """Return the finder of a country with connections of its own; None where nothing is installed.

        A centre may have places of its own without a directory: then an empty one is made first.
        """
        directory = self.directory(country)
        if directory is None:
            if not country or country in self.damaged or not self.overlay_file(country).exists():
                return None
            directory = self.begin(country)
        state = (id(directory), self.overlay_file(country).exists())
        kept = self._searching.get(country)
        if kept is not None and kept[0] == state:
            return kept[1]
        own = self.overlay(country)
        overlay = None if own is None else Overlay.open(own.path, self._clock)
        made = Searching(Finder(directory.again(), overlay), Lock())
        self._searching[country] = (state, made)
        return made

    def surroundings(self, country: str) -> Surroundings | None:
        """Return the districts and landmarks of a country that may be offered; None without a directory."""
        directory, overlay = self.directory(country), self.overlay(country)
        if directory is None:
            return None
        kept = self._surroundings.get(country)
        if kept is None or kept[0] is not directory or kept[1] is not overlay:
            kept = self._surroundings[country] = (directory, overlay, Surroundings(directory, overlay))
        return kept[2]

    def begin(self, country: str) -> Directory:
        """Return the directory, after writing an empty one where there is none. Raises `DirectoryUnwritten`."""
        found = self.directory(country)
        if found is not None:
            return found
        with DirectoryWriter(self.file(country), Info(made=self._clock(), country=country)) as writer:
            writer.finish()
        self.forget(country)
        made = self.directory(country)
        assert made is not None
        return made

    def has_before(self, country: str) -> bool:
        """Tell whether the directory from before the last load is still kept."""
        return bool(country) and before(self.file(country)).exists()

    def take_back(self, country: str) -> Directory:
        """Put the directory from before the last load back in use, in one step that a power cut cannot halve.

        Raises `DirectoryDamaged` or `DirectoryTooNew` where it is no sound one, and `DirectoryUnwritten`.
        """
        path = self.file(country)
        kept = before(path)
        seal.look(kept)
        self.forget(country)
        try:
            kept.replace(path)
            durable.sync_folder(path.parent)
        except OSError:
            raise DirectoryUnwritten(path) from None
        found = self.trusted(country)
        assert found is not None
        return found

    def forget(self, country: str) -> None:
        """Let go of a directory whose file was replaced; the next question opens the new one."""
        self.damaged.pop(country, None)
        self._searching.pop(country, None)
        self._surroundings.pop(country, None)
        found = self._open.pop(country, None)
        if found is not None:
            found.close()

    def close(self) -> None:
        """Close everything."""
        for country in (*self._open, *self.damaged):
            self.forget(country)
        for overlay in self._overlays.values():
            overlay.close()
        for tongues in self._tongues.values():
            tongues.close()
        self._overlays.clear()
        self._tongues.clear()
