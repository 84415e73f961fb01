# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the built packs of a source checkout in step with what authors and translators changed."""

import logging
import os
from itertools import chain
from pathlib import Path

from va_desktop.content.errors import ContentRefused, PackDamaged, PackTooNew
from va_desktop.content.library import SUFFIX
from va_desktop.content.pack import Pack

_log = logging.getLogger(__name__)


def ensure_built(sources: Path, catalogues: Path, out: Path) -> tuple[Path, ...]:
    """Rebuild each pack whose sources, catalogues or builder changed, and return the packs that are there.

    `out` belongs to this function: packs that no source folder gives are removed. A pack that cannot be
    built keeps its last good file and is logged; the others go on.
    """
    unchanged = _untouched(sources, catalogues, out)
    if unchanged:
        return unchanged
    from va_desktop.content.build import build_pack, fingerprint
    from va_desktop.content.folder import packs_in

    present = _present(out)
    kept: list[Path] = []
    for folder in packs_in(sources):
        old, built = present.get(folder.name, (None, None))
        if old is not None and built == fingerprint(folder, catalogues):
            kept.append(old)
            continue
        try:
            kept.append(build_pack(folder, catalogues, out))
        except ContentRefused as refused:
            _log.warning("content pack %s not rebuilt: %d problems", folder.name, len(refused.problems))
            if old is not None:
                kept.append(old)
    for path in out.glob(f"*{SUFFIX}"):
        if path not in kept:
            path.unlink()
    for path in kept:
        os.utime(path)
    return tuple(sorted(kept))


def _untouched(sources: Path, catalogues: Path, out: Path) -> tuple[Path, ...]:
    """Return the built packs when nothing was written since they were last looked at, without loading the builder."""
    packs = tuple(sorted(out.glob(f"*{SUFFIX}")))
    folders = [path.parent for path in sources.glob("*/pack.yaml")]
    if not packs or len(packs) != len(folders):
        return ()
    package = Path(__file__).resolve().parent
    watched = chain(
        folders,
        sources.rglob("*"),
        catalogues.rglob("*"),
        package.rglob("*.py"),
        (package.parent / "i18n").glob("*.py"),
    )
    newest = max((path.stat().st_mtime_ns for path in watched), default=0)
    return packs if newest < min(path.stat().st_mtime_ns for path in packs) else ()


def _present(out: Path) -> dict[str, tuple[Path, str]]:
    found: dict[str, tuple[Path, str]] = {}
    for path in sorted(out.glob(f"*{SUFFIX}")):
        try:
            pack = Pack.open(path)
        except (PackDamaged, PackTooNew):
            continue
        found[pack.info.id] = (path, pack.info.built)
        pack.close()
    return found
