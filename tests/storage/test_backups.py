# SPDX-License-Identifier: GPL-3.0-or-later
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.conftest import CODE, OLD, put, texts
from va_desktop.storage import backups
from va_desktop.storage.backups import back_up, due, keep, newest_good, restore
from va_desktop.storage.errors import VaultTrouble, WrongCode
from va_desktop.storage.vault import DATABASE, ENVELOPE, Code

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_a_backup_holds_what_the_vault_held_and_opens_with_the_same_code(made, folder: Path, watch) -> None:
    vault = made()
    put(vault, "first")
    file = back_up(vault)
    put(vault, "second")
    vault.lock()
    aside = restore(file, folder, CODE, OLD, watch())
    assert texts(made()) == ["first"]
    assert aside is not None and (aside / DATABASE).exists()


def test_what_was_set_aside_is_whole(made, folder: Path, watch, tmp_path: Path) -> None:
    from va_desktop.storage.vault import Vault

    vault = made()
    put(vault, "first")
    file = back_up(vault)
    put(vault, "second")
    vault.lock()
    aside = restore(file, folder, CODE, OLD, watch())
    assert aside is not None
    kept = Vault.open(aside, CODE, OLD, watch)
    assert texts(kept) == ["first", "second"]
    kept.lock()


def test_a_wrong_code_restores_nothing(made, folder: Path, watch) -> None:
    vault = made()
    put(vault, "mine")
    file = back_up(vault)
    vault.lock()
    with pytest.raises(WrongCode):
        restore(file, folder, Code.phrase("another code"), OLD, watch())
    assert texts(made()) == ["mine"]


def test_a_vault_that_is_gone_comes_back_from_a_stick(made, folder: Path, watch, tmp_path: Path) -> None:
    import shutil

    vault = made()
    put(vault, "saved")
    file = back_up(vault, tmp_path / "stick")
    vault.lock()
    shutil.rmtree(folder)
    assert restore(file, folder, CODE, OLD, watch()) is None
    assert texts(made()) == ["saved"]


def test_a_backup_is_due_after_twelve_hours(made, watch) -> None:
    vault = made()
    assert due(vault)
    back_up(vault)
    assert not due(vault)
    watch.at += 12 * 3600
    assert due(vault)


def test_a_damaged_backup_is_passed_over_for_the_one_before(made, folder: Path, watch) -> None:
    vault = made()
    put(vault, "first")
    good = back_up(vault)
    watch.at += 100_000
    put(vault, "second")
    bad = back_up(vault)
    vault.lock()
    content = bytearray(bad.read_bytes())
    content[len(content) // 2] ^= 1
    bad.write_bytes(content)
    found = newest_good(folder, CODE)
    assert found is not None and found.path == good
    with pytest.raises(VaultTrouble):
        restore(bad, folder, CODE, OLD, watch())
    assert texts(made()) == ["first", "second"]
    assert newest_good(folder, Code.phrase("another code")) is None


def test_a_damaged_vault_makes_no_backup_of_its_damage(made, folder: Path) -> None:
    vault = made()
    for number in range(100):
        put(vault, f"row {number}" * 50)
    vault.lock()
    file = folder / DATABASE
    content = bytearray(file.read_bytes())
    content[-2000] ^= 1
    file.write_bytes(content)
    vault = made()
    with pytest.raises(VaultTrouble) as refused:
        back_up(vault)
    assert refused.value.reason == "damaged"
    assert backups.backups(folder) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nonsense" * 100])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, folder: Path, content: bytes) -> None:
    file = tmp_path / "a.vabackup"
    file.write_bytes(content)
    with pytest.raises(VaultTrouble) as refused:
        restore(file, folder, CODE, OLD, 0)
    assert refused.value.reason == "damaged"


def test_a_zip_with_other_files_is_refused(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.vabackup"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("../evil", "x")
        out.writestr(DATABASE, "x")
        out.writestr(ENVELOPE, "x")
    with pytest.raises(VaultTrouble) as refused:
        restore(file, folder, CODE, OLD, 0)
    assert refused.value.reason == "not_a_backup"
    assert not (tmp_path / "evil").exists()


def test_old_backups_thin_out_to_days_weeks_and_months() -> None:
    times = [NOON - timedelta(hours=12 * number) for number in range(2 * 500)]
    kept = sorted(keep(times), reverse=True)
    assert kept[:4] == times[:4]
    days = {moment.date() for moment in kept if NOON - moment <= timedelta(days=6)}
    assert len(days) == 7
    months = {moment.strftime("%Y-%m") for moment in kept}
    assert len(months) == 13
    assert len(kept) < 32


def test_thinning_never_deletes_the_newest_and_forgets_nothing_when_run_daily() -> None:
    stored: set[datetime] = set()
    for day in range(800):
        stored = set(keep([*stored, NOON + timedelta(days=day)]))
        assert NOON + timedelta(days=day) in stored
    newest = NOON + timedelta(days=799)
    assert min(stored) <= newest - timedelta(days=330)


def test_a_clock_far_ahead_once_costs_no_later_backup() -> None:
    wrong = datetime(2099, 1, 1, tzinfo=UTC)
    assert NOON in keep([wrong, NOON, NOON - timedelta(days=1)])


def test_no_part_of_a_backup_is_left_lying_about(made, folder: Path) -> None:
    vault = made()
    back_up(vault)
    assert [path.name for path in (folder / "backups").iterdir() if path.name.startswith(".")] == []
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder / "backups").iterdir())
