# SPDX-License-Identifier: GPL-3.0-or-later
"""Two laptops and an office, files in any order, edits to the same fields, kills and damage: all come to the same.

What must come out is worked out beside the program by the plain definition: one value takes the place of another when
its writer knew of the other. `FAULTS=long` runs the long form.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from tests.casework.world import CHEAP, CODE, yes
from tests.faults.powercut import recorded
from tests.faults.test_faults import LONG, tell
from tests.sync.conftest import acquaint, name_of
from va_desktop.casework.caseload import Gone
from va_desktop.casework.cases import Person
from va_desktop.desk import Desk
from va_desktop.journal.entries import ERASED
from va_desktop.journal.facts import START
from va_desktop.sync.errors import BundleTrouble

RUNS, STEPS, KILLS = (25, 150, 400) if LONG else (3, 60, 40)
DAY = date(2026, 3, 2)
AREAS, SEXES, LANGUAGES = ("KH01", "KH02", "KH03"), ("female", "male", "other"), ("km", "lo", "en")
VALUES = {"area": AREAS, "sex": SEXES, "language": LANGUAGES}


@dataclass
class Site:
    """One caseload and what its people must know: ids of entries. `wrote` tells what each writer knew."""

    folder: Path
    desk: Desk
    known: set[str] = field(default_factory=set)

    def ids(self) -> set[str]:
        return {entry.id for entry in self.desk.caseload.journal.after(START)[0]}


class Truth:
    """Every value that was ever set, with everything that its writer knew then."""

    def __init__(self) -> None:
        self.knew: dict[str, frozenset[str]] = {}
        self.sets: dict[str, tuple[str, str, dict]] = {}
        self.erased: dict[str, str] = {}

    def take_down(self, site: Site) -> None:
        """Write down what a site has just written."""
        for entry in site.desk.caseload.journal.after(START)[0]:
            if entry.id not in self.knew and entry.id not in site.known:
                self.knew[entry.id] = frozenset(site.known)
                self.sets[entry.id] = (entry.case, entry.subject, dict(entry.sets))
                site.known.add(entry.id)
                if entry.kind == ERASED:
                    self.erased[entry.id] = entry.case

    def living(self, known: set[str]) -> set[str]:
        gone = {case for id_, case in self.erased.items() if id_ in known}
        return {id_ for id_ in known if self.sets[id_][0] not in gone or id_ in self.erased}

    def values(self, known: set[str]) -> dict[tuple[str, str, str], set[object]]:
        rows: dict[tuple[str, str, str], list[str]] = {}
        for id_ in self.living(known) - self.erased.keys():
            case, subject, sets = self.sets[id_]
            for name in sets:
                rows.setdefault((case, subject, name), []).append(id_)
        found = {}
        for (case, subject, name), ids in rows.items():
            heads = [one for one in ids if not any(one in self.knew[other] for other in ids)]
            found[(case, subject, name)] = {self.sets[one][2][name] for one in heads}
        return found

    def conflicts(self, known: set[str]) -> set[tuple[str, str, str]]:
        return {place for place, values in self.values(known).items() if len(values) > 1}


def agrees(site: Site, truth: Truth) -> None:
    """A site shows exactly what it must know, and each conflict once."""
    assert site.ids() == truth.living(site.known)
    journal = site.desk.caseload.journal
    shown = [(row.case, row.subject, row.field) for row in journal.conflicts()]
    assert len(shown) == len(set(shown))
    assert set(shown) == truth.conflicts(site.known)
    wanted = truth.values(site.known)
    for row in journal.conflicts():
        assert {side.value for side in row.sides} == wanted[(row.case, row.subject, row.field)]
    for case, parts in journal.all_parts():
        for part in parts:
            for name, value in part.fields.items():
                assert value in wanted.pop((case, part.subject, name))
    assert wanted == {}


def sites(folder: Path) -> list[Site]:
    made = [Site(folder / name, Desk.create(folder / name, CODE, (), cost=CHEAP)[0]) for name in ("a", "b", "office")]
    acquaint(*(site.desk for site in made))
    return made


def edit(site: Site, cases: list[str], chance: random.Random) -> None:
    desk, case = site.desk, chance.choice(cases)
    try:
        match chance.choice(("set", "set", "set", "set", "need", "new", "settle", "erase")):
            case "set":
                name = chance.choice(list(VALUES))
                desk.caseload.change(case, {name: chance.choice(VALUES[name])}, DAY)
            case "need":
                desk.work.need(case, "laws", "papers", DAY)
            case "new":
                cases.append(desk.caseload.open(Person(name="Fig"), yes("keep", DAY), DAY).id)
            case "settle":
                for row in desk.caseload.journal.conflicts()[:1]:
                    desk.caseload.journal.settle(row, chance.choice(row.sides).value, DAY)
            case "erase" if cases.index(case) > 2 and chance.random() < 0.3:
                desk.caseload.erase(case, DAY)
    except Gone:
        return


def read(site: Site, file: bytes) -> None:
    incoming = site.desk.exchange.read(file)
    site.desk.exchange.merge(incoming)
    site.known |= {entry.id for entry in incoming.entries}


def killed_while_reading(site: Site, file: bytes, moment: int) -> bool:
    """Let another process merge a file and kill it after so many operations on the disk; the site is opened again."""
    site.desk.vault.lock()
    child = os.fork()
    if not child:
        try:
            with recorded() as disk:
                desk = Desk.open(site.folder, CODE, ())
                disk.kill_after = disk.operations + moment
                desk.exchange.merge(desk.exchange.read(file))
                desk.vault.lock()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    site.desk = Desk.open(site.folder, CODE, ())
    return os.WIFSIGNALED(status)


def whole_or_nothing(site: Site, file: bytes, truth: Truth) -> None:
    """After a kill either all of a file is there or none of it, and what is kept beside the log agrees with the log."""
    brought = {entry.id for entry in site.desk.exchange.read(file).entries}
    new = truth.living(site.known | brought) - truth.living(site.known)
    if new and new <= site.ids() or site.ids() != truth.living(site.known):
        site.known |= brought
    agrees(site, truth)


def damaged(file: bytes, chance: random.Random) -> bytes:
    broken = bytearray(file)
    if chance.random() < 0.3:
        return bytes(broken[: chance.randrange(len(broken))])
    broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


@pytest.mark.parametrize("seed", range(RUNS))
def test_two_laptops_and_an_office_come_to_the_same_whatever_happens(tmp_path: Path, seed: int) -> None:
    chance, truth, three = random.Random(seed), Truth(), sites(tmp_path)
    cases = [three[0].desk.caseload.open(Person(name="Acacia"), yes("keep", DAY), DAY).id for _ in range(3)]
    truth.take_down(three[0])
    settled(three, truth)
    files: list[bytes] = []
    refused = kills = most = 0
    for _ in range(STEPS):
        site = chance.choice(three)
        match chance.choice(("edit", "edit", "edit", "write", "read", "read", "damage", "kill")):
            case "edit":
                for _ in range(4):
                    edit(site, cases, chance)
                    truth.take_down(site)
            case "write":
                files.append(
                    site.desk.exchange.write([name_of(other.desk) for other in three if other is not site], DAY)
                )
            case "read" if (file := picked(files, site, chance)) is not None:
                read(site, file)
            case "damage" if (file := picked(files, site, chance)) is not None:
                with pytest.raises(BundleTrouble):
                    read(site, damaged(file, chance))
                refused += 1
            case "kill" if (file := picked(files, site, chance)) is not None:
                kills += killed_while_reading(site, file, chance.randrange(40))
                whole_or_nothing(site, file, truth)
        agrees(site, truth)
        most = max(most, len(truth.conflicts(site.known)))
    settled(three, truth)
    for site in three:
        site.desk.vault.lock()
    assert most > 0
    tell(
        f"exchange, run {seed}: {len(truth.sets)} entries, {len(files)} files, {refused} damaged ones refused,"
        f" {kills} kills, up to {most} conflicts at once, 0 lost, 0 doubled, all three alike"
    )


def picked(files: list[bytes], site: Site, chance: random.Random) -> bytes | None:
    """Return some file that was written for a site."""
    fitting = [file for file in files if opens(site, file)]
    return chance.choice(fitting) if fitting else None


def opens(site: Site, file: bytes) -> bool:
    try:
        site.desk.exchange.read(file)
    except BundleTrouble:
        return False
    return True


def settled(three: list[Site], truth: Truth) -> None:
    """Exchange until nobody has anything new: one round there and one back is enough."""
    a, b, office = three
    for sender, to in ((a, office), (b, office), (office, a), (office, b)):
        read(to, sender.desk.exchange.write([name_of(to.desk)], DAY))
    everything = truth.living(set(truth.sets))
    for site in three:
        agrees(site, truth)
        assert site.ids() == everything
    shown = [[(row.case, row.subject, row.field) for row in site.desk.caseload.journal.conflicts()] for site in three]
    assert sorted(shown[0]) == sorted(shown[1]) == sorted(shown[2])
    lists = [sorted(row[:1] + row[2:] for row in site.desk.caseload.page(DAY, most=500)) for site in three]
    assert lists[0] == lists[1] == lists[2]


def test_a_merge_killed_at_any_moment_leaves_the_old_caseload_or_the_new_one(tmp_path: Path) -> None:
    three, truth = sites(tmp_path), Truth()
    a, _, office = three
    cases = [a.desk.caseload.open(Person(name="Acacia"), yes("keep", DAY), DAY).id for _ in range(20)]
    truth.take_down(a)
    file = a.desk.exchange.write([name_of(office.desk)], DAY)
    moments = 0
    while killed_while_reading(office, file, moments):
        count = office.desk.caseload.count(DAY)
        assert count in (0, len(cases)) and office.desk.vault.check()
        whole_or_nothing(office, file, truth)
        moments += 1
        if moments > KILLS and not LONG:
            break
    assert moments > 5
    read(office, file)
    assert office.desk.caseload.count(DAY) == len(cases)
    tell(f"exchange: a merge killed at each of {moments} moments, old or new every time")
    for site in three:
        site.desk.vault.lock()
