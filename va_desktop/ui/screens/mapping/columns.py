# SPDX-License-Identifier: GPL-3.0-or-later
"""What each column of a table means, kept in the route while a person decides; no Qt."""

import json

from va_desktop.directory.hsds.mapping import Columns
from va_desktop.ui.navigation import Route


def chosen(route: Route) -> dict[str, str] | None:
    """Return heading and meaning as they were chosen; None for a source that needs no choice."""
    text = route.get("columns")
    return dict(json.loads(text)) if text else None


def said(route: Route) -> dict[str, dict[str, str]]:
    """Return for each heading what a person said that values mean."""
    return dict(json.loads(route.get("values") or "{}"))


def mapped(route: Route) -> Columns | None:
    """Return columns and values as they were chosen; None for a source that needs no choice."""
    found = chosen(route)
    return None if found is None else Columns(found, said(route))


def saying(route: Route, values: dict[str, dict[str, str]]) -> Route:
    """Return the route with what a person said of the values."""
    return route.with_(values=json.dumps(values, ensure_ascii=False))


def kept(route: Route, columns: dict[str, str]) -> Route:
    """Return the route with what was chosen."""
    return route.with_(columns=json.dumps(columns, ensure_ascii=False))
