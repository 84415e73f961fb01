# SPDX-License-Identifier: GPL-3.0-or-later
"""What a killed program, a power cut and a full disk cost: nothing that was told to be safe.

`make faults` runs the long form; `FAULTS=short` (the default) the form that fits the everyday run.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.powercut import recorded
from tests.faults.work import CHEAP, CODE, DAY, agrees, lost, make, work
from tests.storage.conftest import NEW, OLD
from va_desktop.guidance.records import Records
from va_desktop.storage.backups import backups
from va_desktop.storage.errors import VaultTrouble
from va_desktop.storage.vault import Vault

LONG = os.environ.get("FAULTS") == "long"
KILLS = 1000 if LONG else 100
CUTS = 500 if LONG else 150
FULL = 100 if LONG else 25


def tell(line: str) -> None:
    """Keep a figure for `docs/reliability.md`."""
    out = os.environ.get("FAULTS_OUT")
    if out:
        with Path(out).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def test_killing_the_program_at_any_moment_loses_nothing_that_was_safe(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    make(folder).lock()
    safe: list[str] = []
    for trial in range(KILLS):
        safe += killed(folder, trial)
        records = Records.open(folder, CODE)
        assert lost(records, safe) == []
        if trial % 20 == 0:
            assert records.vault.check() and agrees(records)
        records.vault.lock()
    assert len(safe) > KILLS
    tell(f"kill -9: {KILLS} kills, {len(safe)} acknowledged writes, 0 lost, started every time")


def killed(folder: Path, trial: int) -> list[str]:
    """Let another process work in the vault, kill it at a random moment, and return what it said was safe."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(read)
            records = Records.open(folder, CODE)
            for step in work(records, random.Random(trial)):
                os.write(write, f"{step}\n".encode())
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        first = said.readline()
        pause = random.Random(trial).random() * 0.03
        end = time.monotonic() + pause
        while time.monotonic() < end:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rest = said.read()
    lines = (first + rest).decode().split("\n")
    return [line for line in lines[:-1] if line]


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_power_cut_at_any_moment_loses_nothing_that_was_safe(tmp_path: Path, journal: str) -> None:
    bad = cuts(tmp_path, journal, CUTS // 2)
    tell(f"power cut, {journal}: {CUTS // 2} cuts, {len(bad)} corrupt or incomplete")
    assert bad == []


def test_the_simulator_finds_a_storage_layer_that_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    bad = cuts(tmp_path, "wal", 30, spoil="PRAGMA synchronous = OFF")
    tell(f"power cut with synchronous = OFF, to prove the simulator: {len(bad)} of 30 corrupt or incomplete")
    assert len(bad) > 10


def cuts(tmp_path: Path, journal: str, number: int, spoil: str = "") -> list[int]:
    """Work, cut the power at random moments, open what is left each time; return the cuts that cost something."""
    folder = tmp_path / "vault"
    Records.create(folder, CODE, journal=journal, cost=CHEAP)[0].lock()
    chance = random.Random(11)
    images = []
    with recorded() as disk:
        records = Records.open(folder, CODE)
        if spoil:
            records.vault.connection.execute(spoil)
        records.vault.connection.execute("PRAGMA wal_autocheckpoint = 20")
        safe: list[str] = []
        steps = work(records, chance)
        while len(images) < number:
            before = disk.operations
            step = next(steps)
            if disk.operations > before and chance.random() < 0.7:
                # The cut comes before the person was told: what was safe until then must be there.
                images.append((list(safe), disk.after_a_cut(chance)))
            safe.append(step)
            if chance.random() < 0.3:
                images.append((list(safe), disk.after_a_cut(chance)))
        records.vault.lock()
    envelope = (folder / "vault.json").read_bytes()
    found = images[:number]
    return [place for place, (safe, files) in enumerate(found) if costs(tmp_path, envelope, files, safe)]


def costs(tmp_path: Path, envelope: bytes, files: dict[str, bytes], safe: list[str]) -> bool:
    folder = tmp_path / "image"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    (folder / "vault.json").write_bytes(envelope)
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
    try:
        records = Records.open(folder, CODE)
        try:
            return bool(lost(records, safe)) or not records.vault.check() or not agrees(records)
        finally:
            records.vault.lock()
    except VaultTrouble:
        return True


def test_a_full_disk_is_told_and_costs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    make(folder).lock()
    safe: list[str] = []
    told = 0
    for trial in range(FULL):
        with recorded() as disk:
            records = Records.open(folder, CODE)
            disk.full_after = disk.operations + random.Random(trial).randrange(1, 60)
            reason = until_full(records, random.Random(trial), safe)
            assert reason in ("", "full")
            told += reason == "full"
            assert lost(records, safe) == []
            disk.full_after = None
            safe.append(next(work(records, random.Random(trial + 1000))))
            records.vault.lock()
        records = Records.open(folder, CODE)
        assert lost(records, safe) == []
        assert records.vault.check()
        records.vault.lock()
    assert told > FULL // 2
    tell(f"full disk: {FULL} runs, told {told} times, 0 lost, writable again each time")


def until_full(records: Records, chance: random.Random, safe: list[str]) -> str:
    try:
        for step, _ in zip(work(records, chance), range(60), strict=False):
            safe.append(step)
    except VaultTrouble as error:
        return error.reason
    return ""


def in_another_program(task: Callable[[], str]) -> str:
    """Carry out something in a process of its own and return what it says."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(read)
            os.write(write, task().encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        text = said.read().decode()
    os.waitpid(child, 0)
    return text


def opens(folder: Path) -> str:
    try:
        records = Records.open(folder, CODE)
        next(work(records, random.Random(1)))
        records.vault.lock()
    except VaultTrouble as error:
        return error.reason
    return "opened"


def test_a_second_program_is_told_that_the_first_has_the_vault(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    records = make(folder)
    assert in_another_program(lambda: opens(folder)) == "busy"
    records.vault.lock()
    assert in_another_program(lambda: opens(folder)) == "opened"


def test_a_folder_that_may_not_be_written_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    make(folder).vault.lock()
    for place in (tmp_path, *(above for above in tmp_path.parents if above.name.startswith(("pytest-", "popen-")))):
        place.chmod(0o755)
    for path in folder.iterdir():
        if path.is_file():
            path.chmod(0o444)
    folder.chmod(0o555)
    before = (folder / "vault.db").read_bytes()

    def as_nobody() -> str:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return opens(folder)

    assert in_another_program(as_nobody) == "read_only"
    folder.chmod(0o700)
    assert (folder / "vault.db").read_bytes() == before


@pytest.mark.parametrize("at", [0.0, 86_400.0 * 365.25 * 129], ids=["1970", "2099"])
def test_a_clock_that_is_wrong_by_decades_costs_nothing(tmp_path: Path, at: float) -> None:
    folder = tmp_path / "vault"
    records = Records.create(folder, CODE, now=lambda: at, cost=CHEAP)[0]
    safe = [step for step, _ in zip(work(records, random.Random(3)), range(40), strict=False)]
    records.lock()
    records = Records.open(folder, CODE)
    assert lost(records, safe) == []
    assert records.tracker.digest(DAY).running == records.tracker.count()
    records.lock()
    assert len(backups(folder)) == 2


def test_a_migration_killed_at_any_moment_leaves_the_old_vault_or_the_new_one(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    moments = 0
    while migrated_until(folder, moments) == "killed":
        vault = Vault.open(folder, CODE, NEW)
        assert vault.rows("SELECT text, more FROM thing") == [("old", "")]
        assert vault.check()
        vault.lock()
        moments += 1
    assert moments > 20
    tell(f"migration: killed at each of {moments} moments, 0 lost, opened every time")


def migrated_until(folder: Path, moment: int) -> str:
    """Make an old vault and bring it up to date in another process that is killed after so many operations."""
    shutil.rmtree(folder, ignore_errors=True)
    vault, _ = Vault.create(folder, CODE, OLD, cost=CHEAP)
    with vault.transaction() as connection:
        connection.execute("INSERT INTO thing (text) VALUES ('old')")
    vault.lock()

    def task() -> str:
        with recorded() as disk:
            disk.kill_after = moment
            Vault.open(folder, CODE, NEW).lock()
        return "done"

    return in_another_program(task) or "killed"
