# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents checked against the official JSON Schemas of HSDS that ship with the program."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from va_desktop.directory.hsds.tables import TABLES

VERSIONS = ("3.0", "3.1")


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in a document that the schema does not allow. `rule`: the schema's keyword, such as `required`."""

    path: str
    rule: str


class Schemas:
    """The schemas of one version, each compiled when first asked for."""

    def __init__(self, folder: Path, version: str = VERSIONS[-1]) -> None:
        """`folder` is `resources/hsds`."""
        self._folder = folder / version
        self._base = f"https://hsds.invalid/{version}/"
        self._compiled: dict[str, Any] = {}

    def problems(self, kind: str, doc: Any) -> Iterator[Problem]:
        """Yield what is wrong with a document; nothing for a kind that this version does not know."""
        if not self._knows(kind):
            return
        for error in self._validator(kind).iter_errors(doc):
            path = "/".join(str(part) for part in error.instance_path)
            yield Problem(path, str(error.schema_path[-1]))

    def valid(self, kind: str, doc: Any) -> bool:
        """Tell whether a document is allowed."""
        return not self._knows(kind) or bool(self._validator(kind).is_valid(doc))

    def _knows(self, kind: str) -> bool:
        """Tell whether this version has such an object: 3.0 has no units, capacities and further addresses."""
        return kind in TABLES and (self._folder / f"{kind}.json").is_file()

    def _validator(self, kind: str) -> Any:
        if kind not in self._compiled:
            import jsonschema_rs

            uri = f"{self._base}{kind}.json"
            self._compiled[kind] = jsonschema_rs.Draft202012Validator(
                self._read(uri), retriever=self._read, base_uri=uri
            )
        return self._compiled[kind]

    def _read(self, uri: str) -> Any:
        return json.loads((self._folder / uri.rpartition("/")[2]).read_text(encoding="utf-8"))
