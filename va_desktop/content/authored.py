# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads one authored YAML file into plain data with the line and column of every node.

Poisoned files (aliases, tags, deep nesting, huge or binary files) are refused with one problem, quickly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as ev
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from va_desktop.content.errors import ContentRefused
from va_desktop.content.problems import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_LINE = 100_000
"""Characters in a line; some scanners of the YAML library are quadratic in it."""
MAX_EVENTS = 120_000
"""Parsing costs about 20 microseconds an event; the largest honest file (every State) has 21,000."""

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18}|[0-9]{1,18}[eE][-+]?[0-9]{1,2})\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS = {"": None, "~": None, "null": None, "true": True, "True": True, "false": False, "False": False}


@dataclass(eq=False)
class Node:
    """One YAML node; `value` is a scalar, a list of nodes, or a dict of key to node."""

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def data(self) -> Any:
        """Return the plain data below this node."""
        if isinstance(self.value, dict):
            return {key: child.data() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.data() for child in self.value]
        return self.value

    def locate(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column of the deepest node along `path` that exists.

        Steps that are no key of the file (names a validation library puts in between) are passed over.
        """
        node, place = self, (self.line, self.column)
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                place = node.keys[str(step)]
                node = node.value[step]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = (node.line, node.column)
        return place


def refuse(path: Path, rule: str, message: str, line: int = 1, column: int = 1) -> ContentRefused:
    """Return the error that holds one problem of `path`."""
    return ContentRefused((Problem(path, line, column, rule, "error", message),))


def read(path: Path) -> Node:
    """Return the content of a YAML 1.2 file; raise `ContentRefused` with exactly one problem."""
    try:
        if not path.is_file():
            raise refuse(path, "yaml_file", "This is not a file.")
        if path.stat().st_size > MAX_BYTES:
            raise refuse(path, "yaml_size", "The file is larger than 2 MB. Split it.")
        raw = path.read_bytes()
    except OSError:
        raise refuse(path, "yaml_file", "The file cannot be read.") from None
    return parse(raw, path)


def parse(raw: bytes, path: Path) -> Node:
    """Return the content of YAML bytes; `path` only names the file in problems."""
    if len(raw) > MAX_BYTES:
        raise refuse(path, "yaml_size", "The file is larger than 2 MB. Split it.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise refuse(path, "yaml_encoding", "The file is not UTF-8 text. Save it as UTF-8.", line) from None
    _refuse_lines(text, path)
    try:
        return _build(_events(text), path)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = str(error.problem or error.context or "not understood")
        raise refuse(path, "yaml_syntax", f"The YAML cannot be read here: {what}.", line, column) from None
    except YAMLError:
        raise refuse(path, "yaml_syntax", "The file has characters that YAML does not allow.") from None


def _refuse_lines(text: str, path: Path) -> None:
    for number, content in enumerate(text.split("\n"), start=1):
        if len(content) > MAX_LINE:
            raise refuse(path, "yaml_line", f"The line is longer than {MAX_LINE} characters.", number)
    at = text.find("\t")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        raise refuse(path, "yaml_tab", "There is a tab. Use spaces.", line, column)


def _events(text: str) -> Iterator[Any]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style or not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


class _Builder:
    """Keeps the open containers while events come in, so that depth never costs Python frames."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root: Node | None = None
        self.open: list[tuple[Node, list[tuple[str, int, int]]]] = []

    def fail(self, event: Any, rule: str, message: str) -> ContentRefused:
        return refuse(self.path, rule, message, event.start_mark.line + 1, event.start_mark.column + 1)

    def add(self, node: Node, event: Any) -> None:
        if not self.open:
            if self.root is not None:
                raise self.fail(event, "yaml_documents", "Write one document in a file.")
            self.root = node
            return
        parent, pending = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif pending:
            key, line, column = pending.pop()
            parent.value[key] = node
            parent.keys[key] = (line, column)
        else:
            key = node.value
            if not isinstance(key, str):
                raise self.fail(event, "yaml_key", "A key must be text. Put it in quotes.")
            if key in parent.value:
                raise self.fail(event, "yaml_duplicate", f"The key `{key}` is there twice. Keep one.")
            pending.append((key, node.line, node.column))

    def start(self, event: Any, value: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise self.fail(event, "yaml_depth", f"The nesting is deeper than {MAX_DEPTH}. Make it flatter.")
        if self.open and isinstance(self.open[-1][0].value, dict) and not self.open[-1][1]:
            raise self.fail(event, "yaml_key", "A key must be text, not a list or a mapping.")
        node = Node(value, event.start_mark.line + 1, event.start_mark.column + 1)
        self.add(node, event)
        self.open.append((node, []))


def _refuse_marked(builder: _Builder, event: Any) -> None:
    if isinstance(event, ev.AliasEvent) or getattr(event, "anchor", None):
        raise builder.fail(event, "yaml_alias", "Anchors and aliases are not allowed. Write it out.")
    if getattr(event, "tag", None):
        raise builder.fail(event, "yaml_tag", "Tags are not allowed. Remove it, or put the text in quotes.")


def _build(events: Iterator[Any], path: Path) -> Node:
    builder = _Builder(path)
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            raise builder.fail(event, "yaml_size", "The file has too many entries. Split it.")
        _refuse_marked(builder, event)
        if isinstance(event, ev.ScalarEvent):
            mark = event.start_mark
            builder.add(Node(_scalar(event), mark.line + 1, mark.column + 1), event)
        elif isinstance(event, ev.SequenceStartEvent):
            builder.start(event, [])
        elif isinstance(event, ev.MappingStartEvent):
            builder.start(event, {})
        elif isinstance(event, ev.SequenceEndEvent | ev.MappingEndEvent):
            builder.open.pop()
    if builder.root is None or builder.root.value is None:
        raise refuse(path, "yaml_empty", "The file is empty.")
    return builder.root
