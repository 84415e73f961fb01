# SPDX-License-Identifier: GPL-3.0-or-later
"""Which column of a spreadsheet means what: suggested by its tag or heading, saved in a file, read from it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from va_desktop.directory.hsds.findings import SourceRefused
from va_desktop.directory.hsds.targets import KEEP, SKIP, TARGETS, headings
from va_desktop.durable import put
from va_desktop.i18n.folding import fold

FORMAT = "va-desktop-mapping"
VERSION = 2
"""2 added `values`; a file without them is read as well."""
LARGEST = 1 << 20

_TAG = re.compile(r"#[A-Za-z][_0-9A-Za-z]*(?:\s*\+\s*[A-Za-z][_0-9A-Za-z]*)*")

_TAGS: tuple[tuple[str, frozenset[str], str], ...] = tuple(
    (tag, frozenset(attributes.split()), target)
    for tag, attributes, target in (
        ("#geo", "lat", "location.latitude"),
        ("#geo", "lon", "location.longitude"),
        ("#geo", "", "location.position"),
        ("#org", "id", "organization.id"),
        ("#org", "code", "organization.id"),
        ("#org", "url", "organization.website"),
        ("#org", "description", "organization.description"),
        ("#org", "", "organization.name"),
        ("#service", "id", "service.id"),
        ("#service", "code", "service.id"),
        ("#service", "description", "service.description"),
        ("#service", "alert", "service.alert"),
        ("#service", "languages", "service.languages"),
        ("#service", "documents", "service.required_documents"),
        ("#service", "hours", "schedule.hours"),
        ("#service", "days", "schedule.byday"),
        ("#service", "opens", "schedule.opens_at"),
        ("#service", "closes", "schedule.closes_at"),
        ("#service", "appointment", "schedule.by_appointment"),
        ("#service", "type", "profile.service_type"),
        ("#service", "", "service.name"),
        ("#activity", "", "service.description"),
        ("#loc", "address", "address.address_1"),
        ("#loc", "city", "address.city"),
        ("#loc", "postcode", "address.postal_code"),
        ("#loc", "landmark", "profile.landmark"),
        ("#loc", "directions", "location.transportation"),
        ("#loc", "", "location.name"),
        ("#adm4", "code", "profile.pcode"),
        ("#adm3", "code", "profile.pcode"),
        ("#adm2", "code", "profile.pcode"),
        ("#adm1", "code", "profile.pcode"),
        ("#adm1", "", "address.state_province"),
        ("#adm2", "", "address.region"),
        ("#adm3", "", "address.city"),
        ("#country", "", "address.country"),
        ("#contact", "phone", "phone.number"),
        ("#contact", "email", "service.email"),
        ("#contact", "url", "service.url"),
        ("#contact", "name", "contact.name"),
        ("#date", "updated", "service.assured_date"),
        ("#date", "reported", "service.assured_date"),
        ("#status", "", "service.status"),
        ("#beneficiary", "age min", "service.minimum_age"),
        ("#beneficiary", "age max", "service.maximum_age"),
        ("#beneficiary", "", "service.eligibility_description"),
        ("#access", "", "service.application_process"),
        ("#value", "fees", "service.fees_description"),
    )
)


@dataclass(frozen=True)
class Columns:
    """What each heading means: the name of a target, `keep` or `skip`. A heading that is not there is kept.

    `values`: for a heading what some of its values mean, as a table could say it; an empty text leaves them out.
    """

    meaning: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, heading: str) -> str:
        """Return what a heading means."""
        return self.meaning.get(heading, KEEP)


def tags(cells: Sequence[str]) -> bool:
    """Tell whether a row is one of HXL tags: every cell that holds something is a tag."""
    found = [cell.strip() for cell in cells if cell.strip()]
    return bool(found) and all(_TAG.fullmatch(cell) for cell in found)


_SEVERAL = frozenset({"phone.number"})
"""Targets that several columns can give."""

_NUMBERED = re.compile(r"[ _]\d$")


def suggest(names: Sequence[str], hxl: Sequence[str] = ()) -> Columns:
    """Suggest what columns mean, by their tags first and then by their words; each target is suggested once."""
    meaning: dict[str, str] = {}
    taken: set[str] = set()
    by_tag = [_tagged(tag) for tag in (*hxl, *[""] * len(names))][: len(names)]
    # Of several P-codes the deepest place is meant.
    codes = [place for place, target in enumerate(by_tag) if target == "profile.pcode"]
    for place in sorted(codes, key=lambda place: hxl[place].strip().lower())[:-1]:
        by_tag[place] = None
    for heading, target in zip(names, by_tag):
        if target is not None and target not in taken:
            meaning[heading] = target
            taken.add(target)
    for heading in names:
        if heading not in meaning:
            target = _named(heading) or _named(_NUMBERED.sub("", heading))
            if target is not None and (target not in taken or target in _SEVERAL):
                meaning[heading] = target
                taken.add(target)
    return Columns({heading: meaning.get(heading, KEEP) for heading in names})


def _tagged(cell: str) -> str | None:
    if not _TAG.fullmatch(cell.strip()):
        return None
    tag, *attributes = (part.strip().lower() for part in cell.strip().split("+"))
    if tag == "#x_va":
        return next((f"profile.{name}" for name in attributes if f"profile.{name}" in TARGETS), None)
    return next((target for name, wanted, target in _TAGS if name == tag and wanted <= set(attributes)), None)


def _named(heading: str) -> str | None:
    return _by_heading().get(plain(heading)) or (heading if heading in TARGETS else None)


@cache
def _by_heading() -> Mapping[str, str]:
    return {plain(word): name for name, words in headings().items() for word in words}


def plain(text: str) -> str:
    """Return a heading or code without case, accents and signs, to compare it."""
    return " ".join(re.sub(r"[\s_\-/.:*()'’\"]+", " ", fold(text)).split())


def save(path: Path, columns: Columns) -> None:
    """Write a mapping to a file, for the next table of the same kind. Raises OSError."""
    version = VERSION if columns.values else 1
    document: dict[str, object] = {"format": FORMAT, "version": version, "columns": dict(columns.meaning)}
    if columns.values:
        document["values"] = {heading: dict(said) for heading, said in columns.values.items()}
    put(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), 0o644)


def load(path: Path) -> Columns:
    """Read a mapping. Raises SourceRefused when the file is none, or names a target that does not exist."""
    try:
        if path.stat().st_size > LARGEST:
            raise SourceRefused("too_large")
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != FORMAT or document["version"] > VERSION:
            raise SourceRefused("unknown_format")
        meaning = {str(heading): str(target) for heading, target in document["columns"].items()}
        values = {
            str(heading): {str(cell): str(text) for cell, text in said.items()}
            for heading, said in document.get("values", {}).items()
        }
    except SourceRefused:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceRefused("no_mapping") from error
    for target in meaning.values():
        if target not in TARGETS and target not in (KEEP, SKIP):
            raise SourceRefused("unknown_target", target)
    return Columns(meaning, values)
