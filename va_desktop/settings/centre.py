# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a centre stands, for each country, so that lists begin near it. It tells nothing of a person."""

import json
from pathlib import Path

from va_desktop.durable import put

KINDS = ("district", "landmark", "at")
"""A P-code, the id of a landmark, or a position as `latitude,longitude` in degrees (WGS 84)."""
_LONGEST = 400


def load(file: Path, country: str) -> dict[str, str]:
    """Return one of `KINDS` with its value; empty while nothing is set, or where the file is damaged."""
    found = _all(file).get(country)
    if not isinstance(found, dict):
        return {}
    known = {name: found[name] for name in KINDS if isinstance(found.get(name), str) and found[name]}
    return dict(list(known.items())[:1])


def save(file: Path, country: str, stands: dict[str, str]) -> None:
    """Write where the centre stands, or that it is not told. Raises OSError, ValueError for what is no such place."""
    if not stands.keys() <= set(KINDS) or len(stands) > 1 or any(len(value) > _LONGEST for value in stands.values()):
        raise ValueError("a district, a landmark or a position")
    found = _all(file)
    found.pop(country, None)
    if stands:
        found[country] = stands
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, json.dumps(found, indent=1, ensure_ascii=False).encode())


def _all(file: Path) -> dict[str, object]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
