# SPDX-License-Identifier: GPL-3.0-or-later
"""Bars as a picture inside the page: a title, a description, and no colour that carries a meaning of its own."""

from html import escape

from va_desktop.document.sheet import Chart

WIDTH, ROW, BAR, ROOM = 640, 56, 20, 160
"""Units of the picture: its width, the height of one row and of its bar, and what is kept free for the figure."""


def bars(chart: Chart, rtl: bool) -> str:
    """Return the bars of a chart as SVG. What may not be told is an empty outline with a dashed edge."""
    most = max((bar.value for bar in chart.bars if bar.value is not None), default=0)
    height = ROW * len(chart.bars) + 8
    start = WIDTH if rtl else 0
    # "start" is the right side of a right-to-left text.
    begin = "start"
    rows = []
    for place, bar in enumerate(chart.bars):
        top = place * ROW + 20
        long = 0 if bar.value is None or not most else round((WIDTH - ROOM) * bar.value / most)
        drawn = max(long, 2) if bar.value is not None else BAR * 2
        left = WIDTH - drawn if rtl else 0
        style = 'fill="#0a5c8a"' if bar.value is not None else 'fill="none" stroke="#333" stroke-dasharray="4 3"'
        beside = WIDTH - drawn - 8 if rtl else drawn + 8
        rows.append(
            f'<text x="{start}" y="{top}" text-anchor="{begin}">{escape(bar.label)}</text>'
            f'<rect x="{left}" y="{top + 8}" width="{drawn}" height="{BAR}" {style}/>'
            f'<text x="{beside}" y="{top + 24}" text-anchor="{begin}">{escape(bar.told)}</text>'
        )
    inner = "\n".join(rows)
    way = "rtl" if rtl else "ltr"
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" direction="{way}"'
        f' font-size="16" fill="#111"><title>{escape(chart.title)}</title><desc>{escape(chart.sentence)}</desc>\n'
        f"{inner}\n</svg>"
    )
