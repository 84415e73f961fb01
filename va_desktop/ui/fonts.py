# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled fonts, each loaded when it is first needed."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

_FILES = {
    "Arab": "NotoSansArabic",
    "Khmr": "NotoSansKhmer",
    "Laoo": "NotoSansLao",
    "Mymr": "NotoSansMyanmar",
    "Ethi": "NotoSansEthiopic",
}


class Fonts:
    """Loads the bundled fonts, each when it is first needed."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "fonts"
        self._loaded: set[str] = set()

    def need(self, script: str) -> None:
        """Load the family of a script."""
        stem = _FILES.get(script, "NotoSans")
        if stem not in self._loaded:
            self._loaded.add(stem)
            for weight in ("Regular", "Bold"):
                QFontDatabase.addApplicationFont(str(self._folder / f"{stem}-{weight}.ttf"))

    def all(self) -> None:
        """Load every bundled family, for pages that show several scripts."""
        for script in ("Latn", *_FILES):
            self.need(script)
