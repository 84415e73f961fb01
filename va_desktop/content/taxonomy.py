# SPDX-License-Identifier: GPL-3.0-or-later
"""The codes by which everything is sorted: needs, frameworks, approaches, audiences, routes, types of place."""

from dataclasses import dataclass

from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, optional
from va_desktop.ids import PackId

BROADER = ("disability", "health", "education", "employment", "development", "poverty_reduction")
"""The six broader frameworks of the founding page; `targeted` stands beside them."""

FRAMEWORKS = ("targeted", *BROADER)


@dataclass(frozen=True)
class Category:
    """One code of one axis, with its name and a sentence that explains it."""

    axis: str
    id: str
    title: Statement
    text: Statement | None
    pictogram: str | None
    parent: str | None


def axis(library: Library, name: str) -> tuple[Category, ...]:
    """Return the codes of an axis in their authored order."""
    docs = library.records("taxonomy", [PackId("international")])
    return tuple(_category(doc) for doc in docs if doc["axis"] == name)


def category(library: Library, axis_name: str, code: str) -> Category | None:
    """Return one code of an axis, or None when the pack has none of that name."""
    pack = library.pack(PackId("international"))
    doc = pack.record("taxonomy", f"{axis_name}:{code}") if pack else None
    return _category(doc) if doc else None


def _category(doc: dict[str, object]) -> Category:
    title = optional(doc, "title")
    assert title is not None
    return Category(
        axis=str(doc["axis"]),
        id=str(doc["id"]).rpartition(":")[2],
        title=title,
        text=optional(doc, "text"),
        pictogram=str(doc["pictogram"]) if doc.get("pictogram") else None,
        parent=str(doc["parent"]) if doc.get("parent") else None,
    )
