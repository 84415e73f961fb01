# SPDX-License-Identifier: GPL-3.0-or-later
"""Recorded voices of an authored pack: files `clips/<language>/<text id>.ogg`, Opus in Ogg (RFC 7845)."""

from collections.abc import Collection, Iterator
from pathlib import Path

from va_desktop.content.folder import Authored
from va_desktop.content.passages import passages
from va_desktop.content.problems import Problem

FOLDER = "clips"
MOST = 4 * 1024 * 1024
"""Bytes of one recording at the most: four minutes of speech at a generous 128 kbit/s."""


MISSING = "clip_missing"
"""The rule of a text without its recording: there may be hundreds, so a list for people is summed up by file."""

_NEVER_READ = frozenset({"source", "example", "sign", "taxonomy"})
"""Records whose texts stand on no page by themselves, or are spoken by the interface."""


def recordings(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name under which a built pack keeps each recording, and its file, in a fixed order."""
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def judge_recordings(folder: Path, text_ids: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the recordings of a pack whose texts have these ids."""
    for name, path in recordings(folder):
        parts = name.split("/")
        if len(parts) != 3 or path.suffix != ".ogg":
            yield _problem(path, "clip_name", "Name it clips/<language>/<text id>.ogg.")
        elif parts[2].removesuffix(".ogg") not in text_ids:
            yield _problem(path, "clip_unknown", "The pack has no text of this id. Rename the recording or remove it.")
        elif path.stat().st_size > MOST:
            yield _problem(path, "clip_size", "The recording is larger than 4 MiB. Record the text in parts.")
        elif not is_opus(path.read_bytes()[:64]):
            yield _problem(path, "clip_format", "This is not Opus in an Ogg file. Convert it.")


def missing_recordings(pack: Authored) -> Iterator[Problem]:
    """Yield each text of a pack that nobody has recorded, for each language that the pack declares as recorded."""
    declared = pack.card.recorded if pack.card is not None else []
    have = {name for name, _ in recordings(pack.folder)} if declared else set()
    for lang in declared:
        for record in pack.records:
            if record.kind in _NEVER_READ:
                continue
            for passage in passages(record):
                if f"{FOLDER}/{lang}/{passage.id}.ogg" not in have:
                    message = f"Nobody has recorded this in {lang}: {FOLDER}/{lang}/{passage.id}.ogg"
                    yield Problem(passage.file, passage.line, passage.column, MISSING, "warning", message)


def is_opus(start: bytes) -> bool:
    """Tell from the first 64 bytes whether a file is Opus in Ogg."""
    return start.startswith(b"OggS") and b"OpusHead" in start


def _problem(path: Path, rule: str, message: str) -> Problem:
    return Problem(path, 1, 1, rule, "error", message)
