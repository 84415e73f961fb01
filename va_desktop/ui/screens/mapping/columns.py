# SPDX-License-Identifier: GPL-3.0-or-later
"""What each column of a table means, kept in the route while a person decides; no Qt."""

import json

from va_desktop.ui.navigation import Route


def chosen(route: Route) -> dict[str, str] | None:
    """Return heading and meaning as they were chosen; None for a source that needs no choice."""
    text = route.get("columns")
    return dict(json.loads(text)) if text else None


def kept(route: Route, columns: dict[str, str]) -> Route:
    """Return the route with what was chosen."""
    return route.with_(columns=json.dumps(columns, ensure_ascii=False))
