# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translatable text of the packs in a fixed order, for translators and for Babel's extractor."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from va_desktop.content.authored import parse
from va_desktop.content.folder import FILES, FOLDERS, load, packs_in, records_of, shaped
from va_desktop.content.passages import Passage, passages

_HINTS = {
    "easy": "Easy text: short, one idea in a sentence, made to be heard.",
    "title": "Title: short.",
    "plain": "Plain text: short sentences, speak to the person as `you`.",
    "full": "Detail: may be longer; use the official names.",
}


@dataclass(frozen=True)
class Message:
    """One translatable text; `id` is the message context in the catalogue."""

    id: str
    english: str
    file: Path
    line: int


def messages(path: Path) -> Iterator[Message]:
    """Yield the texts of a pack or of a folder of packs, always in the same order."""
    for folder in packs_in(path):
        for record in load(folder).records:
            for passage in passages(record):
                yield Message(passage.id, passage.text, passage.file, passage.line)


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield the texts of one authored file to Babel, each with its id as context (`pgettext`).

    A file that is no content file yields nothing; a content file that is wrong raises `ContentRefused`.
    """
    for passage in _of_file(Path(options.get("path") or fileobj.name), fileobj.read()):
        yield passage.line, "pgettext", (passage.id, passage.text), [_HINTS[passage.depth]]


def _of_file(path: Path, raw: bytes) -> Iterator[Passage]:
    folder, above = path.parent.name, path.parent.parent.name
    if path.name in FILES and folder not in FOLDERS:
        kind, shape, _ = FILES[path.name]
        pack = folder
    elif folder in FOLDERS and path.suffix == ".yaml":
        kind, shape = FOLDERS[folder]
        pack = above
    else:
        return
    root = parse(raw, path)
    for record in records_of(shaped(root, shape, path), kind, path, root, pack):
        yield from passages(record)
