# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of a CSV text, cell by cell; a quotation mark that nobody closes is a letter, and swallows no rows."""

import csv
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LARGEST_CELL = 1 << 22
"""A cell may hold the outline of a district; beyond this it is a quote that was never closed."""

MOST_LINES = 500
"""A cell of several lines is an address or a text of some paragraphs; beyond this its quote was never closed."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One record. `line`: where it begins; `lines`: over how many it goes.

    `broken`: the number of the cell whose quote was never closed, from 1. `error`: it cannot be parsed at all.
    """

    line: int
    lines: int
    cells: list[str]
    broken: int = 0
    error: bool = False


class _Feed:
    """Lines for the parser, which can be given back; ends early when a record is too long."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.line = 0
        self.ended = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise StopIteration
        if self._back:
            text = self._back.popleft()
        else:
            try:
                text = next(self._texts)
            except StopIteration:
                self.ended = True
                raise
        self.taken.append(text)
        return text

    def give_back(self) -> None:
        """Give back all lines of this record but the first."""
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        self.ended = False


def records(texts: Iterator[str], mark: str, first: int = 1) -> Iterator[Cells]:
    """Yield every record of some lines, whose cells are parted by `mark`. `first`: the number of the first line."""
    csv.field_size_limit(min(LARGEST_CELL, sys.maxsize))
    feed, line = _Feed(texts), first
    reader: Any = csv.reader(feed, delimiter=mark)
    while True:
        feed.taken.clear()
        cells, failed = [], False
        try:
            cells = next(reader)
        except StopIteration:
            if not feed.taken:
                return
        except csv.Error:
            failed = True
        if len(feed.taken) > 1 or feed.ended or failed:
            place = _unclosed("".join(feed.taken), mark, feed.ended or failed or len(feed.taken) >= MOST_LINES)
            if place is not None:
                feed.give_back()
                cells, number = _plain(feed.taken[0], min(place, len(feed.taken[0]) - 1), mark)
                reader = csv.reader(feed, delimiter=mark)
                yield Cells(line, 1, cells, number)
                line += 1
                continue
        yield Cells(line, len(feed.taken), cells, error=failed)
        line += len(feed.taken)


def _unclosed(text: str, mark: str, whole: bool) -> int | None:
    """Return where the first cell begins whose quote is not closed, or closed where no cell can end.

    `whole`: that the text ends inside a quote means that nobody closes it.
    """
    at, size = 0, len(text)
    while at < size:
        if text[at] != '"':
            ends = [found for found in (text.find(mark, at), text.find("\n", at)) if found >= 0]
            at = min(ends) + 1 if ends else size
            continue
        start, at = at, at + 1
        while True:
            at = text.find('"', at)
            if at < 0:
                return start if whole else None
            if text[at + 1 : at + 2] != '"':
                break
            at += 2
        at += 1
        if text[at : at + 1] not in ("", mark, "\r", "\n") and "\n" in text[start:at]:
            return start
        ends = [found for found in (text.find(mark, at), text.find("\n", at)) if found >= 0]
        at = min(ends) + 1 if ends else size
    return None


def _plain(line: str, place: int, mark: str) -> tuple[list[str], int]:
    """Return the cells of a line whose quotes from a place on are letters, and the number of the cell there."""
    line = line.rstrip("\r\n").replace("\r", " ").replace("\n", " ")
    before = next(csv.reader([line[:place]], delimiter=mark), [])
    if place:
        before.pop()
    rest = next(csv.reader([line[place:]], delimiter=mark, quoting=csv.QUOTE_NONE), [])
    return before + rest, len(before) + 1
