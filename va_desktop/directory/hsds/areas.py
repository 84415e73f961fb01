# SPDX-License-Identifier: GPL-3.0-or-later
"""Districts that keep their P-codes: as documents, as rows of a table, and as maps of boundaries (GeoJSON).

Boundaries are understood as the common operational datasets of OCHA name their fields: `ADM2_PCODE`, `ADM2_EN`,
`ADM1_PCODE`, and the newer `adm2_pcode`, `adm2_name`.
"""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

KIND = "district"
NAMES = frozenset({KIND, "districts"})
"""What a list, a file or a table of districts is called."""

MOST_POINTS = 400
"""Points of one district's outline; more are left out where they change its shape the least."""

_CODE = re.compile(r"[^\s\x00-\x1f\ud800-\udfff]{1,40}")
_LEVEL = re.compile(r"adm([0-5])_?pcode", re.IGNORECASE)
_NAME = re.compile(r"adm([0-5])_(?:name\d?|ref_name|([a-z]{2,3}))", re.IGNORECASE)
_COLUMN = re.compile(r"name[:_]([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_PLAIN = "und"

Ring = list[list[float]]


def is_area(doc: Mapping[str, Any], hint: str | None) -> bool:
    """Tell whether a document is a district: by the list it stood in, or a feature with the code of an area."""
    if hint is not None and hint.lower() in NAMES:
        return True
    properties = doc.get("properties")
    return doc.get("type") == "Feature" and isinstance(properties, dict) and _level(properties) is not None


def read(doc: Mapping[str, Any]) -> tuple[dict[str, Any] | None, list[str]]:
    """Return a district in our own form, None without a code, and the fields that were left out as they are none."""
    wrong: list[str] = []
    found = _feature(doc, wrong) if isinstance(doc.get("properties"), dict) else dict(doc)
    code = _text(found.pop("id", None)) or _text(found.pop("pcode", None)) or _text(found.pop("code", None))
    if code is None or not _CODE.fullmatch(code):
        return None, wrong
    whole: dict[str, Any] = {"id": code}
    parent = found.pop("parent", None) or found.pop("parent_id", None)
    if (above := _text(parent)) is not None and above != code:
        whole["parent"] = above
    elif parent is not None:
        wrong.append("parent")
    if names := _names(found, wrong):
        whole["names"] = names
    _centre(found, whole, wrong)
    outline = found.pop("outline", None)
    if outline is not None:
        rings = _outline(outline)
        if rings:
            whole["outline"] = rings
        else:
            wrong.append("outline")
    # What is left is kept as it stands.
    whole.update((key, value) for key, value in found.items() if key not in whole and value is not None)
    return whole, wrong


def _text(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) and not isinstance(value, bool) else None


def _names(found: dict[str, Any], wrong: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    given = found.pop("names", None)
    if isinstance(given, dict):
        for language, name in given.items():
            if isinstance(name, str) and name.strip():
                names[str(language)] = _sound(name.strip())
            elif name is not None:
                wrong.append(f"names.{language}")
    elif given is not None:
        wrong.append("names")
    for key in [key for key in found if key == "name" or _COLUMN.fullmatch(key)]:
        column, name = _COLUMN.fullmatch(key), found.pop(key)
        if isinstance(name, str) and name.strip():
            names.setdefault(column[1].lower() if column else _PLAIN, _sound(name.strip()))
        elif name is not None and name != "":
            wrong.append(key)
    return names


def _sound(text: str) -> str:
    return text.encode(errors="replace").decode()


def _number(value: object, limit: float) -> float | None:
    try:
        found = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return found if abs(found) <= limit else None


def _centre(found: dict[str, Any], whole: dict[str, Any], wrong: list[str]) -> None:
    given = found.pop("latitude", None), found.pop("longitude", None)
    both = _number(given[0], 90), _number(given[1], 180)
    if both[0] is not None and both[1] is not None:
        whole["latitude"], whole["longitude"] = both
    elif given != (None, None):
        wrong += [name for name, value in zip(("latitude", "longitude"), both) if value is None]


def _outline(value: object) -> list[Ring] | None:
    """Return rings of sound points, closed and with few enough of them; None when one is not sound."""
    if not isinstance(value, list) or not value:
        return None
    rings = [_ring(ring) for ring in value]
    good = [ring for ring in rings if ring is not None]
    return simplified(good) if len(good) == len(rings) else None


def _ring(value: object) -> Ring | None:
    if not isinstance(value, list) or len(value) < 3:
        return None
    ring: Ring = []
    for point in value:
        if not isinstance(point, list) or len(point) < 2:
            return None
        lon, lat = _number(point[0], 180), _number(point[1], 90)
        if lon is None or lat is None:
            return None
        ring.append([lon, lat])
    return ring if ring[0] == ring[-1] else [*ring, list(ring[0])]


def _feature(doc: Mapping[str, Any], wrong: list[str]) -> dict[str, Any]:
    """Return what a feature of boundaries says, in the names of our own form."""
    properties = {str(key).lower(): value for key, value in doc["properties"].items()}
    level = _level(properties)
    found: dict[str, Any] = {}
    if level is None:
        found = {"id": doc.get("id"), **{key: value for key, value in properties.items() if key in _OWN}}
    else:
        codes = {int(match[1]): key for key in properties if (match := _LEVEL.fullmatch(key))}
        found["id"] = properties[codes[level]]
        # A country is no district; the first level below it has nothing above.
        if level > 1 and level - 1 in codes:
            found["parent"] = properties[codes[level - 1]]
        found["names"] = _given(properties, level)
        found["latitude"], found["longitude"] = properties.get("center_lat"), properties.get("center_lon")
    geometry = doc.get("geometry")
    if isinstance(geometry, dict):
        parts = geometry.get("coordinates")
        polygons = [parts] if geometry.get("type") == "Polygon" else parts
        if geometry.get("type") in ("Polygon", "MultiPolygon") and isinstance(polygons, list):
            found["outline"] = [ring for part in polygons if isinstance(part, list) for ring in part]
        else:
            wrong.append("geometry")
    return found


_OWN = frozenset({"id", "pcode", "parent", "name", "names", "latitude", "longitude"})


def _level(properties: Mapping[str, Any]) -> int | None:
    """Return the deepest level whose code a feature has."""
    levels = [int(found[1]) for key, value in properties.items() if value and (found := _LEVEL.fullmatch(str(key)))]
    return max(levels, default=None)


def _given(properties: Mapping[str, Any], level: int) -> dict[str, str]:
    names: dict[str, str] = {}
    spoken = [properties.get("lang"), properties.get("lang1"), properties.get("lang2"), properties.get("lang3")]
    for key, value in properties.items():
        found = _NAME.fullmatch(key)
        if found is None or int(found[1]) != level or not isinstance(value, str) or not value.strip():
            continue
        number = key[-1] if key[-1].isdigit() else ""
        place = int(number) if number else 0
        told = spoken[place] if place < len(spoken) and "name" in key and "ref" not in key else None
        language = (found[2] or (told if isinstance(told, str) and told else _PLAIN)).lower()
        if found[2] is None or found[2].lower() not in ("ref",):
            names.setdefault(language, value.strip())
    return names


def simplified(rings: list[Ring]) -> list[Ring]:
    """Return rings with at most `MOST_POINTS` points together, by the way of Ramer, Douglas and Peucker.

    The tolerance, in degrees, begins at a thousandth of the whole and doubles until it is enough; a ring too small for
    it is left out, but never the largest.
    """
    if sum(map(len, rings)) <= MOST_POINTS:
        return rings
    rings = sorted(rings, key=_size, reverse=True)[: MOST_POINTS // 4]
    tolerance = max(_size(rings[0]) / 2000, 1e-6)
    while sum(map(len, rings)) > MOST_POINTS:
        thin = [_thinned(ring, tolerance) for ring in rings]
        rings = [ring for place, ring in enumerate(thin) if place == 0 or len(ring) > 3]
        tolerance *= 2
    return rings


def _size(ring: Iterable[list[float]]) -> float:
    xs, ys = zip(*ring)
    return float(max(xs) - min(xs) + max(ys) - min(ys))


def _thinned(ring: Ring, tolerance: float) -> Ring:
    """Keep the points that lie farther than the tolerance from the line between those kept around them."""
    far = max(range(len(ring)), key=lambda place: math.dist(ring[0], ring[place]))
    kept, waiting = {0, far, len(ring) - 1}, [(0, far), (far, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        place = max(range(first + 1, last), key=lambda at: _away(ring[at], ring[first], ring[last]))
        if _away(ring[place], ring[first], ring[last]) > tolerance:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [ring[place] for place in sorted(kept)]


def _away(point: list[float], first: list[float], last: list[float]) -> float:
    length = math.dist(first, last)
    if length == 0:
        return math.dist(point, first)
    across = (last[0] - first[0]) * (first[1] - point[1]) - (first[0] - point[0]) * (last[1] - first[1])
    return abs(across) / length
