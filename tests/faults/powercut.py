# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the power under the real storage layer: records what SQLCipher writes, and makes the disk as a cut leaves it.

A file system of our own (a VFS, https://sqlite.org/vfs.html) is put into the very library that the program uses. It
hands every call on to the usual one and keeps, for each file, what a sync has made durable and what is still under
way. A cut keeps all that is durable and, of the rest, each 512-byte sector by chance, as SQLite's own crash tests do.
Deleting a file is durable at once.
"""

from __future__ import annotations

import ctypes
import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast, memmove, sizeof
from pathlib import Path

import sqlcipher3._sqlite3 as driver

SECTOR = 512
_FULL = 13


class Methods(Structure):
    """`sqlite3_io_methods`, version 3."""


class File(Structure):
    """`sqlite3_file`: the methods; what follows belongs to the file system below."""

    _fields_ = [("methods", POINTER(Methods))]


_CLOSE = CFUNCTYPE(c_int, POINTER(File))
_WRITE = CFUNCTYPE(c_int, POINTER(File), c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, POINTER(File), c_int64)
_SYNC = CFUNCTYPE(c_int, POINTER(File), c_int)

Methods._fields_ = [
    ("version", c_int),
    ("close", _CLOSE),
    ("read", c_void_p),
    ("write", _WRITE),
    ("truncate", _TRUNCATE),
    ("sync", _SYNC),
    *((f"other{number}", c_void_p) for number in range(13)),
]


class Vfs(Structure):
    """`sqlite3_vfs`, version 3."""


# Names go through as bare addresses: SQLite keeps more behind a name than its letters.
_OPEN = CFUNCTYPE(c_int, POINTER(Vfs), c_void_p, POINTER(File), c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, POINTER(Vfs), c_void_p, c_int)
Vfs._fields_ = [
    ("version", c_int),
    ("size", c_int),
    ("longest", c_int),
    ("next", c_void_p),
    ("name", c_char_p),
    ("data", c_void_p),
    ("open", _OPEN),
    ("delete", _DELETE),
    *((f"other{number}", c_void_p) for number in range(16)),
]


class Track:
    """One file: what is durable, and the writes and cuts to length that no sync has covered yet."""

    def __init__(self, durable: bytes) -> None:
        self.durable = bytearray(durable)
        self.pending: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        self.durable = _applied(self.durable, self.pending)
        self.pending = []

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Return what a cut leaves: each sector that was under way arrived or not."""
        share = chance.random()
        arrived: list[tuple[int, bytes | None]] = []
        for place, data in self.pending:
            if data is None:
                arrived += [(place, None)] if chance.random() < share else []
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < share:
                    arrived.append((place + start, data[start : start + SECTOR]))
        return bytes(_applied(self.durable, arrived))


def _applied(content: bytearray, changes: list[tuple[int, bytes | None]]) -> bytearray:
    content = bytearray(content)
    for place, data in changes:
        if data is None:
            del content[place:]
            continue
        if len(content) < place:
            content.extend(bytes(place - len(content)))
        content[place : place + len(data)] = data
    return content


class Disk:
    """Everything that SQLCipher did to its files while recording."""

    def __init__(self) -> None:
        self.files: dict[str, Track] = {}
        self.operations = 0
        self.full_after: int | None = None
        self.kill_after: int | None = None

    def counted(self) -> None:
        """Count one operation, and end the process without a word where that was asked for."""
        self.operations += 1
        if self.kill_after is not None and self.operations > self.kill_after:
            os.kill(os.getpid(), signal.SIGKILL)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return every file as a cut at this moment leaves it."""
        return {path: track.after_a_cut(chance) for path, track in self.files.items()}


@contextmanager
def recorded() -> Iterator[Disk]:
    """Put the recording file system in the place of the usual one, for every database opened meanwhile."""
    library = ctypes.CDLL(driver.__file__)
    library.sqlite3_vfs_find.restype = POINTER(Vfs)
    usual = library.sqlite3_vfs_find(None)
    disk = Disk()
    tables: dict[int, Methods] = {}
    paths: dict[int, str] = {}
    below: dict[int, Methods] = {}

    def key(file: object) -> int:
        return cast(file, c_void_p).value or 0

    def write(file, data, amount, place):
        disk.counted()
        if disk.full_after is not None and disk.operations > disk.full_after:
            return _FULL
        path = paths.get(key(file))
        if path is not None:
            disk.files[path].pending.append((place, ctypes.string_at(data, amount)))
        return below[key(file)].write(file, data, amount, place)

    def truncate(file, size):
        disk.counted()
        path = paths.get(key(file))
        if path is not None:
            disk.files[path].pending.append((size, None))
        return below[key(file)].truncate(file, size)

    def sync(file, flags):
        disk.counted()
        path = paths.get(key(file))
        if path is not None:
            disk.files[path].sync()
        return below[key(file)].sync(file, flags)

    def close(file):
        methods = below.pop(key(file))
        paths.pop(key(file), None)
        return methods.close(file)

    own = (_WRITE(write), _TRUNCATE(truncate), _SYNC(sync), _CLOSE(close))

    def open_(vfs, name, file, flags, out):
        result = usual.contents.open(usual, name, file, flags, out)
        address = cast(file.contents.methods, c_void_p).value
        if result or not address:
            return result
        below[key(file)] = file.contents.methods.contents
        if address not in tables:
            table = Methods()
            memmove(byref(table), address, sizeof(Methods))
            table.write, table.truncate, table.sync, table.close = own
            tables[address] = table
        if name:
            path = Path(ctypes.string_at(name).decode())
            paths[key(file)] = str(path)
            if str(path) not in disk.files:
                disk.files[str(path)] = Track(path.read_bytes())
        file.contents.methods = ctypes.pointer(tables[address])
        return result

    def delete(vfs, name, directory):
        disk.counted()
        disk.files.pop(ctypes.string_at(name).decode(), None)
        return usual.contents.delete(usual, name, directory)

    recording = Vfs()
    memmove(byref(recording), usual, sizeof(Vfs))
    recording.name = b"power cut"
    recording.open, recording.delete = _OPEN(open_), _DELETE(delete)
    library.sqlite3_vfs_register(byref(recording), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_unregister(byref(recording))
        library.sqlite3_vfs_register(usual, 1)
