# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found while reading a directory, as typed facts: every row's end, every repair, every refusal."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from va_desktop.directory.record import Record, Sink
from va_desktop.errors import VaDesktopError

Reason = Literal[
    "ambiguous_hours",
    "assumed_value",
    "bad_date",
    "bad_header",
    "bad_number",
    "bad_time",
    "bad_value",
    "blank_row",
    "bom",
    "broken_json",
    "broken_quote",
    "control_characters",
    "dangling_key",
    "delimiter_guessed",
    "duplicate_id",
    "duplicate_row",
    "encoding_guessed",
    "file_ignored",
    "id_not_uuid",
    "missing_id",
    "missing_value",
    "multi_line_cell",
    "no_rows",
    "not_an_object",
    "protected_in_doubt",
    "rest_unread",
    "sink_refused",
    "too_deep",
    "too_few_cells",
    "too_large",
    "too_many_cells",
    "too_many_codes",
    "unknown_column",
    "unknown_table",
    "unreadable_row",
]

Action = Literal[
    "assumed", "converted", "first_kept", "kept", "kept_as_text", "left_out", "made", "merged", "set_apart"
]
"""What was done: `set_apart` is a document of its own kind, `made` a new id, `left_out` says that it is not there."""

End = Literal["imported", "merged", "refused"]

Refusals = tuple[type[Exception], ...]
"""What a sink raises for one document that it will not have, after which the next can be added."""

KEPT_IN_REPORT = 1000
"""How many findings a report holds itself; every one goes to `on_finding` as it is found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one place. `row`: a line of a table or a document's number, from 1; 0 is the whole file."""

    file: str
    row: int
    column: str
    reason: Reason
    action: Action
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How the rows of one file ended. `rows` is the sum of the others."""

    rows: int = 0
    imported: int = 0
    merged: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is. `done` and `total` are bytes of the source; `rows` counts all files."""

    stage: Literal["reading", "joining"]
    file: str
    rows: int
    done: int
    total: int


@dataclass(frozen=True)
class Report:
    """The whole account. `reasons`: how often each reason was found; `findings`: the first ones."""

    format: str
    files: Mapping[str, Count]
    records: Mapping[str, int]
    reasons: Mapping[Reason, int]
    findings: tuple[Finding, ...]

    @property
    def total(self) -> Count:
        """Return the sum over all files."""
        counts = self.files.values()
        return Count(
            sum(c.rows for c in counts),
            sum(c.imported for c in counts),
            sum(c.merged for c in counts),
            sum(c.refused for c in counts),
        )

    @property
    def unread(self) -> tuple[str, ...]:
        """Return the files of which the rest was not read: whatever is in the directory, it is not all of it."""
        return tuple(sorted({found.file for found in self.findings if found.reason == "rest_unread"}))

    def told(self, found: "Finding") -> "Report":
        """Return the report with one more finding."""
        reasons = MappingProxyType({**self.reasons, found.reason: self.reasons.get(found.reason, 0) + 1})
        return replace(self, reasons=reasons, findings=(*self.findings, found))


@dataclass
class Account:
    """Counts while a source is read."""

    on_finding: Callable[[Finding], None] | None = None
    ends: dict[str, Counter[End]] = field(default_factory=dict)
    records: Counter[str] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def find(self, file: str, row: int, column: str, reason: Reason, action: Action, detail: str = "") -> None:
        """Write one finding down. `detail` holds codes and names of fields, never what a cell says."""
        self.reasons[reason] += 1
        keep = len(self.findings) < KEPT_IN_REPORT or reason == "rest_unread"
        if self.on_finding is None and not keep:
            return
        found = Finding(file, row, column, reason, action, detail)
        if keep:
            self.findings.append(found)
        if self.on_finding is not None:
            self.on_finding(found)

    def end(self, file: str, end: End, times: int = 1) -> None:
        """Count one row's end."""
        self.of(file)[end] += times

    def of(self, file: str) -> Counter[End]:
        """Return the counts of one file, which is in the account from now on."""
        return self.ends.setdefault(file, Counter())

    def refuse(self, file: str, row: int, reason: Reason, detail: str = "") -> None:
        """Count one row as refused and say why."""
        self.end(file, "refused")
        self.find(file, row, "", reason, "left_out", detail)

    def hand(self, sink: Sink, record: Record, file: str, row: int, refusals: Refusals) -> bool:
        """Give a document to the sink; False, and a finding, when the sink will not have this one."""
        try:
            sink.add(record)
        except refusals:
            self.find(file, row, "", "sink_refused", "left_out", record.kind)
            return False
        self.records[record.kind] += 1
        return True

    def report(self, form: str) -> Report:
        """Return what was counted."""
        files = {
            name: Count(c.total(), c["imported"], c["merged"], c["refused"]) for name, c in sorted(self.ends.items())
        }
        return Report(
            form,
            MappingProxyType(files),
            MappingProxyType(dict(self.records)),
            MappingProxyType(dict(self.reasons)),
            tuple(self.findings),
        )


class ReadingCancelled(VaDesktopError):
    """Somebody stopped the reading; what the sink has so far is a part."""


class SourceRefused(VaDesktopError):
    """A source is not read at all: unsafe, unreadable or of no known format. `member` is a name inside it."""

    def __init__(self, reason: str, member: str = "") -> None:
        super().__init__(f"{reason} {member}".strip())
        self.reason = reason
        self.member = member
