# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON text of any size cut into its values, one after another, so that a broken one costs itself alone.

Where a value ends is found by its brackets, without building anything; no depth and no number can harm.
"""

import json
import math
import re
from dataclasses import dataclass
from typing import Any, TextIO

from va_desktop.directory.hsds.findings import Reason
from va_desktop.directory.hsds.values import finite

LARGEST = 64 << 20
"""Letters in one value; a document beyond this is no directory's."""

CHUNK = 1 << 20
_MOST_DIGITS = 400
_GAP = re.compile(r"[\s,\0\ufeff\x1e]*")
_STEP = re.compile(r'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+([\[\]{}]?)', re.DOTALL)
_BARE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s,"\[\]{}:]+|.', re.DOTALL)


class Odd(str):
    """A number that JSON or other programs cannot hold, as it was written: NaN, or one beyond 64 bits."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands for a value that could not be read."""

    reason: Reason


class Cut(Exception):
    """The text ends inside a value, or goes on as no JSON does: what is left cannot be read."""


def _whole(text: str) -> int | Odd:
    found = int(text) if len(text) < _MOST_DIGITS else None
    return found if found is not None and finite(found) else Odd(text)


def _real(text: str) -> float | Odd:
    found = float(text)
    return found if math.isfinite(found) else Odd(text)


_DECODER = json.JSONDecoder(parse_int=_whole, parse_float=_real, parse_constant=Odd, strict=False)


def line(text: str) -> Any:
    """Return the value of one line, or what stands for a broken one."""
    try:
        bare = text.strip("\ufeff\x1e\0 \t\r\n")
        found, end = _DECODER.raw_decode(bare)
        return found if end == len(bare) else Broken("broken_json")
    except RecursionError:
        return Broken("too_deep")
    except ValueError:
        return Broken("broken_json")


class Pieces:
    """Walks through a text with a window on it."""

    def __init__(self, file: TextIO) -> None:
        """`file` is read from where it stands."""
        self._file = file
        self._text = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """Return the next letter that means something, without taking it; an empty text at the end."""
        while True:
            found = _GAP.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, mark: str) -> bool:
        """Step over a mark, if it is the next one."""
        if self.peek() != mark:
            return False
        self._at += 1
        return True

    def first_line(self) -> tuple[str, str]:
        """Return the first line and what of the text after it is at hand, without taking them."""
        self.peek()
        head, _, rest = self._text[self._at :].partition("\n")
        return head, rest

    def value(self) -> Any:
        """Take the next value, or return what stands for a broken one. Raises `Cut` when the text ends in it."""
        self.peek()
        while True:
            broken = Broken("broken_json")
            try:
                found, end = _DECODER.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:
                    self._at = end
                    return found
            except RecursionError:
                broken = Broken("too_deep")
            except ValueError:
                pass
            after = self._end()
            if after is not None and (after < len(self._text) or self._ended):
                self._at = after
                return broken
            if self._ended or len(self._text) - self._at > LARGEST:
                raise Cut
            self._more()

    def skip(self) -> None:
        """Step over the next value, however large. Raises `Cut`."""
        if self.peek() not in ("[", "{"):
            self.value()
            return
        depth = 0
        while True:
            found = _STEP.match(self._text, self._at)
            assert found is not None
            self._at = found.end()
            if found[1]:
                depth += 1 if found[1] in "[{" else -1
                if depth <= 0:
                    return
            elif len(self._text) - self._at > LARGEST or not self._more():
                raise Cut

    def _end(self) -> int | None:
        """Return where the next value ends, None when that is not at hand."""
        at, depth = self._at, 0
        if self._text[at : at + 1] not in ("[", "{"):
            found = _BARE.match(self._text, at)
            return found.end() if found else None
        while True:
            step = _STEP.match(self._text, at)
            assert step is not None
            if not step[1]:
                return None
            at = step.end()
            depth += 1 if step[1] in "[{" else -1
            if depth <= 0:
                return at

    def _more(self) -> bool:
        """Read on, as much as is waiting and at least a piece, and forget what was taken."""
        rest = self._text[self._at :]
        new = self._file.read(max(CHUNK, len(rest)))
        self._ended = not new
        if new:
            self._text, self._at = rest + new, 0
        return bool(new)
