# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes whole files so that a power cut leaves the old one or the new one, never a part."""

import os
import shutil
from pathlib import Path


def put(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file, private unless `mode` says otherwise, and wait until it is on the disk. Raises OSError."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def sync_file(path: Path) -> None:
    """Wait until a written file is on the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can tell."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep(path: Path, other: Path) -> None:
    """Give a file a second name, in place of what had it; a disk that knows no links gets a copy. Raises OSError."""
    draft = other.with_name(f".{other.name}.part")
    try:
        draft.unlink(missing_ok=True)
        try:
            os.link(path, draft)
        except OSError:
            shutil.copyfile(path, draft)
            sync_file(draft)
        draft.replace(other)
        sync_folder(other.parent)
    finally:
        # Two names of one file are not moved onto each other: then the draft is still there.
        draft.unlink(missing_ok=True)
