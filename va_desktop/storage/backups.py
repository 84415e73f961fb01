# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypted copies of a vault, each one file: made by themselves, thinned out, proved by opening, and restored.

A backup is a ZIP without compression of `vault.json` and `vault.db`; the same code opens it as the vault that it was
made from.
"""

import os
import shutil
import time
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from va_desktop.durable import sync_file, sync_folder
from va_desktop.storage import keys
from va_desktop.storage.driver import Connection, DatabaseError, connect
from va_desktop.storage.errors import VaultTrouble, WrongCode, told
from va_desktop.storage.vault import BACKUPS, DATABASE, ENVELOPE, Code, Schema, Vault, there

SUFFIX = ".vabackup"
PAUSE = timedelta(hours=12)
"""Between two backups that make themselves."""

_STAMP = "%Y%m%dT%H%M%SZ"
LARGEST = 4 * 1024**3
"""Bytes of a database inside a backup at the most: more is no vault of a family."""


class Backup(NamedTuple):
    """One backup file and when it was made (UTC)."""

    path: Path
    made: datetime


def backups(folder: Path) -> list[Backup]:
    """Return the backups beside a vault, newest first."""
    found = []
    for path in (folder / BACKUPS).glob(f"*{SUFFIX}"):
        made = _made(path)
        if made is not None:
            found.append(Backup(path, made))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def due(vault: Vault) -> bool:
    """Tell whether it is time for a backup."""
    found = backups(vault.folder)
    now = datetime.fromtimestamp(vault.now, UTC)
    return not found or abs(now - found[0].made) >= PAUSE


def back_up(vault: Vault, into: Path | None = None) -> Path:
    """Write a backup beside the vault, or into another folder (a stick), and thin the old ones out.

    It counts only once it was opened again and every page of it was read. Raises `VaultTrouble`.
    """
    folder = into or vault.folder / BACKUPS
    made = _write(vault.connection, vault.folder, vault.key, folder, vault.now)
    if into is None:
        thin(vault.folder)
    vault.note("backup made")
    return made


def before_migration(connection: Connection, folder: Path, key: bytes) -> Path:
    """Write a backup of a vault whose tables are about to change."""
    return _write(connection, folder, key, folder / BACKUPS, time.time())


def _write(connection: Connection, vault: Path, key: bytes, folder: Path, now: float) -> Path:
    stamp = datetime.fromtimestamp(now, UTC).strftime(_STAMP)
    with told():
        folder.mkdir(parents=True, exist_ok=True)
        copy, draft = folder / f".{stamp}.{os.getpid()}.db", folder / f".{stamp}.{os.getpid()}.part"
        try:
            copy.unlink(missing_ok=True)
            connection.execute("VACUUM INTO ?", (str(copy),))
            sync_file(copy)
            _prove(copy, key)
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as out:
                out.write(vault / ENVELOPE, ENVELOPE) if there(vault) else None
                out.write(copy, DATABASE)
            draft.chmod(0o600)
            sync_file(draft)
            target = _free(folder, stamp)
            draft.replace(target)
            sync_folder(folder)
        finally:
            for left in (copy, copy.with_name(copy.name + "-journal"), draft):
                left.unlink(missing_ok=True)
    return target


def _free(folder: Path, stamp: str) -> Path:
    number = 0
    while True:
        target = folder / (f"{stamp}-{number}{SUFFIX}" if number else f"{stamp}{SUFFIX}")
        if not target.exists():
            return target
        number += 1


def _prove(database: Path, key: bytes) -> None:
    """Open a copy and read every page of it. Raises `VaultTrouble`."""
    try:
        connection = connect(database, key, "delete", write=False)
        try:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA quick_check").fetchall()
        finally:
            connection.close()
    except DatabaseError:
        raise VaultTrouble("damaged", database) from None
    if broken or [tuple(row) for row in sound] != [("ok",)]:
        raise VaultTrouble("damaged", database)


def thin(folder: Path) -> list[Path]:
    """Delete the backups that nobody will miss, and return them. Raises OSError."""
    found = backups(folder)
    kept = keep([backup.made for backup in found])
    gone = [backup.path for backup in found if backup.made not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def keep(times: Iterable[datetime]) -> frozenset[datetime]:
    """Return which backups stay: the last four, one a day for a week, a week for five weeks, a month for a year.

    All of it counts back from the newest, so a clock that was wrong once deletes nothing that is still needed.
    """
    ordered = sorted(times, reverse=True)
    if not ordered:
        return frozenset()
    kept = set(ordered[:4])
    newest = ordered[0]
    for reach, name in ((timedelta(days=7), "%Y-%m-%d"), (timedelta(weeks=5), "%G-%V"), (timedelta(days=366), "%Y-%m")):
        seen: set[str] = set()
        for moment in ordered:
            period = moment.strftime(name)
            if newest - moment <= reach and period not in seen:
                seen.add(period)
                kept.add(moment)
    return frozenset(kept)


def newest_good(folder: Path, code: Code) -> Backup | None:
    """Return the newest backup beside a vault that this code opens and that is sound, or None."""
    for backup in backups(folder):
        try:
            if opens(backup.path, code, folder):
                return backup
        except VaultTrouble:
            continue
    return None


def opens(file: Path, code: Code, beside: Path) -> bool:
    """Tell whether a code opens a backup; `beside` is a folder to unpack it in. Raises `VaultTrouble` for damage."""
    place = beside / f".look.{os.getpid()}"
    try:
        key = _unpack(file, place, code)
        if key is None:
            return False
        _prove(place / DATABASE, key)
        return True
    finally:
        shutil.rmtree(place, ignore_errors=True)


def restore(file: Path, folder: Path, code: Code, schemas: Sequence[Schema], now: float) -> Path | None:
    """Put a backup in the place of a vault; what was there is kept aside, and its folder is returned.

    Nothing is moved before the backup was opened with the code and found sound. Raises `WrongCode`, `VaultTrouble`.
    """
    with told():
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f".restore.{os.getpid()}"
        shutil.rmtree(place, ignore_errors=True)
        try:
            key = _unpack(file, place, code)
            if key is None:
                raise WrongCode(0)
            _prove(place / DATABASE, key)
            Vault.open(place, code, schemas).lock()
            aside = _set_aside(folder, now)
            for name in (DATABASE, ENVELOPE):
                (place / name).replace(folder / name)
            sync_folder(folder)
        finally:
            shutil.rmtree(place, ignore_errors=True)
    return aside


def _set_aside(folder: Path, now: float) -> Path | None:
    """Move the files of the present vault, damaged or not, into a folder of their own; nothing is ever deleted."""
    present = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    if not present:
        return None
    stamp = datetime.fromtimestamp(now, UTC).strftime(_STAMP)
    aside, number = folder / f"aside-{stamp}", 0
    while aside.exists():
        number += 1
        aside = folder / f"aside-{stamp}-{number}"
    aside.mkdir(mode=0o700)
    for path in sorted(present, key=lambda path: path.name != ENVELOPE):
        path.replace(aside / path.name)
    return aside


def _unpack(file: Path, place: Path, code: Code) -> bytes | None:
    """Take a backup apart into a folder and return its key, or None when the code is another one."""
    place.mkdir(parents=True, exist_ok=True)
    place.chmod(0o700)
    try:
        with zipfile.ZipFile(file) as packed:
            if sorted(packed.namelist()) != [DATABASE, ENVELOPE]:
                raise VaultTrouble("not_a_backup", file)
            if packed.getinfo(DATABASE).file_size > LARGEST or packed.getinfo(ENVELOPE).file_size > 65_536:
                raise VaultTrouble("not_a_backup", file)
            for name in (ENVELOPE, DATABASE):
                with packed.open(name) as source, (place / name).open("wb") as out:
                    shutil.copyfileobj(source, out, 1024 * 1024)
                sync_file(place / name)
    except FileNotFoundError:
        raise VaultTrouble("missing", file) from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError):
        raise VaultTrouble("damaged", file) from None
    envelope = keys.read(place / ENVELOPE)
    slot = envelope.slot(code.kind)
    return keys.unwrap(slot, code.secret, envelope.vault) if slot else None


def _made(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name[:16], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
