# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs that a centre put in beside the bundled ones: taken only whole and signed, and taken back in one step."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from va_desktop.content.library import SUFFIX, version_key
from va_desktop.content.pack import Pack, PackInfo
from va_desktop.content.signature import SUFFIX as SIGNATURE
from va_desktop.content.signature import signature_file, signed_by
from va_desktop.durable import put
from va_desktop.errors import VaDesktopError

KEPT = 3
"""Versions of one pack that stay on the disk, the one in use included."""

ASIDE = ".aside"
"""Ending of a version that was taken back; the program does not open it."""


class NotNewer(VaDesktopError):
    """A pack whose version is not newer than the one that is in use."""

    def __init__(self, path: Path, version: str, present: str) -> None:
        super().__init__(str(path), version, present)
        self.path, self.version, self.present = path, version, present


class NothingBefore(VaDesktopError):
    """A pack that nobody installed, so there is nothing to take back."""

    def __init__(self, pack_id: str) -> None:
        super().__init__(pack_id)
        self.pack_id = pack_id


class Installed(NamedTuple):
    """What an installation did."""

    pack_id: str
    version: str
    key: str
    path: Path


def install(file: Path, folder: Path, bundled: Path, keys: Mapping[str, Ed25519PublicKey]) -> Installed:
    """Copy a signed pack into `folder`, so that a power cut leaves the old state or the new one.

    Raises `PackDamaged`, `PackTooNew`, `SignatureRefused`, `NotNewer`, OSError.
    """
    key = signed_by(file, keys)
    info = _info(file)
    present = _newest(info.id, folder, bundled)
    if present is not None and version_key(info.version) <= version_key(present.version):
        raise NotNewer(file, info.version, present.version)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{info.id}-{info.version}{SUFFIX}"
    _copy(signature_file(file), signature_file(target))
    _copy(file, target)
    _thin(info.id, folder)
    return Installed(info.id, info.version, key, target)


def take_back(pack_id: str, folder: Path) -> str:
    """Set the newest installed version of a pack aside and return its version; the one before it is in use again.

    Raises `NothingBefore`, OSError.
    """
    found = _versions(pack_id, folder)
    if not found:
        raise NothingBefore(pack_id)
    version, path = found[-1]
    path.replace(path.with_name(path.name + ASIDE))
    return version


def _info(file: Path) -> PackInfo:
    pack = Pack.open(file)
    pack.close()
    return pack.info


def _versions(pack_id: str, folder: Path) -> list[tuple[str, Path]]:
    found = []
    for path in folder.glob(f"{pack_id}-*{SUFFIX}"):
        version = path.name.removeprefix(f"{pack_id}-").removesuffix(SUFFIX)
        found.append((version, path))
    return sorted(found, key=lambda row: version_key(row[0]))


def _newest(pack_id: str, *folders: Path) -> PackInfo | None:
    found = [_info(rows[-1][1]) for folder in folders if (rows := _versions(pack_id, folder))]
    return max(found, key=lambda info: version_key(info.version), default=None)


def _thin(pack_id: str, folder: Path) -> None:
    for _, path in _versions(pack_id, folder)[:-KEPT]:
        path.unlink()
        signature_file(path).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    put(target, source.read_bytes(), 0o666)


__all__ = ["ASIDE", "KEPT", "SIGNATURE", "Installed", "NotNewer", "NothingBefore", "install", "take_back"]
