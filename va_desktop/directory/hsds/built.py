# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of a spreadsheet built into one service with its organization, its place and its hours."""

from dataclasses import dataclass
from typing import Any

from va_desktop.directory.hsds import answers
from va_desktop.directory.hsds.codes import AXES, AXIS_OF, REDACTED
from va_desktop.directory.hsds.findings import Account, Reason
from va_desktop.directory.hsds.mapping import Columns
from va_desktop.directory.hsds.profile import attribute
from va_desktop.directory.hsds.repair import Repair
from va_desktop.directory.hsds.rows import EXTRA
from va_desktop.directory.hsds.tables import ASSUMED, NESTED, TABLES
from va_desktop.directory.hsds.targets import SKIP, TARGETS, Target
from va_desktop.directory.hsds.values import made

Doc = dict[str, Any]
Said = list[tuple[str, str, str]]


@dataclass(slots=True)
class Row:
    """A row on its way: `key` is its service's id so far, `fixed` when the sheet itself gave it."""

    parts: dict[str, Doc]
    schedules: list[Doc]
    said: Said
    key: str
    fixed: bool
    digest: str

    def finish(self, key: str) -> Doc:
        """Return the document under its final id."""
        service, parts = self.parts["service"], self.parts
        service["id"] = key
        for field, kind in (("languages", "language"), ("required_documents", "required_document")):
            if field in service:
                for number, item in enumerate(service[field]):
                    item["id"] = made(kind, key, str(number))
        if "phone" in parts:
            service["phones"] = [
                {"id": made("phone", key, str(number)), "number": text}
                for number, text in enumerate(parts["phone"]["number"])
            ]
        if "contact" in parts:
            service["contacts"] = [{"id": made("contact", key), **parts["contact"]}]
        if self.schedules:
            service["schedules"] = [
                {"id": made("schedule", key, str(number)), **row} for number, row in enumerate(self.schedules)
            ]
        if "organization" in parts:
            service["organization_id"] = parts["organization"]["id"]
            service["organization"] = parts["organization"]
        if "location" in parts:
            place = parts["location"]
            place["id"] = made("location", key)
            if "marks" in parts:
                place["attributes"] = [
                    attribute(place["id"], "location", "mark", code, text) for code, text in parts["marks"].items()
                ]
            if "address" in parts:
                place["addresses"] = [{"id": made("address", key), **parts["address"]}]
            service["service_at_locations"] = [{"id": made("service_at_location", key), "location": place}]
        if self.said:
            service["attributes"] = [attribute(key, "service", *answer) for answer in self.said]
        return service


class Builder:
    """Knows what each column means, and builds row after row."""

    def __init__(self, headings: tuple[str, ...], columns: Columns, account: Account, file: str) -> None:
        """What no column can give is found once here, and not in every row."""
        self._width = len(headings)
        self._account = account
        self._file = file
        self._repair = Repair(account)
        self._texts: list[tuple[int, str, str]] = []
        self._others: list[tuple[int, str, Target | None]] = []
        self._typed: list[tuple[str, str]] = []
        meanings = [columns.of(heading) for heading in headings]
        for place, (heading, meaning) in enumerate(zip(headings, meanings)):
            target = TARGETS.get(meaning)
            if target is None:
                account.find(file, 0, heading, "unknown_column", "left_out" if meaning == SKIP else "kept")
            if meaning == SKIP:
                continue
            if target is not None and target.sort in ("text", "number", "day", "time", "code"):
                self._texts.append((place, target.owner, target.field))
                if target.sort != "text":
                    self._typed.append((target.owner, target.field))
            else:
                self._others.append((place, heading, target))
        self.named = bool({"service.name", "organization.name"} & set(meanings))
        self._given = frozenset(meanings)
        self._absent()

    def _absent(self) -> None:
        """Tell which required fields no column gives."""
        owners = {meaning.partition(".")[0] for meaning in self._given}
        if "location.position" in self._given or "address" in owners:
            owners.add("location")
        for owner in ("service", "organization", "address"):
            for field in TABLES[owner].required if owner in owners or owner == "service" else ():
                if field != "id" and f"{owner}.{field}" not in self._given and field != "address_type":
                    assumed = ASSUMED.get((owner, field))
                    reason: Reason = "assumed_value" if assumed else "missing_value"
                    self._account.find(
                        self._file, 0, f"{owner}.{field}", reason, "assumed" if assumed else "kept", assumed or ""
                    )
        self._required = [
            (owner, field)
            for owner in ("organization", "address")
            for field in TABLES[owner].required
            if f"{owner}.{field}" in self._given
        ]

    def row(self, line: int, cells: list[str]) -> Row | None:
        """Build one row, or count it as refused and return None."""
        parts: dict[str, Doc] = {"service": {}}
        schedules: list[Doc] = []
        said: Said = []
        width = len(cells)
        for place, owner, field in self._texts:
            if place < width and (cell := cells[place].strip()):
                if owner in parts:
                    parts[owner][field] = cell
                else:
                    parts[owner] = {field: cell}
        for place, heading, target in self._others:
            if place < width and (cell := cells[place].strip()):
                if target is None:
                    parts["service"][heading if heading not in _TAKEN else f"{heading}_text"] = cell
                else:
                    self._set(parts, schedules, said, target, cell, line, heading)
        if width > self._width and (extra := [cell for cell in cells[self._width :] if cell.strip()]):
            parts["service"][EXTRA] = extra
            self._account.find(self._file, line, "", "too_many_cells", "kept", str(len(extra)))
        if not parts["service"] and len(parts) == 1 and not (schedules or said):
            self._account.refuse(self._file, line, "blank_row")
            return None
        return self._whole(parts, schedules, said, line, "\x1f".join(cells))

    def _set(
        self,
        parts: dict[str, Doc],
        schedules: list[Doc],
        said: Said,
        target: Target,
        cell: str,
        line: int,
        heading: str,
    ) -> None:
        name = target.field
        match target.sort:
            case "codes":
                found, whole = answers.codes(cell, AXES[name])
                said.extend((name, code, "yes") for code in (found[:1] if name == "route" else found))
                if not whole:
                    self._odd(parts["service"], f"{name}_text", cell, line, heading)
            case "answer":
                reply = answers.answer(cell)
                if name == REDACTED and reply not in ("yes", "no"):
                    # In doubt a place is protected; the words stay, because they may say why.
                    self._account.find(self._file, line, heading, "protected_in_doubt", "assumed", "yes")
                    parts["service"][f"{name}_text"], reply = cell, "yes"
                if reply is None:
                    self._odd(parts["service"], f"{name}_text", cell, line, heading)
                elif target.owner != "schedule":
                    if reply != "unknown":
                        said.append((AXIS_OF[name], name, reply))
                elif reply == "yes":
                    parts.setdefault("schedule", {})[name] = True
            case "mark":
                parts.setdefault("marks", {})[name] = cell
            case "list":
                self._list(parts, target, cell)
            case "position":
                both = answers.position(cell)
                if both is None or (found_at := answers.placed(both)) is None:
                    self._odd(parts["service"], "position_text", cell, line, heading)
                else:
                    parts.setdefault("location", {}).update(latitude=found_at[0], longitude=found_at[1])
                    if found_at[2]:
                        self._account.find(self._file, line, heading, "bad_number", "converted", "latitude longitude")
            case _:
                self._times(parts, schedules, target, cell, line, heading)

    def _list(self, parts: dict[str, Doc], target: Target, cell: str) -> None:
        found = answers.items(cell)
        match target.name:
            case "service.languages":
                parts["service"]["languages"] = [answers.language(item) for item in found]
            case "service.required_documents":
                parts["service"]["required_documents"] = [{"document": item} for item in found]
            case _:
                known = parts.setdefault(target.owner, {}).setdefault(target.field, [])
                known.extend(item for item in found if item not in known)

    def _times(
        self, parts: dict[str, Doc], schedules: list[Doc], target: Target, cell: str, line: int, heading: str
    ) -> None:
        if target.sort == "days":
            found = answers.days(cell)
            if found is not None:
                parts.setdefault("schedule", {}).update(freq="WEEKLY", byday=found)
                return
        elif (rows := answers.hours(cell)) is not None:
            schedules.extend(dict(row) for row in rows)
            return
        schedules.append({"description": cell})
        self._account.find(self._file, line, heading, "ambiguous_hours", "kept_as_text")

    def _odd(self, doc: Doc, key: str, cell: str, line: int, heading: str) -> None:
        doc[key] = cell
        self._account.find(self._file, line, heading, "bad_value", "kept_as_text")

    def _whole(self, parts: dict[str, Doc], schedules: list[Doc], said: Said, line: int, digest: str) -> Row | None:
        service, organization = parts["service"], parts.get("organization")
        if "name" not in service:
            if organization is None or "name" not in organization:
                self._account.refuse(self._file, line, "missing_value", "name")
                return None
            service["name"] = organization["name"]
            self._account.find(self._file, line, "service.name", "missing_value", "assumed", "organization.name")
        for owner, field in self._typed:
            if owner in parts and field in parts[owner]:
                self._repair.one(owner, field, parts[owner], self._file, line)
        for owner, field in self._required:
            if owner in parts and field not in parts[owner]:
                self._account.find(self._file, line, f"{owner}.{field}", "missing_value", "kept")
        if "schedule" in parts:
            schedules.append(parts.pop("schedule"))
        if "address" in parts:
            parts["address"]["address_type"] = "physical"
            parts.setdefault("location", {})
        if "marks" in parts:
            parts.setdefault("location", {})
        if "location" in parts:
            parts["location"]["location_type"] = "physical"
        if "status" not in service and "status_text" not in service:
            service["status"] = "active"
        fixed = "id" in service
        key = self._repair.identify("service", service, self._file, line, str) if fixed else _key(parts)
        if organization is not None:
            if "id" in organization:
                self._repair.identify("organization", organization, self._file, line, str)
            else:
                organization["id"] = made("organization", "", str(organization.get("name", "")))
        return Row(parts, schedules, said, key, fixed, digest)


def _key(parts: dict[str, Doc]) -> str:
    """Return the id of a service that the sheet has no number for: from its name, its organization and its place."""
    where = {**parts.get("location", _NOTHING), **parts.get("address", _NOTHING), **parts.get("marks", _NOTHING)}
    return made(
        "service",
        parts["service"]["name"],
        parts.get("organization", _NOTHING).get("name", ""),
        where.get("pcode", ""),
        where.get("city", ""),
        where.get("name", ""),
    )


_NOTHING: Doc = {}
_TAKEN = frozenset({*TABLES["service"].fields, *(key for owner, key in NESTED if owner == "service")})
"""Headings that would be mistaken for a field of HSDS when their column is kept as it is."""
