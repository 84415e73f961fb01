# SPDX-License-Identifier: GPL-3.0-or-later
"""Films in a sign language of an authored pack: `signs.yaml` names them, `signs/` holds film and captions."""

from collections.abc import Collection, Iterator
from pathlib import Path

from va_desktop.content.captions import MOST as MOST_CAPTIONS
from va_desktop.content.captions import CaptionsRefused, cues
from va_desktop.content.folder import Authored, Record
from va_desktop.content.models.media import Sign
from va_desktop.content.problems import Problem, Severity
from va_desktop.i18n.signed import is_sign_language

FOLDER = "signs"
MOST = 24 * 1024 * 1024
"""Bytes of one film at the most: two minutes at a generous 1.5 Mbit/s."""

_WHY = {
    "header": "This is not WebVTT: the first line is `WEBVTT`.",
    "time": "This line is no span of time, such as `00:01.000 --> 00:03.500`.",
    "order": "This begins before the words above it. Put the times in order.",
    "empty": "There are no words here. Write what is signed.",
}


def films(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name under which a built pack keeps each film and its captions, and the file, in a fixed order."""
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def judge_films(pack: Authored, text_ids: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the films of a pack whose texts have these ids."""
    known = {record.prefix for record in pack.records} | set(text_ids)
    named: set[str] = set()
    for record in pack.of("sign"):
        assert isinstance(record.model, Sign)
        named |= {record.model.video, *(caption.file for caption in record.model.captions)}
        yield from _judge(record, record.model, pack.folder, known)
    for name, path in films(pack.folder):
        if name not in named:
            message = "No entry of signs.yaml names this file. Add the entry, or remove the file."
            yield Problem(path, 1, 1, "sign_stray", "error", message)


def _judge(record: Record, sign: Sign, folder: Path, known: Collection[str]) -> Iterator[Problem]:
    if sign.of not in known:
        yield _problem(record, ("of",), "sign_unknown", "The pack has no record or text of this id.")
    if not is_sign_language(sign.language):
        message = "This is not the code of a sign language (ISO 639-3), such as `csn` or `ils`."
        yield _problem(record, ("language",), "sign_language", message)
    yield from _film(record, folder / sign.video)
    if not sign.captions:
        message = "Add captions: nothing is told by the picture alone."
        yield _problem(record, ("captions",), "sign_captions", message)
    if not sign.transcript:
        message = "Add the transcript: screen readers and braille displays read it."
        yield _problem(record, ("transcript",), "sign_transcript", message)
    for index, caption in enumerate(sign.captions):
        yield from _captions(record, ("captions", index, "file"), folder / caption.file)


def _film(record: Record, path: Path) -> Iterator[Problem]:
    if not path.is_file():
        yield _problem(record, ("video",), "sign_missing", "There is no such film in the pack.")
    elif path.stat().st_size > MOST:
        yield _problem(record, ("video",), "sign_size", "The film is larger than 24 MiB. Make it smaller or shorter.")
    elif path.suffix != ".webm" or not is_webm(_start(path)):
        yield _problem(record, ("video",), "sign_format", "This is not a WebM film. Convert it.")


def _captions(record: Record, where: tuple[str | int, ...], path: Path) -> Iterator[Problem]:
    if not path.is_file():
        yield _problem(record, where, "sign_missing", "There is no such file of captions in the pack.")
        return
    if path.stat().st_size > MOST_CAPTIONS:
        yield _problem(record, where, "sign_size", "The captions are larger than 256 KiB.")
        return
    try:
        cues(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        yield Problem(path, 1, 1, "sign_captions", "error", "This is not UTF-8. Save it as UTF-8.")
    except CaptionsRefused as refused:
        yield Problem(path, refused.line, 1, "sign_captions", "error", _WHY[refused.reason])


def is_webm(start: bytes) -> bool:
    """Tell from its first 64 bytes whether a file is WebM: an EBML header of the type `webm` (RFC 8794)."""
    return start.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in start


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _problem(
    record: Record, path: tuple[str | int, ...], rule: str, message: str, severity: Severity = "error"
) -> Problem:
    line, column = record.locate(path)
    return Problem(record.file, line, column, rule, severity, message)
