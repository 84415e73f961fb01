# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie: the bundled content and the person's own folders. Computed when asked, never at import."""

from pathlib import Path
from typing import NamedTuple

_APP = "va-desktop"


class Bundle(NamedTuple):
    """What ships with the program.

    `sources` is the folder of authored packs in a source checkout, and None in an installed program.
    """

    packs: Path
    locales: Path
    resources: Path
    sources: Path | None
    catalogues: Path | None


class Folders(NamedTuple):
    """The folders in which the program may write; into `documents` only what a person asks to save."""

    data: Path
    config: Path
    cache: Path
    documents: Path


def bundle() -> Bundle:
    """Return where the bundled packs, catalogues and resources are, for a checkout and a wheel alike."""
    package = Path(__file__).resolve().parent
    inside = package / "bundle"
    if inside.is_dir():
        return Bundle(inside / "packs", inside / "locales", inside / "resources", None, None)
    root = package.parent
    built = root / "build" / "bundle"
    return Bundle(
        packs=built / "packs",
        locales=built / "locales",
        resources=root / "resources",
        sources=root / "content" / "packs",
        catalogues=root / "content" / "locales",
    )


def folders(data: Path | None = None) -> Folders:
    """Return the writable folders; with `data` everything stays below that one folder (a stick, a test)."""
    if data is not None:
        return Folders(data=data, config=data / "config", cache=data / "cache", documents=data / "documents")
    import platformdirs

    own = platformdirs.PlatformDirs(_APP, appauthor=False)
    return Folders(
        data=Path(own.user_data_dir),
        config=Path(own.user_config_dir),
        cache=Path(own.user_cache_dir),
        documents=Path(own.user_documents_dir),
    )
