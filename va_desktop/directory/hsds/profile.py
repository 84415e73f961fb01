# SPDX-License-Identifier: GPL-3.0-or-later
"""What this project says of services beyond HSDS, kept as HSDS attributes with a taxonomy of its own.

The profile is declared in `resources/hsds/profile.json` and described in `docs/hsds-profile.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from va_desktop.directory.attributes import Term, protects, said, term
from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.codes import ACCESSIBILITY, AXES, AXIS_OF, MARKS, OFFER, PREFIX, REDACTED, TAXONOMY

URI = "urn:x-va-desktop:hsds-profile:1"
TAXONOMY_ID = values.made("taxonomy", TAXONOMY)

Known = Literal["yes", "no", "unknown"]
Route = Literal["open", "specialised", "victims"]

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *AXES.items(),
    ("offer", OFFER),
    ("accessibility", ACCESSIBILITY),
    ("protection", (REDACTED,)),
    ("mark", MARKS),
)
_UNKNOWN: Mapping[str, Known] = MappingProxyType(dict.fromkeys(ACCESSIBILITY, "unknown"))


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the profile says of one service or place. Codes are those of `AXES`."""

    frameworks: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    route: Route | None = None
    pillars: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    free: Known = "unknown"
    women_staff: Known = "unknown"
    children: Known = "unknown"
    travel_paid: Known = "unknown"
    lodging_paid: Known = "unknown"
    no_id: Known = "unknown"
    redacted: bool = False
    pcode: str | None = None
    landmarks: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    accessibility: Mapping[str, Known] = field(default_factory=lambda: _UNKNOWN)


NOTHING = Profile()
"""The profile of a document that says nothing of it."""

_FIELDS = {
    "framework": "frameworks",
    "approach": "approaches",
    "pillar": "pillars",
    "need": "needs",
    "service_type": "types",
}


def term_id(axis: str, code: str) -> str:
    """Return the id of one term of the taxonomy."""
    return values.made("taxonomy_term", TAXONOMY, axis, code)


def read(doc: Mapping[str, Any]) -> Profile:
    """Return what the attributes of a service or location say; other taxonomies' attributes are passed over."""
    attributes = doc.get("attributes")
    if not isinstance(attributes, list) or not attributes:
        return NOTHING
    lists: dict[str, list[str]] = {}
    answers: dict[str, Any] = {}
    texts: dict[str, list[str]] = {}
    access: dict[str, Known] = {}
    for named, attribute in said(doc):
        found = _named(named)
        if found is None:
            continue
        axis, code = found
        value = attribute.get("value") if named.value is None else named.value
        if axis == "accessibility":
            access[code] = _known(value)
        elif axis == "offer":
            answers[code] = _known(value)
        elif axis == "protection":
            answers[code] = protects(doc)
        elif axis == "mark":
            texts.setdefault(code, []).append(str(value or ""))
        elif axis == "route":
            answers["route"] = code
        elif code not in lists.setdefault(axis, []):
            lists[axis].append(code)
    if not (lists or answers or access or texts):
        return NOTHING
    return Profile(
        pcode=texts.get("pcode", [None])[-1],
        landmarks=tuple(texts.get("landmark", ())),
        directions=tuple(texts.get("directions", ())),
        **{_FIELDS[axis]: tuple(codes) for axis, codes in lists.items()},  # type: ignore[arg-type]
        **answers,
        accessibility=MappingProxyType({**_UNKNOWN, **access}) if access else _UNKNOWN,
    )


def written(doc: Mapping[str, Any], profile: Profile, kind: str = "service") -> dict[str, Any]:
    """Return a copy of a document whose attributes say this profile; attributes of other taxonomies stay first."""
    others = [item for item in doc.get("attributes") or () if _term(item) is None]
    ours = [attribute(str(doc.get("id", "")), kind, *answer) for answer in answers(profile)]
    changed = {key: value for key, value in doc.items() if key != "attributes"}
    if others or ours:
        changed["attributes"] = [*others, *ours]
    return changed


def answers(profile: Profile) -> Iterable[tuple[str, str, str]]:
    """Yield (axis, code, value) of everything a profile knows; what is unknown is not said."""
    for axis, name in _FIELDS.items():
        for code in getattr(profile, name):
            yield axis, code, "yes"
    if profile.route is not None:
        yield "route", profile.route, "yes"
    for code in OFFER:
        if getattr(profile, code) != "unknown":
            yield "offer", code, getattr(profile, code)
    for code in ACCESSIBILITY:
        if profile.accessibility.get(code, "unknown") != "unknown":
            yield "accessibility", code, profile.accessibility[code]
    if profile.redacted:
        yield "protection", REDACTED, "yes"
    if profile.pcode:
        yield "mark", "pcode", profile.pcode
    yield from (("mark", "landmark", text) for text in profile.landmarks)
    yield from (("mark", "directions", text) for text in profile.directions)


def taxonomy() -> dict[str, Any]:
    """Return the taxonomy of the profile as an HSDS object."""
    return {
        "id": TAXONOMY_ID,
        "name": TAXONOMY,
        "description": "Victim assistance: frameworks, approaches, routes, pillars, needs, offers, accessibility.",
        "uri": URI,
        "version": "1",
    }


def terms() -> tuple[dict[str, Any], ...]:
    """Return every term of the taxonomy as an HSDS object."""
    return tuple({**described} for described in _DESCRIBED.values())


def coded(axis: str, code: str) -> str:
    """Return a term's code."""
    if axis in AXES:
        return f"{PREFIX}{axis}={code}"
    return f"{PREFIX}{axis}.{code}" if axis == "accessibility" else f"{PREFIX}{code}"


def _described(axis: str, code: str) -> dict[str, Any]:
    name = code.replace("_", " ").capitalize()
    return {
        "id": term_id(axis, code),
        "code": coded(axis, code),
        "name": name,
        "description": f"{axis.replace('_', ' ').capitalize()}: {name.lower()}",
        "taxonomy": TAXONOMY,
        "language": "en",
        "term_uri": f"{URI}#{axis}.{code}",
    }


def attribute(owner: str, kind: str, axis: str, code: str, value: str) -> dict[str, Any]:
    """Return one answer as an HSDS attribute of an object (its id and kind)."""
    return {
        "id": values.made("attribute", owner, axis, code, value if axis == "mark" else ""),
        "link_type": axis,
        "link_entity": kind,
        "value": value,
        "taxonomy_term": {**_DESCRIBED[axis, code]},
    }


_DESCRIBED = {(axis, code): _described(axis, code) for axis, codes in _KINDS for code in codes}


def _term(attribute: object) -> tuple[str, str] | None:
    """Return axis and code of an attribute of our taxonomy; None for any other."""
    return _named(term(attribute)) if isinstance(attribute, Mapping) else None


def _named(found: Term) -> tuple[str, str] | None:
    if found.protects:
        return AXIS_OF[REDACTED], REDACTED
    if found.axis in AXES:
        return (found.axis, found.value) if found.value in AXES[found.axis] else None
    return (AXIS_OF[found.axis], found.axis) if found.axis in AXIS_OF else None


def _known(value: object) -> Known:
    bare = str(value).strip().lower()
    return "yes" if bare in ("yes", "true", "1") else "no" if bare in ("no", "false", "0") else "unknown"
