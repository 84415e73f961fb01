# SPDX-License-Identifier: GPL-3.0-or-later
"""Districts that keep their P-codes: as documents, as rows of a table, and as maps of boundaries (GeoJSON)."""

from typing import Any

KIND = "district"


def is_area(doc: dict[str, Any], hint: str | None) -> bool:
    return False


def read(doc: dict[str, Any]) -> tuple[dict[str, Any] | None, list[str]]:
    return None, []
