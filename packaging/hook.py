# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds content packs and catalogues and puts them, with fonts and pictograms, into the wheel."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):
    """Adds `va_desktop/bundle/` to a wheel; an editable install reads the checkout instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what the wheel carries."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path[:0] = [str(root), str(root / "packaging")]
        import catalogues

        from va_desktop.content.fresh import ensure_built

        bundle = root / "build" / "bundle"
        ensure_built(root / "content" / "packs", root / "content" / "locales", bundle / "packs")
        catalogues.compile_(bundle / "locales")
        for name, source in (
            ("packs", bundle / "packs"),
            ("locales", bundle / "locales"),
            ("resources", root / "resources"),
        ):
            build_data["force_include"][str(source)] = f"va_desktop/bundle/{name}"
