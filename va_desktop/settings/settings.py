# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of one profile, and the small file they live in."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from va_desktop.durable import put

Theme = Literal["light", "dark", "high-contrast"]

SCALES = (100, 125, 150, 175, 200, 250, 300, 400)
"""Text sizes offered, in percent of the design's 20 px body text (design guide: 100 to 400 %)."""

SPEEDS = (0.6, 0.8, 1.0, 1.25, 1.5)
"""Speaking speeds offered, as a factor of the voice's normal speed."""

STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""Seconds offered between two steps of scanning with a switch."""

DWELLS = (0.8, 1.2, 1.8, 2.5, 4.0)
"""Seconds offered for which a pointer must rest on something before it is pressed."""

VOLUMES = (0, 25, 50, 75, 100)
"""Loudness of the program's own voice, in percent."""


@dataclass(frozen=True)
class Settings:
    """What the person chose; every field has a safe default.

    `lang` is empty until a language was picked, `country` until a country was picked. `screen_reader` True
    means: the person said that a screen reader speaks, so the program never speaks by itself; None means
    that nobody said so. `aloud`: every page is read when it opens; `scan`:
    one or two switches, `step` seconds apart; `dwell`: resting the pointer for `rest` seconds presses; `keys`: a
    keyboard on the screen; `pictures`: drawings instead of text, the first touch says and the second one presses;
    `sign`: the ISO 639-3 code of the sign language that the person uses, or empty.
    """

    lang: str = ""
    country: str = ""
    theme: Theme = "light"
    scale: int = 100
    calm: bool = False
    screen_reader: bool | None = None
    speed: float = 1.0
    volume: int = 100
    aloud: bool = False
    scan: bool = False
    step: float = 2.0
    dwell: bool = False
    rest: float = 1.2
    keys: bool = False
    pictures: bool = False
    sign: str = ""

    def with_(self, **changes: Any) -> "Settings":
        """Return the same settings with some fields changed."""
        return replace(self, **changes)


def load(file: Path) -> Settings:
    """Read the settings; a missing or damaged file, or an odd value, gives the default for what is odd."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    known = {f.name for f in fields(Settings)}
    good = {name: value for name, value in data.items() if name in known and _fits(name, value)}
    return Settings(**good)


def save(file: Path, settings: Settings) -> None:
    """Write the settings so that a power cut leaves the old file or the new one, never half of one.

    Raises OSError when the folder cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, json.dumps(asdict(settings), indent=1).encode())


def _fits(name: str, value: object) -> bool:
    match name:
        case "lang" | "country":
            return isinstance(value, str) and len(value) < 16
        case "sign":
            return isinstance(value, str) and (value == "" or (len(value) == 3 and value.isascii() and value.islower()))
        case "theme":
            return value in ("light", "dark", "high-contrast")
        case "scale":
            return value in SCALES
        case "speed":
            return value in SPEEDS
        case "volume":
            return value in VOLUMES and not isinstance(value, bool)
        case "calm" | "aloud" | "scan" | "dwell" | "keys" | "pictures":
            return isinstance(value, bool)
        case "step":
            return value in STEPS and not isinstance(value, bool)
        case "rest":
            return value in DWELLS and not isinstance(value, bool)
        case _:
            return value is None or isinstance(value, bool)
