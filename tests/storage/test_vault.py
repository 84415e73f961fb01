# SPDX-License-Identifier: GPL-3.0-or-later
import json
import random
import shutil
from pathlib import Path

import pytest

from tests.storage.conftest import CHEAP, CODE, NEW, OLD, put, texts
from va_desktop.storage import keys
from va_desktop.storage.errors import CodeTooWeak, Locked, VaultTrouble, WrongCode
from va_desktop.storage.tries import LOCK, wait_after
from va_desktop.storage.vault import DATABASE, ENVELOPE, Code, Schema, Step, Vault, erase, opened_by, remains


def reason(call) -> str:
    with pytest.raises(VaultTrouble) as refused:
        call()
    return refused.value.reason


def test_what_was_written_is_there_after_locking(made) -> None:
    vault = made()
    put(vault, "ხე")
    vault.lock()
    assert vault.locked
    assert texts(made()) == ["ხე"]


def test_a_locked_vault_gives_nothing_out(made) -> None:
    vault = made()
    vault.lock()
    vault.lock()
    assert reason(lambda: vault.rows("SELECT 1")) == "missing"
    assert reason(lambda: vault.key) == "missing"


def test_nothing_on_the_disk_can_be_read_without_the_key(made, folder: Path) -> None:
    vault = made()
    put(vault, "CANARY-IN-THE-VAULT")
    for path in remains(folder):
        assert b"CANARY" not in path.read_bytes()
        assert b"SQLite format 3" not in path.read_bytes()
    vault.lock()
    assert all(b"CANARY" not in path.read_bytes() for path in remains(folder))


def test_a_wrong_code_opens_nothing_and_changes_nothing(made, folder: Path) -> None:
    made().lock()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(WrongCode) as refused:
        made(code=Code.phrase("seven tall threes"))
    assert refused.value.wait == 0
    assert (folder / DATABASE).read_bytes() == before
    made()


def test_wrong_codes_slow_down_then_lock_and_the_right_one_waits_too(made, folder: Path, watch) -> None:
    made().lock()
    waits = []
    for _ in range(10):
        watch.at += 10_000
        with pytest.raises(WrongCode) as refused:
            made(code=Code.phrase("not this one"))
        waits.append(refused.value.wait)
    assert waits == [0, 0, 0, 30, 60, 120, 300, 600, 900, LOCK]
    with pytest.raises(Locked) as locked:
        made()
    assert locked.value.wait == LOCK
    watch.at += LOCK
    made().lock()
    with pytest.raises(WrongCode) as refused:
        made(code=Code.phrase("not this one"))
    assert refused.value.wait == 0


def test_a_clock_set_back_does_not_lock_longer(made, watch) -> None:
    made().lock()
    for _ in range(4):
        watch.at += 1000
        with pytest.raises(WrongCode):
            made(code=Code.phrase("not this one"))
    watch.at -= 10 * 365 * 86_400
    with pytest.raises(Locked) as locked:
        made()
    assert locked.value.wait == wait_after(4)


def test_the_recovery_words_open_a_locked_vault_whatever_their_case(folder: Path, watch) -> None:
    vault, words = Vault.create(folder, CODE, OLD, now=watch, cost=CHEAP)
    vault.lock()
    assert len(words.split()) == 12
    for _ in range(11):
        watch.at += 10_000
        with pytest.raises(WrongCode):
            Vault.open(folder, Code.phrase("not this one"), OLD, watch)
    code = Code.words("  " + words.upper().replace(" ", "\n"))
    assert code is not None
    Vault.open(folder, code, OLD, watch).lock()


@pytest.mark.parametrize("lang", ["en", "es", "fr", "km"])
def test_recovery_words_are_understood_in_every_language_they_come_in(lang: str) -> None:
    words = keys.new_words(lang)
    assert keys.words(words) is not None
    swapped = words.split()
    swapped[0], swapped[1] = swapped[1], swapped[0]
    assert keys.words(" ".join(swapped[:-1])) is None
    assert keys.words("no such words at all") is None


def test_a_new_code_opens_the_vault_and_the_old_one_does_not(made, folder: Path) -> None:
    vault = made()
    put(vault, "kept")
    before = (folder / DATABASE).stat().st_mtime_ns
    vault.change_code(Code.pictures(["tree", "tree", "house"]), CHEAP)
    vault.lock()
    assert before
    assert opened_by(folder) == "pictures"
    with pytest.raises(WrongCode):
        made()
    with pytest.raises(WrongCode):
        made(code=Code.pictures(["tree", "house", "tree"]))
    assert texts(made(code=Code.pictures(["tree", "tree", "house"]))) == ["kept"]


def test_a_new_recovery_sheet_ends_the_old_one(folder: Path, watch) -> None:
    vault, old = Vault.create(folder, CODE, OLD, now=watch, cost=CHEAP)
    new = vault.new_recovery("en", CHEAP)
    vault.lock()
    first, second = Code.words(old), Code.words(new)
    assert first is not None and second is not None
    with pytest.raises(WrongCode):
        Vault.open(folder, first, OLD, watch)
    Vault.open(folder, second, OLD, watch).lock()


def test_short_codes_are_refused_before_anything_is_written(folder: Path) -> None:
    with pytest.raises(CodeTooWeak) as refused:
        Code.phrase("short")
    assert refused.value.least == keys.LEAST_CHARACTERS
    with pytest.raises(CodeTooWeak):
        Code.pictures(["tree", "house"])
    assert not folder.exists()


def test_the_same_letters_composed_differently_are_the_same_passphrase() -> None:
    assert Code.phrase("niño y árbol") == Code.phrase("nin\u0303o y a\u0301rbol")


def test_a_second_program_is_told_and_the_first_goes_on(made, folder: Path, watch) -> None:
    first = made()
    assert reason(lambda: Vault.open(folder, CODE, OLD, watch)) == "busy"
    put(first, "still mine")
    assert texts(first) == ["still mine"]


def test_a_second_vault_is_never_made_over_the_first(made, folder: Path) -> None:
    made().lock()
    assert reason(lambda: Vault.create(folder, CODE, OLD, cost=CHEAP)) == "exists"


def test_a_creation_that_was_cut_off_can_be_begun_again(folder: Path, watch) -> None:
    vault, _ = Vault.create(folder, CODE, OLD, now=watch, cost=CHEAP)
    vault.lock()
    (folder / ENVELOPE).unlink()
    assert reason(lambda: Vault.open(folder, CODE, OLD, watch)) == "missing"
    Vault.create(folder, CODE, OLD, now=watch, cost=CHEAP)[0].lock()


@pytest.mark.parametrize("left", [None, 0, 100])
def test_a_lost_or_cut_database_is_damage_and_never_an_empty_list(made, folder: Path, left: int | None) -> None:
    made().lock()
    file = folder / DATABASE
    if left is None:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:left])
    assert reason(made) == "damaged"


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"format": 1}', b"\0" * 400, b"[" * 100_000])
def test_a_damaged_envelope_is_told_as_damage(made, folder: Path, spoilt: bytes) -> None:
    made().lock()
    (folder / ENVELOPE).write_bytes(spoilt)
    assert reason(made) == "damaged"


def test_an_envelope_that_asks_for_all_memory_is_refused(made, folder: Path) -> None:
    made().lock()
    document = json.loads((folder / ENVELOPE).read_text())
    document["slots"][0]["cost"]["memory"] = 10**9
    (folder / ENVELOPE).write_text(json.dumps(document))
    assert reason(made) == "damaged"


def test_an_older_program_refuses_a_newer_vault(made) -> None:
    vault = made(NEW)
    put(vault, "new")
    vault.lock()
    assert reason(lambda: made(OLD)) == "newer"
    assert texts(made(NEW)) == ["new"]


def test_a_migration_keeps_the_data_and_makes_a_backup_first(made, folder: Path) -> None:
    vault = made(OLD)
    put(vault, "old")
    vault.lock()
    vault = made(NEW)
    assert vault.rows("SELECT text, more FROM thing") == [("old", "")]
    assert len(list((folder / "backups").glob("*.vabackup"))) == 1


def test_a_migration_that_fails_leaves_the_old_vault(made) -> None:
    vault = made(OLD)
    put(vault, "old")
    vault.lock()

    def half(db) -> None:
        db.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)")
        raise RuntimeError("the power failed here")

    broken = (Schema("test", (OLD[0].steps[0], Step("second", half))),)
    with pytest.raises(RuntimeError):
        made(broken)
    vault = made(OLD)
    assert texts(vault) == ["old"]
    assert vault.rows("SELECT count(*) FROM sqlite_master WHERE name = 'other'") == [(0,)]


def test_a_transaction_is_whole_or_not_there(made) -> None:
    vault = made()

    def half() -> None:
        with vault.transaction() as connection:
            connection.execute("INSERT INTO thing (text) VALUES ('half')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert texts(vault) == []


def test_a_failed_statement_loses_no_later_row(made) -> None:
    vault = made()
    with pytest.raises(VaultTrouble), vault.transaction() as connection:
        connection.execute("INSERT INTO nowhere VALUES (1)")
    put(vault, "after")
    vault.lock()
    assert texts(made()) == ["after"]


def test_on_a_stick_no_write_ahead_log_is_used(folder: Path, watch) -> None:
    vault, _ = Vault.create(folder, CODE, OLD, journal="delete", now=watch, cost=CHEAP)
    put(vault, "x")
    assert vault.rows("PRAGMA journal_mode") == [("delete",)]
    assert [path.name for path in remains(folder) if "wal" in path.name or "shm" in path.name] == []
    vault.lock()
    again = Vault.open(folder, CODE, OLD, watch)
    assert again.rows("PRAGMA journal_mode") == [("delete",)]
    assert again.rows("PRAGMA synchronous") == [(3,)]
    again.lock()


def test_every_commit_waits_for_the_disk(made) -> None:
    vault = made()
    assert vault.rows("PRAGMA journal_mode") == [("wal",)]
    assert vault.rows("PRAGMA synchronous") == [(2,)]


def test_every_flipped_bit_is_found(made, folder: Path) -> None:
    vault = made()
    for number in range(200):
        put(vault, f"row {number} " + "x" * 100)
    vault.lock()
    sound = (folder / DATABASE).read_bytes()
    chance = random.Random(7)
    missed = []
    for _ in range(300):
        place, bit = chance.randrange(len(sound)), chance.randrange(8)
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << bit
        (folder / DATABASE).write_bytes(spoilt)
        if seems_sound(made):
            missed.append((place, bit))
        for name in (f"{DATABASE}-wal", f"{DATABASE}-journal"):
            (folder / name).unlink(missing_ok=True)
    assert missed == []


def seems_sound(made) -> bool:
    try:
        opened = made()
    except VaultTrouble as error:
        return error.reason != "damaged"
    sound = opened.check()
    opened.lock()
    return sound


def test_deleting_everything_leaves_nothing_and_says_so(made, folder: Path) -> None:
    vault = made()
    put(vault, "gone")
    vault.lock()
    count, left = erase(folder)
    assert count >= 2
    assert left == []
    assert not folder.exists()
    assert erase(folder) == (0, [])


def test_the_access_log_says_what_and_never_with_what(made) -> None:
    vault = made()
    put(vault, "secret")
    vault.lock()
    assert [what for _, what in made().accesses()] == ["opened", "created"]


def test_a_folder_that_cannot_be_written_is_told_so(tmp_path: Path, watch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert reason(lambda: Vault.create(blocked / "vault", CODE, OLD, now=watch, cost=CHEAP)) == "unreadable"


def test_a_copied_vault_opens_elsewhere(made, folder: Path, tmp_path: Path, watch) -> None:
    vault = made()
    put(vault, "moved")
    vault.lock()
    other = tmp_path / "stick" / "vault"
    shutil.copytree(folder, other)
    moved = Vault.open(other, CODE, OLD, watch)
    assert texts(moved) == ["moved"]
    moved.lock()


def test_who_comes_back_to_an_open_vault_proves_the_code_and_wrong_ones_count(made, watch) -> None:
    vault = made()
    vault.prove(CODE)
    for _ in range(4):
        with pytest.raises(WrongCode):
            vault.prove(Code.phrase("seven tall threes"))
    with pytest.raises(Locked):
        vault.prove(CODE)
    watch.at += 3600
    vault.prove(CODE)
    assert not vault.locked
