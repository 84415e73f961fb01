# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
from datetime import date
from pathlib import Path

import pytest

from va_desktop import bootstrap
from va_desktop.cli import run
from va_desktop.guidance.records import Records
from va_desktop.storage.vault import Code
from va_desktop.tracker.events import Event

CODE = "seven tall trees"


@pytest.fixture
def vault(tmp_path: Path):
    (tmp_path / "code").write_text(CODE + "\nnot this line\n")

    def command(*words: str, code: str | None = "code") -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        more = ("--code-file", str(tmp_path / code)) if code else ()
        status = run(("--data", str(tmp_path / "data"), "vault", *words, *more), out, err)
        return status, out.getvalue(), err.getvalue()

    return command


def fill(tmp_path: Path) -> None:
    records = Records.open(tmp_path / "data" / "vault", Code.phrase(CODE))
    person = records.people.add("Ana", "self", "self", "COL")
    found = records.tracker.open(person.id, "COL", date(2026, 3, 2), title="A wheelchair")
    records.tracker.add(Event("", found.id, "submitted", date(2026, 3, 3), receipt="R-7"))
    records.vault.lock()


def test_a_vault_is_made_saved_exported_and_deleted(vault, tmp_path: Path) -> None:
    status, out, err = vault("create")
    assert (status, len(out.split())) == (0, 12)
    assert CODE not in out + err
    fill(tmp_path)
    status, out, _ = vault("backup", "--out", str(tmp_path / "stick"))
    assert status == 0 and Path(out.strip()).exists()
    status, out, _ = vault("export", "--out", str(tmp_path / "out"))
    assert status == 0
    found = json.loads((tmp_path / "out" / "applications.json").read_text())
    assert [row["title"] for row in found["applications"]] == ["A wheelchair"]
    assert found["applications"][0]["events"][0]["receipt"] == "R-7"
    page = (tmp_path / "out" / "applications.html").read_text()
    assert '<html lang="en" dir="ltr">' in page and "A wheelchair" in page and "R-7" in page
    status, out, _ = vault("delete", "--yes", code=None)
    assert status == 0 and out.endswith("0 left.\n")
    assert not (tmp_path / "data" / "vault").exists()


def test_a_deleted_vault_comes_back_from_a_stick(vault, tmp_path: Path) -> None:
    vault("create")
    fill(tmp_path)
    file = vault("backup", "--out", str(tmp_path / "stick"))[1].strip()
    vault("delete", "--yes", code=None)
    assert vault("restore", file)[0] == 0
    records = Records.open(tmp_path / "data" / "vault", Code.phrase(CODE))
    assert [person.name for person in records.people.all()] == ["Ana"]
    records.vault.lock()


def test_restoring_without_a_file_takes_the_newest_good_backup(vault, tmp_path: Path) -> None:
    vault("create")
    assert vault("restore")[0] == 1
    vault("backup")
    fill(tmp_path)
    status, _, err = vault("restore")
    assert status == 0 and "kept in" in err
    records = Records.open(tmp_path / "data" / "vault", Code.phrase(CODE))
    assert records.people.all() == []
    records.vault.lock()


def test_the_recovery_words_open_it_too(vault, tmp_path: Path) -> None:
    words = vault("create")[1]
    (tmp_path / "words").write_text(words)
    assert vault("backup", code="words")[0] == 0


@pytest.mark.parametrize(
    ("content", "status"), [("another passphrase", 1), ("short", 2), ("", 2), ("\udcff", 2)], ids=str
)
def test_a_wrong_passphrase_gives_one_line_and_changes_nothing(
    vault, tmp_path: Path, content: str, status: int
) -> None:
    vault("create")
    (tmp_path / "wrong").write_bytes(content.encode("utf-8", "surrogateescape"))
    found, out, err = vault("backup", code="wrong")
    assert (found, out, err.count("\n")) == (status, "", 1)
    assert vault("backup")[0] == 0


def test_wrong_use_is_told_in_one_line(vault, tmp_path: Path) -> None:
    for words in (("backup",), ("restore", str(tmp_path / "nothing")), ("delete", "--yes")):
        status, out, err = vault(*words, code=None if words[0] == "delete" else "code")
        assert (status, out, err.count("\n")) == (2, "", 1), words
    vault("create")
    status, _, err = vault("create")
    assert (status, err.count("\n")) == (2, 1)
    assert vault("backup", code="no-such-file")[0] == 2


def test_a_passphrase_is_never_an_argument() -> None:
    from va_desktop.cli import parser

    with pytest.raises(SystemExit):
        parser("vault").parse_args(["vault", "create", "--code", CODE])
    assert bootstrap.services().vault_folder.name == "vault"
