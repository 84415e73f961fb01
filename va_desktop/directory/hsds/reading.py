# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door into a directory: finds out what a file, folder or zip is, and reads it into a sink, row by row."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from va_desktop.directory.hsds.areas import NAMES
from va_desktop.directory.hsds.envelope import documents
from va_desktop.directory.hsds.findings import (
    Account,
    Finding,
    Progress,
    ReadingCancelled,
    Refusals,
    Report,
    SourceRefused,
)
from va_desktop.directory.hsds.gathered import Gathering
from va_desktop.directory.hsds.held import Held
from va_desktop.directory.hsds.legacy import old
from va_desktop.directory.hsds.nested import Documents
from va_desktop.directory.hsds.shapes import hinted
from va_desktop.directory.hsds.source import Member, Source
from va_desktop.directory.hsds.store import BATCH, Scratch
from va_desktop.directory.hsds.tables import named
from va_desktop.directory.hsds.tabular import Package
from va_desktop.directory.record import Sink

JSON_ENDINGS = (".json", ".geojson", ".jsonl", ".ndjson")
TABLE_ENDINGS = (".csv", ".tsv")
SHEET_ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv")

OTHER = "other"
"""The folder of lists that are named after what they hold, whatever that is."""

_DESCRIPTIONS = ("datapackage.json", "profile.json")

Kind = Literal["json", "tabular", "legacy", "sheet", "unknown"]


@dataclass(frozen=True, slots=True)
class Format:
    """What a source is. `sheet`: a table that needs a mapping of its columns."""

    kind: Kind
    packed: bool


def detect(path: Path) -> Format:
    """Find out what a source is by its names, without reading its content. Raises SourceRefused for unsafe ones."""
    with Source(path) as source:
        return _format(source)


def read(
    source: Path,
    sink: Sink,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    on_finding: Callable[[Finding], None] | None = None,
    scratch: Path | None = None,
    refusals: Refusals = (),
) -> Report:
    """Read HSDS 3 (JSON or tables) or HSDS 2 tables into the sink; every row is accounted for in the report.

    `scratch` is where a temporary database may lie. Raises SourceRefused when nothing can be read (`sheet` when a
    mapping is needed, see `sheet.py`), ReadingCancelled when `cancelled` says so; what the sink raises passes
    through, but for `refusals`, which are counted.
    """
    account = Account(on_finding)

    def tick(progress: Progress) -> None:
        if cancelled():
            raise ReadingCancelled
        on_progress(progress)

    with Source(source) as opened:
        form = _format(opened)
        if form.kind in ("sheet", "unknown"):
            raise SourceRefused("sheet" if form.kind == "sheet" else "unknown_format")
        tick(Progress("reading", "", 0, 0, sum(member.size for member in opened.members)))
        strays = [member for member in opened.members if _is_stray(member)]
        opened.members = tuple(member for member in opened.members if member not in strays)
        if strays:
            account.find(strays[0].name, 0, "", "file_ignored", "left_out", str(len(strays)))
        for member in opened.members:
            if member.suffix not in (*JSON_ENDINGS, *(TABLE_ENDINGS if form.kind != "json" else ())):
                account.find(member.name, 0, "", "file_ignored", "left_out")
        if form.kind == "json":
            _read_json(opened, sink, account, tick, scratch, refusals)
        else:
            _ignored_json(opened, account)
            Package(opened, account, tick, scratch, refusals).read(sink)
            _read_json(opened, sink, account, tick, scratch, refusals, _is_map)
        tick(Progress("joining", "", account_rows(account), 1, 1))
    return account.report(form.kind)


def _is_stray(member: Member) -> bool:
    """Tell whether a file is one that a system puts beside others for itself."""
    parts = PurePosixPath(member.name).parts
    return (
        parts[0] == "__MACOSX" or parts[-1].startswith("._") or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")
    )


def account_rows(account: Account) -> int:
    """Return how many rows are counted so far."""
    return sum(ends.total() for ends in account.ends.values())


def _format(source: Source) -> Format:
    members = [member for member in source.members if not _is_stray(member)] or list(source.members)
    tables = [member for member in members if member.suffix in TABLE_ENDINGS]
    if source.packed and old([member.stem for member in tables]):
        return Format("legacy", True)
    described = any(PurePosixPath(member.name).name == "datapackage.json" for member in source.members)
    if source.packed and tables and (described or any(named(member.stem) for member in tables)):
        return Format("tabular", True)
    if any(member.suffix in JSON_ENDINGS for member in members):
        return Format("json", source.packed)
    if not source.packed and source.members[0].suffix in SHEET_ENDINGS:
        return Format("sheet", False)
    return Format("unknown", source.packed)


def _ignored_json(source: Source, account: Account) -> None:
    for member in source.members:
        if (
            member.suffix in JSON_ENDINGS
            and not _is_map(member)
            and PurePosixPath(member.name).name not in _DESCRIPTIONS
        ):
            account.find(member.name, 0, "", "file_ignored", "left_out")


def _read_json(
    source: Source,
    sink: Sink,
    account: Account,
    tick: Callable[[Progress], None],
    scratch: Path | None,
    refusals: Refusals,
    wanted: Callable[[Member], bool] = lambda _: True,
) -> None:
    total, done, rows = 2 * sum(member.size for member in source.members), 0, 0
    with Scratch(scratch) as store:

        def joining(done: int) -> None:
            tick(Progress("joining", "", rows, total // 2 + min(done * total // max(2 * rows, 1), total // 2), total))

        gathering = Gathering(Held(store), account, joining, refusals)
        taker = Documents(account, gathering)
        for member in source.members:
            if member.suffix not in JSON_ENDINGS or not wanted(member):
                continue
            if PurePosixPath(member.name).name in _DESCRIPTIONS:
                account.find(member.name, 0, "", "file_ignored", "left_out")
                continue
            account.of(member.name)
            hint = _hint(member)
            for row, inside, value in documents(source, member, hint, account):
                taker.take(member.name, row, inside or hint, value)
                rows += 1
                if rows % BATCH == 0:
                    tick(Progress("reading", member.name, rows, done + source.at, total))
            done += member.size
            tick(Progress("reading", member.name, rows, done, total))
        gathering.run(sink)


def _is_map(member: Member) -> bool:
    """Tell whether a file beside tables can hold districts, for which tables have no place."""
    return member.suffix == ".geojson" or (member.suffix in JSON_ENDINGS and member.stem.lower() in NAMES)


def _hint(member: Member) -> str | None:
    parts = PurePosixPath(member.name).parts
    if parts[0] == OTHER and len(parts) in (2, 3):
        return member.stem if len(parts) == 2 else parts[1]
    if member.stem.lower() in NAMES:
        return member.stem
    return hinted(member.stem, *reversed(parts[:-1]))
