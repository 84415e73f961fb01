# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the built packs of a source checkout in step with what authors and translators changed."""

import logging
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
    return tuple(kept)


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
