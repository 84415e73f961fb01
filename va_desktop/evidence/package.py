# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that leave, made in memory first: what is looked at before is, byte for byte, what is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from va_desktop.durable import put
from va_desktop.evidence.ledger import Ledger, earlier
from va_desktop.evidence.published import Published
from va_desktop.evidence.rows import STATUS

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class File:
    """One file that leaves."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Package:
    """Everything that leaves at once."""

    published: Published
    files: tuple[File, ...]

    def manifest(self) -> dict[str, Any]:
        """Return what exactly leaves: every file with its size and SHA-256, and how many figures are told."""
        told = Counter(STATUS[shown.mark] for shown in self.published.counts.values())
        return {
            "country": self.published.country,
            "first": self.published.period.first.isoformat(),
            "last": self.published.period.last.isoformat(),
            "series": self.published.series,
            "given": self.published.given.isoformat(),
            "newest": self.published.newest,
            "indicators": dict(self.published.versions),
            "figures": {status: told.get(status, 0) for status in STATUS.values()},
            "quarters": len(self.published.spreads),
            "files": [
                {"name": file.name, "bytes": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}
                for file in self.files
            ],
        }


def write(package: Package, folder: Path, ledger: Ledger) -> Sequence[Path]:
    """Write everything with its manifest, keep in the ledger what was given out, and return the files.

    The ledger comes first: after a power cut a figure may be kept that never left, never the other way round.
    Raises OSError, `Overlaps` where something else was given out in the meantime, and `LedgerDamaged`.
    """
    published = package.published
    before = earlier(ledger, published.series, published.country, published.period)
    if before is None:
        ledger.add(published)
    folder.mkdir(parents=True, exist_ok=True)
    manifest = json.dumps(package.manifest(), ensure_ascii=False, indent=1).encode()
    found = []
    for file in (*package.files, File(MANIFEST, manifest)):
        put(folder / file.name, file.content, 0o644)
        found.append(folder / file.name)
    return found
