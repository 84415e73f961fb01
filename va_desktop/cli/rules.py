# SPDX-License-Identifier: GPL-3.0-or-later
"""A country's rules for people who check facts: as indented text, and as a graph of what comes before what."""

from collections.abc import Iterator
from html import escape

from va_desktop.bootstrap import Services
from va_desktop.content.statement import Statement
from va_desktop.eligibility.conditions import Every, Leaf, Node, Opposite, Some
from va_desktop.eligibility.entitlements import Entitlement
from va_desktop.eligibility.facts import Facts
from va_desktop.eligibility.questions import questions
from va_desktop.eligibility.rulebook import Reason, Rule, RuleBook
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common.reasons import Teller

_NOTHING: Facts = {}


class _Reader:
    """Reads the rules of one country in one language."""

    def __init__(self, services: Services, country: str, lang: str) -> None:
        self.library, self.country = services.library, country
        self.words = Words(services.translator(lang))
        self.book = RuleBook(self.library, country)
        self.teller = Teller(self.words, self.book.facts, self.say)

    def say(self, statement: Statement) -> str:
        text: str = self.words.text(self.library, statement).text
        return text

    def leaf(self, leaf: Leaf) -> str:
        reason = Reason(leaf.fact, leaf.op, leaf, None, None, exclusion=False, doubtful=False)
        text = f"{self.teller.name(leaf.fact)}: {self.teller.needed(reason)}"
        marks = []
        if not leaf.doc.get("verified", True):
            marks.append("not verified: failing it gives ask")
        if leaf.doc.get("soft"):
            marks.append("soft: failing it gives ask")
        if leaf.sources:
            marks.append(f"source {', '.join(leaf.sources)}")
        return text + (f"  [{'; '.join(marks)}]" if marks else "")


def listing(services: Services, country: str, lang: str) -> Iterator[str]:
    """Yield the rules as lines: each entitlement with conditions, exclusions, sums, deadlines; then the questions."""
    reader = _Reader(services, country, lang)
    for rule in reader.book.rules.values():
        yield from _rule(reader, rule)
    yield "QUESTIONS"
    for question in questions(reader.library, country):
        yield f"  {question.id}: {reader.say(question.text)}"
        yield f"    facts: {', '.join(question.facts)}"
        yield f"    why: {reader.say(question.why)}"


def _rule(reader: _Reader, rule: Rule) -> Iterator[str]:
    item = rule.item
    yield f"{item.id}: {reader.say(item.title)}"
    yield f"  state: {item.state}{_validity(item)}; coded: {', '.join(item.frameworks) or 'none'}"
    if item.requires:
        yield f"  first: {', '.join(item.requires)}"
    if item.grants:
        yield f"  then holds: {', '.join(f'{name} = {value}' for name, value in item.grants.items())}"
    if rule.conditions is None:
        yield "  no conditions: the answer is to ask" if item.state != "gap" else "  a gap: there is no such right"
    else:
        yield from _tree(reader, rule.conditions, 1)
    for node in rule.exclusions:
        yield "  ruled out when"
        yield from _tree(reader, node, 2)
    for row in item.amounts:
        unit = f" {row['multiply']} x {row['parameter']}" if row.get("multiply") else ""
        yield f"  sum {row['id']}:{unit} {row.get('value') or ''} {row.get('currency') or ''}".rstrip()
        if row["id"] in rule.sums:
            yield from _tree(reader, rule.sums[row["id"]], 2)
    for deadline in item.deadlines:
        yield f"  by when ({deadline.whose}): {deadline.rule or deadline.date or 'not known'}"
    yield f"  sources: {', '.join(item.sources)}"
    yield ""


def _validity(item: Entitlement) -> str:
    parts = [f"from {item.valid_from}" if item.valid_from else "", f"to {item.valid_to}" if item.valid_to else ""]
    return "".join(f", {part}" for part in parts if part)


def _tree(reader: _Reader, node: Node, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match node:
        case Leaf():
            yield f"{pad}- {reader.leaf(node)}"
        case Every() | Some():
            yield f"{pad}{'all of' if isinstance(node, Every) else 'one of'}"
            for part in node.parts:
                yield from _tree(reader, part, depth + 1)
        case Opposite():
            yield f"{pad}not"
            yield from _tree(reader, node.part, depth + 1)


_LINE, _INDENT, _WIDE, _LETTER = 22, 28, 1200, 7.4
"""Pixels of the graph: height of a line, step to the right, width of the page, rough width of a letter."""


def graph(services: Services, country: str, lang: str) -> str:
    """Return the rules as one SVG: a box for each entitlement with its tree, an arrow from what comes before it."""
    reader = _Reader(services, country, lang)
    boxes: dict[str, tuple[int, int]] = {}
    parts: list[str] = []
    y = 20
    for rule in reader.book.rules.values():
        lines = [line for line in _rule(reader, rule) if line]
        high = _LINE * len(lines) + 20
        boxes[rule.item.id] = (y, high)
        style = "gap" if rule.item.state == "gap" else "old" if rule.item.state != "current" else "now"
        parts.append(f'<rect class="{style}" x="180" y="{y}" width="{_WIDE - 200}" height="{high}" rx="10"/>')
        for at, line in enumerate(lines):
            indent = (len(line) - len(line.lstrip())) / 2 * _INDENT
            bold = ' font-weight="bold"' if at == 0 else ""
            room = int((_WIDE - 240 - indent) / _LETTER)
            text = line.strip() if len(line.strip()) <= room else line.strip()[: room - 1] + "…"
            place = f'x="{200 + indent:.0f}" y="{y + 26 + at * _LINE}"'
            parts.append(f"<text {place}{bold}>{escape(text)}<title>{escape(line.strip())}</title></text>")
        y += high + 24
    for at, rule in enumerate(reader.book.rules.values()):
        for other in rule.item.requires:
            if other in boxes:
                parts.append(_arrow(boxes[other], boxes[rule.item.id], at))
    style = (
        "rect{fill:#fff;stroke:#0b4f5c;stroke-width:2}rect.old{stroke:#777;stroke-dasharray:3 4}"
        "rect.gap{stroke:#6b2b62;stroke-dasharray:8 5}text{font:15px 'Noto Sans',sans-serif;fill:#111}"
        "path{fill:none;stroke:#7a4300;stroke-width:2}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{y}" viewBox="0 0 {_WIDE} {y}" role="img">'
    marker = (
        '<defs><marker id="tip" markerWidth="10" markerHeight="10" refX="8" refY="4" orient="auto">'
        '<path d="M0 0 L8 4 L0 8" /></marker></defs>'
    )
    title = f"<title>{escape(country)}: rules</title><style>{style}</style>{marker}"
    return "\n".join([head, title, *parts, "</svg>", ""])


def _arrow(start: tuple[int, int], end: tuple[int, int], at: int) -> str:
    first, last = start[0] + start[1] / 2, end[0] + 30
    x = 150 - at * 13 % 130
    return f'<path d="M180 {first:.0f} H{x} V{last:.0f} H178" marker-end="url(#tip)"/>'
