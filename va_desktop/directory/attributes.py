# SPDX-License-Identifier: GPL-3.0-or-later
"""The one reader of HSDS attributes: which term of our own profile each one names, and whether it protects a place."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from va_desktop.directory.hsds import values
from va_desktop.directory.hsds.codes import ACCESSIBILITY, AXES, MARKS, OFFER, PREFIX, REDACTED, TAXONOMY

Doc = Mapping[str, Any]
WAY = frozenset((*MARKS, "district"))
"""Axes whose words say where a place is."""
_STEM = "redact"
"""In any part of a term, in any spelling and of any taxonomy, it protects: a leaked address can cost a life."""
_NO = frozenset(("no", "false", "0", "n"))
_GROUPED = ("access", "accessibility", "offer", "protection", "mark")
"""What may stand between the prefix and the axis: `va:accessibility.lift`, and the older `va:access:lift`."""
_KEPT = 1 << 13


@dataclass(frozen=True, slots=True)
class Term:
    """What an attribute is about. `axis` is empty for another taxonomy's; `value` is what the code itself names."""

    axis: str = ""
    value: str | None = None
    protects: bool = False


_OTHER = Term()
_IDS = {
    **{
        values.made("taxonomy_term", TAXONOMY, axis, code): f"{PREFIX}{axis}={code}"
        for axis, codes in AXES.items()
        for code in codes
    },
    **{
        values.made("taxonomy_term", TAXONOMY, axis, code): f"{PREFIX}{code}"
        for axis, codes in (
            ("offer", OFFER),
            ("accessibility", ACCESSIBILITY),
            ("protection", (REDACTED,)),
            ("mark", MARKS),
        )
        for code in codes
    },
    **{
        str(uuid.uuid5(uuid.NAMESPACE_OID, f"va-desktop:term:{PREFIX}{code}")): f"{PREFIX}{code}"
        for code in (*(f"{code}=yes" for code in (*OFFER, "home_visits", REDACTED)),
                     *(f"need={code}" for code in AXES["need"]))
    },
}  # fmt: skip
"""The codes by the ids of their terms, those of `made.attributes` too: a table may come without its taxonomy."""


def said(owner: Doc) -> Iterator[tuple[Term, Doc]]:
    """Yield each attribute of an object with its term; what is no attribute is passed over. TypeError for a number."""
    found = owner.get("attributes")
    if not found:
        return
    for each in (found,) if isinstance(found, (Mapping, str)) else found:
        if each.__class__ is dict or isinstance(each, Mapping):
            yield term(each), each
        elif isinstance(each, str):
            yield _term(each, None, None, None, None), {}


def term(attribute: Doc) -> Term:
    """Return what an attribute is about: by its term's code or id, whether that is inside it or only named."""
    inner = attribute.get("taxonomy_term")
    if inner.__class__ is dict and (code := inner.get("code")).__class__ is str:
        found = _coded(code)
        if found.axis:
            return found
    own = attribute.get("taxonomy_term_id")
    if isinstance(inner, Mapping):
        get = inner.get
        code, key = get("code"), get("id")
        found = _term(_text(code), _text(key), _text(own), _text(get("name")), _text(get("term_uri")))
    else:
        found = _term(None, _text(inner), _text(own), None, None)
    if found.axis or found.protects:
        return found
    for key in ("link_type", "label", "value"):
        text = attribute.get(key)
        if isinstance(text, str) and (_STEM in (low := text.lower()) or (key == "link_type" and low == "protection")):
            return Term(protects=True)
    return found


def protects(owner: Doc) -> bool:
    """Tell whether anything that an object says of itself protects its place. Only a plain no does not."""
    for found, attribute in said(owner) if "attributes" in owner else ():
        if found.protects:
            told = [each for each in (found.value, attribute.get("value")) if each is not None and each != ""]
            if not told or any(str(each).strip().lower() not in _NO for each in told):
                return True
    if _STEM in "".join(owner).lower():
        told = [value for key, value in owner.items() if _STEM in str(key).lower() and value not in (None, "")]
        return any(str(each).strip().lower() not in _NO for each in told)
    broken = owner.get("attributes_text")
    return broken is not None and _STEM in str(broken).lower()


@lru_cache(_KEPT)
def _term(code: str | None, key: str | None, own: str | None, name: str | None, uri: str | None) -> Term:
    found = next((each for text in (code, key, own) if text and (each := _coded(_IDS.get(text, text))).axis), _OTHER)
    if found.protects or any(text and _STEM in text.lower() for text in (code, key, own, name, uri)):
        return Term(found.axis or REDACTED, found.value, True)
    return found


@lru_cache(_KEPT)
def _coded(code: str) -> Term:
    """Return axis and value of a code, however its letters are written."""
    bare = code.strip()
    if bare[: len(PREFIX)].lower() != PREFIX:
        return _OTHER
    head, equals, value = bare[len(PREFIX) :].partition("=")
    axis = head.strip().lower()
    for group in _GROUPED:
        if axis[: len(group) + 1] in (f"{group}.", f"{group}:"):
            axis = axis[len(group) + 1 :]
    named = value.strip() if equals else None
    if named is not None and axis in AXES:
        named = named.lower()
    return Term(axis, named, _STEM in bare.lower())


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
