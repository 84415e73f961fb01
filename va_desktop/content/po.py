# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads gettext catalogues with the line of every entry, and says how far each translation can be trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from va_desktop.content.authored import refuse

_STRING = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[([0-9])\])?)?\s*"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
MAX_BYTES = 20_000_000


@dataclass
class Entry:
    """One message; `translations` has one text, or one for each plural form."""

    line: int
    context: str | None = None
    source: str = ""
    plural: str | None = None
    translations: dict[int, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    fuzzy: bool = False

    @property
    def state(self) -> Literal["reviewed", "draft", "missing"]:
        """Return `reviewed` when a comment `# reviewed: ...` says so, `missing` when empty or fuzzy."""
        if self.fuzzy or not all(self.translations.values()) or not self.translations:
            return "missing"
        return "reviewed" if any(note.startswith("reviewed:") for note in self.comments) else "draft"


def read_catalogue(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a PO file, without its header and obsolete ones; raise `ContentRefused`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refuse(path, "po_size", "The catalogue is larger than 20 MB.")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse(path, "po_encoding", "The catalogue is not UTF-8 text. Save it as UTF-8.") from None
    except OSError:
        raise refuse(path, "po_file", "The catalogue cannot be read.") from None
    return tuple(entry for entry in _entries(text, path) if entry.source)


def _entries(text: str, path: Path) -> Iterator[Entry]:
    entry = Entry(1)
    field_name, started = "", False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if line.startswith("#") or not line:
            if started:
                yield entry
                entry, started = Entry(number), False
            _comment(entry, line)
            continue
        match = _STRING.match(line)
        if match is None or not (match[1] or field_name):
            raise refuse(path, "po_syntax", "The catalogue cannot be read here.", number)
        if match[1] in ("msgctxt", "msgid") and "msgstr" in field_name and started:
            yield entry
            entry = Entry(number)
        if not started or match[1] == "msgid":
            entry.line = number
        started = True
        field_name = match[1] or field_name
        _append(entry, field_name, _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), match[3]))
    if started:
        yield entry


def _comment(entry: Entry, line: str) -> None:
    if line.startswith("#,"):
        entry.fuzzy = entry.fuzzy or "fuzzy" in line
    elif line.startswith("# "):
        entry.comments.append(line[2:].strip())


def _append(entry: Entry, field_name: str, text: str) -> None:
    if field_name == "msgctxt":
        entry.context = (entry.context or "") + text
    elif field_name == "msgid":
        entry.source += text
    elif field_name == "msgid_plural":
        entry.plural = (entry.plural or "") + text
    else:
        form = int(field_name[7:-1]) if "[" in field_name else 0
        entry.translations[form] = entry.translations.get(form, "") + text
