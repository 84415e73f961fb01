# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
from pathlib import Path

import pytest

from tests.content.samples import edit
from va_desktop.cli import run
from va_desktop.content.build import build_pack
from va_desktop.content.errors import PackDamaged
from va_desktop.content.installed import NothingBefore, NotNewer, install, take_back
from va_desktop.content.library import Library
from va_desktop.content.signature import SignatureRefused, new_pair, sign, signature_file, signed_by, trusted


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    folder.mkdir()
    private, public = new_pair()
    (tmp_path / "private.pem").write_bytes(private)
    (folder / "public.pem").write_bytes(public)
    return folder


@pytest.fixture
def signed(packs: Path, keys: Path, tmp_path: Path) -> Path:
    return made(packs, tmp_path / "made", "2026.1.1", tmp_path / "private.pem")


def made(packs: Path, out: Path, version: str, key: Path) -> Path:
    card = packs / "TST" / "pack.yaml"
    now = next(line for line in card.read_text().splitlines() if line.startswith("version"))
    edit(card, now, f'version: "{version}"')
    pack = build_pack(packs / "TST", packs.parent / "locales", out)
    sign(pack, key)
    return pack


def test_a_signed_pack_names_the_key_that_signed_it(signed: Path, keys: Path) -> None:
    assert signed_by(signed, trusted([keys])) in trusted([keys])


@pytest.mark.parametrize("reason", ["missing", "unreadable", "unknown_key", "wrong"])
def test_a_pack_that_nobody_trusted_signed_is_refused(signed: Path, keys: Path, tmp_path: Path, reason: str) -> None:
    known = trusted([keys])
    if reason == "missing":
        signature_file(signed).unlink()
    elif reason == "unreadable":
        signature_file(signed).write_text("{")
    elif reason == "unknown_key":
        known = {}
    else:
        signed.write_bytes(signed.read_bytes() + b"\0")
    with pytest.raises(SignatureRefused) as refused:
        signed_by(signed, known)
    assert refused.value.reason == reason


def test_a_newer_pack_is_installed_and_taken_back(signed: Path, packs: Path, keys: Path, tmp_path: Path) -> None:
    bundled, folder, known = signed.parent, tmp_path / "installed", trusted([keys])
    newer = made(packs, tmp_path / "newer", "2026.2", tmp_path / "private.pem")
    assert install(newer, folder, bundled, known).version == "2026.2"
    opened = Library.open(bundled, folder)
    assert opened.pack("TST").info.version == "2026.2"
    opened.close()
    assert take_back("TST", folder) == "2026.2"
    opened = Library.open(bundled, folder)
    assert opened.pack("TST").info.version == "2026.1.1"
    opened.close()
    with pytest.raises(NothingBefore):
        take_back("TST", folder)


def test_an_older_or_a_damaged_pack_changes_nothing(signed: Path, packs: Path, keys: Path, tmp_path: Path) -> None:
    folder, known = tmp_path / "installed", trusted([keys])
    with pytest.raises(NotNewer):
        install(signed, folder, signed.parent, known)
    newer = made(packs, tmp_path / "newer", "2026.2", tmp_path / "private.pem")
    newer.write_bytes(newer.read_bytes()[:-1])
    sign(newer, tmp_path / "private.pem")
    with pytest.raises(PackDamaged):
        install(newer, folder, signed.parent, known)
    assert not list(folder.glob("*")) if folder.exists() else True


def test_only_three_versions_stay_on_the_disk(signed: Path, packs: Path, keys: Path, tmp_path: Path) -> None:
    folder, known = tmp_path / "installed", trusted([keys])
    for month in range(2, 7):
        newer = made(packs, tmp_path / "newer", f"2026.{month}", tmp_path / "private.pem")
        install(newer, folder, signed.parent, known)
    assert sorted(path.name for path in folder.glob("*.vapack")) == [f"TST-2026.{month}.vapack" for month in (4, 5, 6)]
    assert len(list(folder.iterdir())) == 6


def test_the_commands_make_keys_sign_install_and_take_back(packs: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert command("content", "keys", "--out", str(tmp_path / "pair"))[0] == 0
    assert command("content", "keys", "--out", str(tmp_path / "pair"))[0] == 2
    edit(packs / "TST/pack.yaml", "2026.1.1", "2026.2")
    sign_with = str(tmp_path / "pair" / "private.pem")
    out = str(tmp_path / "out")
    assert command("content", "build", str(packs / "TST"), "--out", out, "--sign", sign_with)[0] == 0
    file = next((tmp_path / "out").glob("*.vapack"))
    code, _, err = command("--data", str(data), "content", "install", str(file))
    assert (code, "not trusted" in err, err.count("\n")) == (2, True, 1)
    (data / "config" / "keys").mkdir(parents=True)
    (data / "config" / "keys" / "centre.pem").write_bytes((tmp_path / "pair" / "public.pem").read_bytes())
    assert command("--data", str(data), "content", "install", str(file))[0] == 0
    assert command("--data", str(data), "content", "rollback", "TST")[0] == 0
    assert command("--data", str(data), "content", "rollback", "TST")[0] == 2


def test_the_review_report_counts_second_readers_and_what_is_due(packs: Path) -> None:
    code, out, _ = command("content", "review", str(packs), "--json")
    pages = {row["id"]: row for row in json.loads(out)["pages"]}
    assert code == 1
    assert pages["tst.pension"]["second"] == []
    edit(packs / "TST/entitlements/pension.yaml", "review_by:", "written_by: A\nreviewed_by: [B]\nreview_by:")
    pages = {row["id"]: row for row in json.loads(command("content", "review", str(packs), "--json")[1])["pages"]}
    assert (pages["tst.pension"]["writer"], pages["tst.pension"]["second"]) == ("A", ["B"])


def command(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return run(words, out, err), out.getvalue(), err.getvalue()
