# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page that the walks open, with real content of two countries."""

import pytest

from va_desktop.ui.navigation import Route
from va_desktop.ui.screens import NAMES
from va_desktop.ui.tour import SCENES, filled

LANGUAGES = ("en", "es", "uk", "fr", "ar", "km", "bs", "lo")
COUNTRY = {"en": "UKR", "es": "COL", "uk": "UKR", "fr": "COL", "ar": "COL", "km": "KHM", "bs": "BIH", "lo": "LAO"}
THEMES = ("light", "dark", "high-contrast")


def scene(name: str, lang: str) -> Route:
    return filled(dict(SCENES)[name], lang, COUNTRY[lang])


every = pytest.mark.parametrize("name", [name for name, _ in SCENES])


def unseen() -> set[str]:
    """Pages that no scene opens."""
    return set(NAMES) - {route.screen for _, route in SCENES}
