# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks authored packs: everything a machine can find before a person who relies on it does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from va_desktop.clock import system_clock
from va_desktop.content.clips import missing_recordings
from va_desktop.content.coverage import judge_pack
from va_desktop.content.folder import is_pack, packs_in
from va_desktop.content.pages import judge_pages
from va_desktop.content.passages import Passage, passages
from va_desktop.content.problems import Problem
from va_desktop.content.references import structure
from va_desktop.content.shelf import Shelf, shelf_for
from va_desktop.content.translated import judge_catalogues


def check(path: Path, today: date | None = None) -> tuple[Problem, ...]:
    """Return the problems of a folder of packs with the catalogues beside it, of one pack, or of one file.

    They come in the order of files and lines. `today` is the day on which review dates are judged. A path
    without any pack has one problem, `no_pack`.
    """
    if path.is_file():
        folder = next((above for above in (path.parent, path.parent.parent) if is_pack(above)), None)
        return tuple(found for found in check(folder, today) if found.file == path) if folder else _none(path)
    folders = packs_in(path) if path.is_dir() else ()
    if not folders:
        return _none(path)
    shelves = [shelf_for(folder) for folder in folders]
    found = [problem for shelf in shelves for problem in _pack(shelf, today or system_clock())]
    if not is_pack(path):
        texts = _texts(shelves)
        found.extend(judge_catalogues(path.parent / "locales", texts))
    return tuple(sorted(set(found)))


def _none(path: Path) -> tuple[Problem, ...]:
    return (Problem(path, 1, 1, "no_pack", "error", "There is no content pack here."),)


def _pack(shelf: Shelf, today: date) -> Iterator[Problem]:
    yield from structure(shelf)
    yield from judge_pages(shelf)
    yield from judge_pack(shelf, today)
    yield from missing_recordings(shelf.pack)


def _texts(shelves: list[Shelf]) -> dict[str, Passage]:
    records = (record for shelf in shelves for record in shelf.pack.records)
    return {passage.id: passage for record in records for passage in passages(record)}
