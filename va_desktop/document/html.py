# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper as one HTML file that needs nothing else: headings in order, languages marked, large print on request.

It follows WCAG 2.2: one `h1`, no level skipped, `lang` and `dir` on every part, contrast of 7:1 and more, no script,
nothing loaded from elsewhere.
"""

from html import escape
from typing import assert_never

from va_desktop.document.code import picture
from va_desktop.document.sheet import Chart, Code, Line, Listing, Section, Sheet, Table
from va_desktop.document.svg import bars

NORMAL, LARGE = 14, 22
"""Points of the running text; large print is 18 points or more (findings on plain language: 14 at the least)."""

_ISOLATES = {"\u2066": '<bdi dir="ltr">', "\u2068": "<bdi>"}
"""The signs that begin an isolated piece of text (UAX 9); U+2069 ends each."""
_RTL = frozenset({"ar", "fa", "ps", "ckb", "he", "ur"})


def html(sheet: Sheet, large: bool = False) -> str:
    """Return the paper as HTML."""
    points = LARGE if large else NORMAL
    body = [
        f"<h1>{_text(sheet.title)}</h1>",
        f'<p class="lead">{_text(sheet.lead)}</p>' if sheet.lead else "",
        *(_section(section, sheet.lang, sheet.rtl) for section in sheet.sections),
        _code(sheet),
        *(f'<p class="foot">{_text(line)}</p>' for line in sheet.footer),
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
    parts = [f"<{heading}{_lang(section.heading, lang)}>{_text(section.heading.text)}</{heading}>"]
    if section.mark:
        parts.append(f'<p class="mark"><b>{escape(section.mark)}</b></p>')
    for part in section.parts:
        match part:
            case Listing():
                parts.append(_listing(part, lang))
            case Line():
                parts.append(f"<p{_lang(part, lang)}>{_text(part.text)}</p>")
            case Table():
                parts.append(_table(part))
            case Chart():
                parts.append(_chart(part, rtl))
            case Code():
                parts.append(_square(part.code, part.told))
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
    lines = "\n".join(f"<li{_lang(line, lang)}>{tick}{_text(line.text)}</li>" for line in listing.lines)
    return f"<{tag}{kind}>\n{lines}\n</{tag}>"


def _lang(line: Line, lang: str) -> str:
    if line.lang == lang:
        return ""
    direction = "rtl" if line.lang.partition("-")[0] in _RTL else "ltr"
    return f' lang="{escape(line.lang)}" dir="{direction}"'


def _code(sheet: Sheet) -> str:
    return _square(sheet.code, sheet.code_told) if sheet.code else ""


def _square(code: str, told: str) -> str:
    image = f'<img src="{picture(code)}" alt="{escape(told)}" width="150" height="150">'
    return f'<p class="code">{image}</p>\n<p class="code">{_text(told)}</p>'


def _text(text: str) -> str:
    """Return a text with what is isolated in it marked for browsers too; the signs stay for who knows no `bdi`."""
    found = escape(text)
    for sign, tag in _ISOLATES.items():
        found = found.replace(sign, f"{tag}{sign}")
    return found.replace("\u2069", "\u2069</bdi>")


def _style(points: int) -> str:
    return (
        f"body{{font-family:'Noto Sans','Noto Sans Arabic','Noto Sans Khmer','Noto Sans Lao',sans-serif;"
        f"font-size:{points}pt;line-height:1.45;color:#111;background:#fff;margin:1.5em}}"
        "main{max-width:42em}h1{font-size:1.7em;line-height:1.3}h2{font-size:1.25em;margin:.9em 0 .2em}"
        "h3{font-size:1.12em;margin:.8em 0 .2em}ul,ol{margin:0}.ticks{list-style:none;padding-inline-start:.4em}"
        ".foot{border-top:1px solid #555;padding-top:.5em}"
        "figure{margin:1em 0}svg{max-width:100%;height:auto}.wide{overflow-x:auto}"
        "table{border-collapse:collapse;margin:1em 0}caption{text-align:start;font-weight:bold;padding:.3em 0}"
        "th,td{border:1px solid #555;padding:.3em .6em;text-align:start;vertical-align:top}td{text-align:end}"
        "@media print{h2,h3{page-break-after:avoid}li{page-break-inside:avoid}}"
    )
