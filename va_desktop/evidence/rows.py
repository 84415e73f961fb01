# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as rows with HXL hashtags (hxlstandard.org, 1.1), one figure a row: the same in CSV and XLSX."""

from collections.abc import Iterator, Sequence

from va_desktop.content.library import Library
from va_desktop.document.tabular import Value
from va_desktop.evidence.indicators import Indicator
from va_desktop.evidence.keys import Key, Mark
from va_desktop.evidence.published import Published
from va_desktop.evidence.report import Definitions

HEAD = (
    ("country", "#country+code"),
    ("first_day", "#date+start"),
    ("last_day", "#date+end"),
    ("indicator", "#indicator+code"),
    ("version", "#meta+version"),
    ("what", "#indicator+name"),
    ("framework", "#sector+code"),
    ("pillar", "#subsector+code"),
    ("funding", "#org+funder+code"),
    ("service", "#service+code"),
    ("by", "#meta+dimension"),
    ("category", "#meta+category"),
    ("area", "#loc+code"),
    ("statistic", "#meta+statistic"),
    ("unit", "#value+unit"),
    ("value", "#value+num"),
    ("status", "#status"),
)
"""Names of the columns and their hashtags. `#service`, `#meta` with attributes of our own: HXL allows both."""

STATUS: dict[Mark, str] = {"shown": "told", "small": "fewer_than_5", "held": "held_back", "absent": "left_out"}


def rows(published: Published, defined: Definitions, library: Library, langs: Sequence[str]) -> list[list[Value]]:
    """Return every figure of a report as rows; the titles are in the first of `langs` that has them."""
    by_id = {one.id: one for one in defined.indicators}
    titles = {id_: library.text(one.title.text, langs).text for id_, one in by_id.items()}
    found: list[list[Value]] = [[name for name, _ in HEAD], [tag for _, tag in HEAD]]
    for key, shown in published.counts.items():
        unit = "visits" if _unit(by_id.get(key.indicator)) == "visits" else "people"
        cells = _cells(published, key, titles)
        found.append([*cells, "count", unit, shown.value, STATUS[shown.mark]])
    for key, one in published.spreads.items():
        cells = _cells(published, key, titles)
        scale = 100 if _unit(by_id.get(key.indicator)) == "cost" else 1
        for name, value in (("first_quarter", one.low), ("median", one.middle), ("third_quarter", one.high)):
            found.append([*cells, name, one.unit, _scaled(value, scale), "told"])
    return found


def _unit(indicator: Indicator | None) -> str:
    return indicator.measure if indicator else ""


def _scaled(value: int, scale: int) -> Value:
    return value if scale == 1 else f"{value // scale}.{value % scale:02d}"


def _cells(published: Published, key: Key, titles: dict[str, str]) -> list[Value]:
    groups = dict(_groups(key.group))
    area = key.category if key.by == "area" else None
    return [
        published.country,
        published.period.first.isoformat(),
        published.period.last.isoformat(),
        key.indicator,
        published.versions.get(key.indicator),
        titles.get(key.indicator, key.indicator),
        groups.get("framework"),
        groups.get("pillar"),
        groups.get("funding"),
        groups.get("service"),
        key.by or None,
        None if area else key.category or None,
        area,
    ]


def _groups(group: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, group.split("/")):
        kind, _, code = part.partition(":")
        yield kind, code
