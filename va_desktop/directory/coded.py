# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre answers about a place in codes of our profile: each answer is a correction of one row of a list."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from va_desktop.directory.changes import Change, Corrected
from va_desktop.directory.facets import PREFIX, Doc
from va_desktop.directory.fields import inside
from va_desktop.directory.hsds import profile
from va_desktop.directory.hsds.codes import AXIS_OF, MARKS, REDACTED
from va_desktop.directory.listing import places
from va_desktop.directory.services import Known
from va_desktop.directory.steps import NOTHING, FieldPath, value_at

_SAME = {"home_visits": "home_visit", "district": "pcode"}
"""Older names of codes."""

Row = tuple[FieldPath, Mapping[str, Any]]


def said(attribute: Any) -> tuple[str, str]:
    """Return axis and value of an attribute of our profile, as in `need`, `health`; two empty texts for any other."""
    term = attribute.get("taxonomy_term") if isinstance(attribute, Mapping) else None
    code = str(term.get("code") or "") if isinstance(term, Mapping) else ""
    if not code.startswith(PREFIX):
        return "", ""
    axis, equals, value = code.removeprefix(PREFIX).partition("=")
    for start in ("accessibility", "access"):
        if axis.startswith((f"{start}.", f"{start}:")):
            axis = axis[len(start) + 1 :]
    if axis == "offer":
        axis, value = value, "yes"
    return _SAME.get(axis, axis), value if equals else str(attribute.get("value") or "yes")


def answered(doc: Doc, place: Doc | None, code: str, value: Known) -> list[Corrected]:
    """Return what says yes, no or unknown about something: where it was said nearest to the place, else anew."""
    rows = [row for row in _rows(doc, place, "attributes") if said(row[1])[0] == code]
    if not rows:
        if value == "unknown":
            return []
        near = code not in (REDACTED, *_OF_SERVICE) or (code == REDACTED and len(places(doc)) > 1)
        path, kind = _home(doc, place, near)
        return [_added(path, profile.attribute(_id(doc, path), kind, AXIS_OF[code], code, value))]
    last = rows[-1:]
    if code == REDACTED and value == "no":
        # Whoever says that it is secret, it is; but what a service says holds for its other places too.
        last = rows if len(places(doc)) <= 1 else [row for row in rows if row[0][:1] == ("service_at_locations",)]
    made = []
    for path, old in last:
        kind = str(old.get("link_entity") or "service")
        new = profile.attribute(str(doc.get("id")), kind, AXIS_OF[code], code, value)
        new["id"] = old.get("id") or new["id"]
        if said(old) != (code, value) or old["taxonomy_term"]["code"] != new["taxonomy_term"]["code"]:
            made.append(Corrected(path, dict(old), new))
    return made


_OF_SERVICE = ("free", "women_staff", "children", "travel_paid", "lodging_paid", "no_id")


def chosen(doc: Doc, place: Doc | None, axis: str, values: Sequence[str]) -> list[Corrected]:
    """Return what leaves exactly these values of an axis: codes such as needs, or texts such as landmarks."""
    rows = [row for row in _rows(doc, place, "attributes") if said(row[1])[0] == axis]
    gone = [Corrected(path, dict(old), None) for path, old in reversed(rows) if said(old)[1] not in values]
    here = {said(old)[1] for _, old in rows}
    mark = axis in MARKS
    path, kind = _home(doc, place, mark)
    words = [(("mark", axis, each) if mark else (axis, each, "yes")) for each in values if each not in here]
    return [*gone, *(_added(path, profile.attribute(_id(doc, path), kind, *each)) for each in words)]


def tongues(doc: Doc, place: Doc | None, codes: Sequence[str]) -> list[Corrected]:
    """Return what leaves exactly these languages, as IETF tags."""
    rows = list(_rows(doc, place, "languages"))
    gone = [Corrected(path, dict(old), None) for path, old in reversed(rows) if old.get("code") not in codes]
    coded = [row for row in _rows(doc, place, "attributes") if said(row[1])[0] == "language"]
    gone += [Corrected(path, dict(old), None) for path, old in reversed(coded) if said(old)[1] not in codes]
    here = {old.get("code") for _, old in rows} | {said(old)[1] for _, old in coded}
    new = [code for code in codes if code not in here]
    return [*gone, *(_row((), "languages", str(doc.get("id")), "code", code) for code in new)]


def papers(doc: Doc) -> tuple[str, ...]:
    """Return what people have to bring."""
    rows = _rows(doc, None, "required_documents")
    return tuple(str(row["document"]) for _, row in rows if row.get("document"))


def with_papers(doc: Doc, texts: Sequence[str]) -> list[Corrected]:
    """Return what leaves exactly these papers to bring."""
    rows = list(_rows(doc, None, "required_documents"))
    gone = [Corrected(path, dict(old), None) for path, old in reversed(rows) if old.get("document") not in texts]
    new = [text for text in dict.fromkeys(texts) if text not in papers(doc)]
    return [*gone, *(_row((), "required_documents", str(doc.get("id")), "document", text) for text in new)]


def located(doc: Doc, place: Doc | None, position: tuple[float, float] | None) -> list[Corrected]:
    """Return what puts a place at a position in degrees, or takes its position away; nothing without a location."""
    here = inside(doc, place)
    if here is None:
        return []
    made = []
    for key, value in zip(("latitude", "longitude"), position or (None, None), strict=True):
        old = value_at(doc, (*here, key))
        base = None if old is NOTHING else old
        if base != value:
            made.append(Corrected((*here, key), base, value))
    return made


def ready(doc: Doc, changes: Sequence[Change]) -> list[Change]:
    """Return the changes, each first row of a list after one that makes the empty list: so each is undone alone."""
    found, made = list[Change](), set[FieldPath]()
    for each in changes:
        owner = each.path[:-1] if isinstance(each, Corrected) else ()
        row = isinstance(each, Corrected) and isinstance(each.value, Mapping) and each.value.get("id") == each.path[-1]
        if row and owner not in made and value_at(doc, owner) is NOTHING:
            made.add(owner)
            found.append(Corrected(owner, None, []))
        found.append(each)
    return found


def is_empty_list(change: Change) -> bool:
    """Tell whether a change only makes a list for what follows it: nothing that anybody has to see."""
    return isinstance(change, Corrected) and change.value == [] and change.base is None


def checked(doc: Doc, on: date) -> Corrected:
    """Return what says that all of it was seen to be right on a day."""
    return Corrected(("assured_date",), doc.get("assured_date"), on.isoformat())


def _rows(doc: Doc, place: Doc | None, key: str) -> Iterator[Row]:
    """Yield the rows of a list of the service, the pair and the location, each with its path; the nearest come last."""
    here = inside(doc, place)
    for owner in ((),) if here is None else ((), here[:2], here):
        rows = value_at(doc, (*owner, key))
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, Mapping):
                yield (*owner, key, str(row.get("id") or number)), row


def _home(doc: Doc, place: Doc | None, near: bool) -> tuple[FieldPath, str]:
    """Return where a new answer stands: at the location where it is about the place itself, else at the service."""
    here = inside(doc, place) if near else None
    return ((), "service") if here is None else (here, "location")


def _id(doc: Doc, owner: FieldPath) -> str:
    found = value_at(doc, owner)
    return str(found.get("id") if isinstance(found, Mapping) and found.get("id") else doc.get("id"))


def _added(owner: FieldPath, attribute: Mapping[str, Any]) -> Corrected:
    return Corrected((*owner, "attributes", str(attribute["id"])), None, dict(attribute))


def _row(owner: FieldPath, key: str, service: str, field: str, value: str) -> Corrected:
    made = str(uuid.uuid5(uuid.NAMESPACE_OID, f"va-desktop:{service}:{key}:{value}"))
    return Corrected((*owner, key, made), None, {"id": made, field: value})
