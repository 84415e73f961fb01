# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads captions: WebVTT (W3C), as far as plain words with times go. Settings, styles and regions are passed over."""

import re
from dataclasses import dataclass
from html import unescape

MOST = 256 * 1024
"""Bytes of one file at the most: two hours of talk."""

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]|$)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Cue:
    """Words that are shown from `start` to `end`, in milliseconds."""

    start: int
    end: int
    text: str


class CaptionsRefused(ValueError):
    """The file cannot be used; `reason` is `header`, `time`, `order` or `empty`, `line` counts from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"{reason}, line {line}")
        self.reason, self.line = reason, line


def cues(text: str) -> tuple[Cue, ...]:
    """Return the cues of a WebVTT file in order. Raises `CaptionsRefused`."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.match(r"^WEBVTT(?:[ \t]|$)", lines[0]):
        raise CaptionsRefused("header", 1)
    found: list[Cue] = []
    for first, block in _blocks(lines):
        at = next((place for place, line in enumerate(block[:2]) if "-->" in line), None)
        if at is None:
            continue
        cue = _cue(block, at, first)
        if found and cue.start < found[-1].start:
            raise CaptionsRefused("order", first + at)
        found.append(cue)
    if not found:
        raise CaptionsRefused("empty", len(lines))
    return tuple(found)


def shown(found: tuple[Cue, ...], at: int) -> str:
    """Return the words that stand below the picture at a moment, in milliseconds; an empty text between cues."""
    return " ".join(cue.text for cue in found if cue.start <= at < cue.end)


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return the blocks between empty lines below the header, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate([*lines[1:], ""], 2):
        if line.strip():
            block.append(line)
        elif block:
            found.append((number - len(block), block))
            block = []
    return found


def _cue(block: list[str], at: int, first: int) -> Cue:
    match = _TIMES.match(block[at])
    if match is None:
        raise CaptionsRefused("time", first + at)
    start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:8])
    words = " ".join(unescape(_TAG.sub("", line)).strip() for line in block[at + 1 :]).strip()
    if end <= start:
        raise CaptionsRefused("time", first + at)
    if not words:
        raise CaptionsRefused("empty", first + at)
    return Cue(start, end, words)


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
