# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes of a table as lines of text, line by line: UTF-8 where it is, a guess where it is not, and nothing lost."""

import codecs
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol

from va_desktop.directory.hsds.findings import Account

LONGEST_LINE = 4 << 20
SAMPLE_LINES = 300
SNIFFED = 1 << 16
LAST_RESORT = "cp1252"

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Opener(Protocol):
    """Opens the same bytes from their beginning, as often as wanted."""

    def __call__(self) -> AbstractContextManager[BinaryIO]:
        """Return an open stream."""


def lines(opener: Opener, name: str, account: Account) -> Iterator[str]:
    """Yield lines with their ends. A line that is no UTF-8 is read in the encoding its file seems to have."""
    with opener() as file:
        start = file.read(SNIFFED)
    marked = next((encoding for bom, encoding in BOMS if start.startswith(bom)), None)
    if marked is not None:
        account.find(name, 0, "", "bom", "converted", marked)
    if marked in ("utf-16", "utf-32"):
        yield from _wide(opener, marked)
        return
    if b"\r" in start and b"\n" not in start:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(start)
            encoding = "utf-8-sig"
        except UnicodeDecodeError:
            encoding = _best([start])
            account.find(name, 0, "", "encoding_guessed", "converted", encoding)
        yield from _wide(opener, encoding)
        return
    guessed: str | None = None
    number = 0
    with opener() as file:
        if marked:
            file.read(3)
        while line := file.readline(LONGEST_LINE):
            number += 1
            try:
                text = line.decode()
            except UnicodeDecodeError:
                if guessed is None:
                    guessed = _guess(opener)
                text = line.decode(guessed, errors="replace")
                account.find(name, number, "", "encoding_guessed", "converted", guessed)
            if "\0" in text:
                account.find(name, number, "", "control_characters", "left_out")
                text = text.replace("\0", "")
            yield text


def _wide(opener: Opener, encoding: str) -> Iterator[str]:
    with opener() as file:
        for line in io.TextIOWrapper(file, encoding, errors="replace", newline=""):
            yield line.replace("\0", "")


def _guess(opener: Opener) -> str:
    """Look at the lines that are no UTF-8 and name the encoding that explains them best."""
    bad = []
    with opener() as file:
        for line in iter(lambda: file.readline(LONGEST_LINE), b""):
            try:
                line.decode()
            except UnicodeDecodeError:
                bad.append(line)
                if len(bad) >= SAMPLE_LINES:
                    break
    return _best(bad)


def _best(bad: list[bytes]) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(b"".join(bad)).best()
    # What the guess says of several bytes a letter cannot be trusted on single lines.
    if best is None or best.encoding.startswith(("utf_16", "utf_32", "utf_8")):
        return LAST_RESORT
    return best.encoding
