# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper as one HTML file that needs nothing else: headings in order, languages marked, large print on request.

It follows WCAG 2.2: one `h1`, no level skipped, `lang` and `dir` on every part, contrast of 7:1 and more, no script,
nothing loaded from elsewhere.
"""

from html import escape
from typing import assert_never

from va_desktop.document.code import picture
from va_desktop.document.sheet import Chart, Line, Listing, Section, Sheet, Table
from va_desktop.document.svg import bars

NORMAL, LARGE = 14, 22
"""Points of the running text; large print is 18 points or more (findings on plain language: 14 at the least)."""

_RTL = frozenset({"ar", "fa", "ps", "ckb", "he", "ur"})


def html(sheet: Sheet, large: bool = False) -> str:
    """Return the paper as HTML."""
    points = LARGE if large else NORMAL
    body = [
        f"<h1>{escape(sheet.title)}</h1>",
        f'<p class="lead">{escape(sheet.lead)}</p>' if sheet.lead else "",
        *(_section(section, sheet.lang, sheet.rtl) for section in sheet.sections),
        _code(sheet),
        *(f'<p class="foot">{escape(line)}</p>' for line in sheet.footer),
    ]
    inner = "\n".join(part for part in body if part)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(sheet.lang)}" dir="{"rtl" if sheet.rtl else "ltr"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(sheet.title)}</title>\n<style>{_style(points)}</style>\n</head>\n"
        f"<body>\n<main>\n{inner}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section, lang: str, rtl: bool) -> str:
    heading = f"h{section.level}"
    parts = [f"<{heading}{_lang(section.heading, lang)}>{escape(section.heading.text)}</{heading}>"]
    if section.mark:
        parts.append(f'<p class="mark"><b>{escape(section.mark)}</b></p>')
    for part in section.parts:
        match part:
            case Listing():
                parts.append(_listing(part, lang))
            case Line():
                parts.append(f"<p{_lang(part, lang)}>{escape(part.text)}</p>")
            case Table():
                parts.append(_table(part))
            case Chart():
                parts.append(_chart(part, rtl))
            case _:
                assert_never(part)
    return "\n".join(parts)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in table.rows
    )
    note = f"\n<p>{escape(table.note)}</p>" if table.note else ""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(table.caption)}">\n'
        f"<table>\n<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>{note}"
    )


def _chart(chart: Chart, rtl: bool) -> str:
    figure = f"<figure>\n{bars(chart, rtl)}\n<figcaption>{escape(chart.sentence)}</figcaption>\n</figure>"
    return f"{figure}\n{_table(chart.table)}"


def _listing(listing: Listing, lang: str) -> str:
    tag = "ol" if listing.kind == "numbered" else "ul"
    tick = "\u2610 " if listing.kind == "ticks" else ""
    kind = ' class="ticks"' if listing.kind == "ticks" else ""
    lines = "\n".join(f"<li{_lang(line, lang)}>{tick}{escape(line.text)}</li>" for line in listing.lines)
    return f"<{tag}{kind}>\n{lines}\n</{tag}>"


def _lang(line: Line, lang: str) -> str:
    if line.lang == lang:
        return ""
    direction = "rtl" if line.lang.partition("-")[0] in _RTL else "ltr"
    return f' lang="{escape(line.lang)}" dir="{direction}"'


def _code(sheet: Sheet) -> str:
    if not sheet.code:
        return ""
    told = escape(sheet.code_told)
    return f'<p><img src="{picture(sheet.code)}" alt="{told}" width="180" height="180"></p>\n<p>{told}</p>'


def _style(points: int) -> str:
    return (
        f"body{{font-family:'Noto Sans','Noto Sans Arabic','Noto Sans Khmer','Noto Sans Lao',sans-serif;"
        f"font-size:{points}pt;line-height:1.6;color:#111;background:#fff;margin:1.5em}}"
        "main{max-width:42em}h1{font-size:1.7em;line-height:1.3}h2{font-size:1.35em;margin-top:1.4em}"
        "h3{font-size:1.12em;margin-top:1.2em}.ticks{list-style:none;padding-inline-start:.4em}"
        ".foot{border-top:1px solid #555;padding-top:.5em}"
        "figure{margin:1em 0}svg{max-width:100%;height:auto}.wide{overflow-x:auto}"
        "table{border-collapse:collapse;margin:1em 0}caption{text-align:start;font-weight:bold;padding:.3em 0}"
        "th,td{border:1px solid #555;padding:.3em .6em;text-align:start;vertical-align:top}td{text-align:end}"
        "@media print{h2,h3{page-break-after:avoid}li{page-break-inside:avoid}}"
    )
