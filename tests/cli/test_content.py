# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.content.samples import COUNTRY, INTERNATIONAL, edit, write_pack
from va_desktop.cli import content


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    write_pack(tmp_path / "packs" / "international", INTERNATIONAL)
    write_pack(tmp_path / "packs" / "TST", COUNTRY)
    return tmp_path / "packs"


def call(*arguments: object) -> tuple[int, str, str]:
    parser = argparse.ArgumentParser()
    content.add_parser(parser.add_subparsers(dest="command"))
    out, err = StringIO(), StringIO()
    code = content.run(parser.parse_args(["content", *map(str, arguments)]), out, err)
    return code, out.getvalue(), err.getvalue()


def test_check_prints_one_json_document_and_ends_with_1_on_an_error(packs: Path) -> None:
    edit(packs / "TST/services/clinic.yaml", "needs: [health]", "needs: [gold]")
    code, out, _ = call("check", packs, "--json")
    problems = json.loads(out)["problems"]
    wrong = [problem for problem in problems if problem["severity"] == "error"]
    assert code == 1
    assert [set(problem) for problem in wrong] == [{"file", "line", "column", "rule", "severity", "message"}]
    assert (wrong[0]["line"], wrong[0]["column"], wrong[0]["rule"]) == (5, 9, "unknown_taxonomy")


def test_warnings_alone_end_with_0(packs: Path) -> None:
    edit(packs / "international/rights/care.yaml", "terms: [appeal]", "terms: []")
    code, out, err = call("check", packs)
    assert code == 0
    assert "warning glossary" in out
    assert err.startswith("0 errors, ")


@pytest.mark.parametrize("command", [["check"], ["build", "--out", "x"]])
def test_a_path_without_packs_is_wrong_use_with_one_clear_line(command: list[str], tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        code, out, err = call(command[0], path, *command[1:])
        assert (code, out, err.count("\n")) == (2, "", 1)


def test_build_prints_the_files_it_wrote_and_diff_compares_them(packs: Path, tmp_path: Path) -> None:
    code, out, _ = call("build", packs, "--out", tmp_path / "old")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [
        "international-1.0.vapack",
        "TST-2026.1.1.vapack",
    ]
    old = tmp_path / "old" / "TST-2026.1.1.vapack"
    assert call("diff", old, old)[0] == 0
    edit(packs / "TST/services/clinic.yaml", "title: Clinic", "title: Small clinic")
    call("build", packs / "TST", "--out", tmp_path / "new")
    code, out, _ = call("diff", old, tmp_path / "new" / old.name, "--json")
    assert code == 1
    assert json.loads(out)["texts"]["changed"] == [{"id": "service.tst.clinic.title", "lang": "en"}]


def test_an_unfit_pack_is_named_and_the_others_are_built(packs: Path, tmp_path: Path) -> None:
    edit(packs / "TST/services/clinic.yaml", "needs: [health]", "needs: [gold]")
    code, out, err = call("build", packs, "--out", tmp_path / "out")
    assert code == 1
    assert [Path(line).name for line in out.splitlines()] == ["international-1.0.vapack"]
    assert "TST was not built." in err


def test_diff_refuses_what_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "x.vapack").write_bytes(b"x")
    code, out, err = call("diff", tmp_path / "x.vapack", tmp_path / "x.vapack")
    assert (code, out, err.count("\n")) == (2, "", 1)
