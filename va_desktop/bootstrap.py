# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds every real object by plain constructors and returns them as one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from va_desktop import paths
from va_desktop.clock import Clock, TimeOfDay, system_clock, system_time
from va_desktop.i18n import translator
from va_desktop.i18n.translator import Translator
from va_desktop.paths import Bundle, Folders
from va_desktop.settings import settings as chosen
from va_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from va_desktop.content.library import Library
    from va_desktop.directory.shelf import Shelf
    from va_desktop.periods import Holidays
    from va_desktop.speech.engine import SpeechEngine


@dataclass(frozen=True)
class Services:
    """Everything the window and the command line work with. Content and voices are opened when first asked for."""

    bundle: Bundle
    folders: Folders
    clock: Clock
    make_engines: Callable[[], tuple[SpeechEngine, ...]]
    time_of_day: TimeOfDay = system_time

    def now(self) -> datetime:
        """Return the moment on the clock of the wall, by which it is told whether a place is open."""
        from datetime import datetime

        return datetime.combine(self.clock(), self.time_of_day())

    @cached_property
    def engines(self) -> tuple[SpeechEngine, ...]:
        """Return the speech engines, best first, the silent one last."""
        return self.make_engines()

    @cached_property
    def library(self) -> Library:
        """Return the open content packs; in a source checkout changed packs are rebuilt first."""
        if self.bundle.sources is not None and self.bundle.catalogues is not None:
            from va_desktop.content.fresh import ensure_built

            ensure_built(self.bundle.sources, self.bundle.catalogues, self.bundle.packs)
        from va_desktop.content.library import Library

        return Library.open(self.bundle.packs, self.installed_packs)

    def rest(self) -> None:
        """Give back the memory that reading content has taken, where any was opened."""
        if "library" in self.__dict__:
            self.library.rest()

    @cached_property
    def shelf(self) -> Shelf:
        """Return the installed directories; none is opened before somebody asks for its country."""
        from va_desktop.directory.shelf import Shelf

        return Shelf(self.directory_folder, self.clock)

    @cached_property
    def holidays(self) -> Holidays:
        """Return the public holidays of countries; none is loaded before somebody asks for it."""
        from va_desktop.periods import Holidays

        return Holidays()

    @property
    def installed_packs(self) -> Path:
        """Return where packs lie that a centre installed beside the bundled ones."""
        return self.folders.data / "packs"

    @property
    def directory_folder(self) -> Path:
        """Return where the directories of countries and the centre's own changes to them lie."""
        return self.folders.data / "directory"

    @property
    def key_folders(self) -> tuple[Path, ...]:
        """Return where the public keys lie whose signatures on packs are trusted."""
        return (self.bundle.resources / "keys", self.folders.config / "keys")

    @property
    def settings_file(self) -> Path:
        """Return where the settings live."""
        return self.folders.config / "settings.json"

    @property
    def answers_file(self) -> Path:
        """Return where answers lie that a person asked to keep."""
        return self.folders.data / "answers.vault"

    @property
    def kiosk_file(self) -> Path:
        """Return where a centre's choices for its kiosk live."""
        return self.folders.config / "kiosk.json"

    @property
    def centre_file(self) -> Path:
        """Return where a centre keeps where it stands."""
        return self.folders.config / "centre.json"

    @property
    def vault_folder(self) -> Path:
        """Return where the person's vault lies on this computer."""
        return self.folders.data / "vault"

    def settings(self) -> Settings:
        """Read the settings."""
        return chosen.load(self.settings_file)

    def save(self, settings: Settings) -> None:
        """Write the settings. Raises OSError when the folder cannot be written."""
        chosen.save(self.settings_file, settings)

    def translator(self, lang: str) -> Translator:
        """Return the interface catalogue of a language."""
        return translator.translator(self.bundle.locales, lang)

    def languages(self) -> tuple[str, ...]:
        """Return the tags of the interface languages that are there."""
        return translator.installed(self.bundle.locales)


def services(data: Path | None = None, clock: Clock = system_clock, time_of_day: TimeOfDay = system_time) -> Services:
    """Build the real services; `data` puts everything that is written below one folder."""
    return Services(paths.bundle(), paths.folders(data), clock, _engines, time_of_day)


def _engines() -> tuple[SpeechEngine, ...]:
    from va_desktop.speech.espeak import EspeakEngine
    from va_desktop.speech.silent import SilentEngine
    from va_desktop.speech.system import SystemEngine

    return (EspeakEngine(), SystemEngine(), SilentEngine())
