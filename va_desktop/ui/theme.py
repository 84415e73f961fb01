# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of design tokens, and what a screen asks of it: colours, fonts and measures at the chosen size."""

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QFont, QPalette

BASE = 20
"""Body text at 100 %, in device-independent pixels (design tokens, `type.base`)."""

_SCRIPT_FAMILIES = {
    "Arab": "Noto Sans Arabic",
    "Khmr": "Noto Sans Khmer",
    "Laoo": "Noto Sans Lao",
    "Mymr": "Noto Sans Myanmar",
    "Ethi": "Noto Sans Ethiopic",
}


class Tokens:
    """The design tokens as drawn."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table

    @staticmethod
    def load(resources: Path) -> "Tokens":
        """Read the token table from the bundled resources."""
        return Tokens(json.loads((resources / "themes" / "tokens.json").read_text(encoding="utf-8")))

    @property
    def mirrored(self) -> frozenset[str]:
        """Return the pictograms that turn round in right-to-left scripts."""
        return frozenset(self.table["pictogram"]["mirror_in_rtl"])


class Look:
    """The tokens of one theme at one text size for one script. `scale` is in percent, 100 to 400."""

    def __init__(self, tokens: Tokens, theme: str, scale: int, script: str, rtl: bool, resources: Path) -> None:
        self.tokens, self.theme, self.scale = tokens, theme, scale
        self.script, self.rtl, self.resources = script, rtl, resources

    @cached_property
    def _colors(self) -> Mapping[str, str]:
        return self.tokens.table["color"][self.theme]

    def color(self, name: str) -> QColor:
        """Return a colour by its role name."""
        return QColor(self._colors[name])

    def hex(self, name: str) -> str:
        """Return a colour as text for a style sheet."""
        return self._colors[name]

    @property
    def factor(self) -> float:
        """Return the text size as a factor, 1.0 to 4.0."""
        return self.scale / 100

    def text_size(self, role: str) -> int:
        """Return the pixel size of a text role: a fixed step above body text, so that headings stay in proportion."""
        step = self.tokens.table["type"]["roles"][role] - BASE
        factor = min(self.factor, 2.0) if role == "bar" else self.factor
        return round(BASE * factor + step)

    @cached_property
    def _fonts(self) -> dict[tuple[str, bool], QFont]:
        return {}

    @cached_property
    def laid(self) -> dict[tuple[object, ...], object]:
        """Return the texts laid out so far; `kit/text.py` keeps them here, so that they end with the look."""
        return {}

    def font(self, role: str, bold: bool = False) -> QFont:
        """Return the font of a text role, the script's own family first; always the same object."""
        if (role, bold) not in self._fonts:
            self._fonts[role, bold] = self._font(role, bold)
        return self._fonts[role, bold]

    def _font(self, role: str, bold: bool) -> QFont:
        font = QFont()
        own = _SCRIPT_FAMILIES.get(self.script)
        others = [family for family in _SCRIPT_FAMILIES.values() if family != own]
        font.setFamilies([*([own] if own else []), "Noto Sans", *others])
        font.setPixelSize(self.text_size(role))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def space(self, px: int) -> int:
        """Return a distance, which grows with the text up to one and a half times."""
        return round(px * min(self.factor, 1.5))

    def picture(self, size: str) -> int:
        """Return the edge of a pictogram (`inline`, `bar`, `row`, `block`, `tile`)."""
        px = int(self.tokens.table["pictogram"]["sizes"][size])
        return round(px * (min(self.factor, 2.0) if size == "bar" else self.factor))

    def target(self, name: str = "button") -> int:
        """Return the least height of something that can be pressed."""
        return int(self.tokens.table["target"][name])

    def radius(self, name: str) -> int:
        """Return a corner radius."""
        return int(self.tokens.table["radius"][name])

    @property
    def margin(self) -> int:
        """Return the side margin of a page."""
        return 24 if self.scale >= 200 else 48

    @property
    def line(self) -> int:
        """Return the width of the edge of a control, thicker in large text."""
        return 2 if self.scale < 200 else 3

    def narrow(self, width: int) -> bool:
        """Tell whether a page of this width shows one column only."""
        return width / self.factor < 720 or self.scale >= 250

    def palette(self) -> QPalette:
        """Return the palette for whatever Qt draws by itself."""
        palette = QPalette()
        role = QPalette.ColorRole
        for which, name in (
            (role.Window, "surface"),
            (role.Base, "surface-raised"),
            (role.AlternateBase, "surface-sunken"),
            (role.Button, "surface-raised"),
            (role.WindowText, "text"),
            (role.Text, "text"),
            (role.ButtonText, "text"),
            (role.PlaceholderText, "text-muted"),
            (role.Highlight, "primary"),
            (role.HighlightedText, "on-primary"),
            (role.Link, "link"),
            (role.LinkVisited, "link"),
            (role.Light, "border"),
            (role.Mid, "border"),
            (role.Dark, "border"),
            (role.Accent, "primary"),
        ):
            palette.setColor(which, self.color(name))
        return palette
