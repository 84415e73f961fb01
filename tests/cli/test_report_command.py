# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop report`, from facts to files."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.evidence.generator import Make, caseload
from va_desktop import cli
from va_desktop.counted import CountedMove, CountedPerson
from va_desktop.evidence.facts import lines

CANARY = "CANARYwell"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def go(*arguments: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        status = cli.run(["--data", str(tmp_path / "data"), "report", *arguments], out, err)
        return status, out.getvalue(), err.getvalue()

    return go


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "facts.jsonl"
    file.write_text("\n".join(lines(caseload(Make(7, 150)))), encoding="utf-8")
    return file


def arguments(facts: Path, out: Path, first: str = "2026-01-01", last: str = "2026-12-31") -> list[str]:
    return ["--from", first, "--to", last, "--out", str(out), "--facts", str(facts)]


def test_it_writes_every_paper_and_says_what_left(run: Run, facts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, printed, err = run(*arguments(facts, out), "--json")
    assert (status, err) == (0, "")
    document = json.loads(printed)
    names = {path.name for path in out.iterdir()}
    assert names == {Path(path).name for path in document["written"]}
    assert {"report.html", "in_short.html", "duties.html", "figures.csv", "figures.xlsx", "manifest.json"} <= names
    assert sum(name.startswith("form_") for name in names) == 5
    for file in document["files"]:
        assert (out / file["name"]).stat().st_size == file["bytes"]
    sought = next(row for row in document["counts"] if row["indicator"] == "sought" and not row["group"] + row["by"])
    assert sought["value"] > 50


def test_the_names_of_other_systems_leave_only_when_asked_for(run: Run, facts: Path, tmp_path: Path) -> None:
    status, printed, _ = run(*arguments(facts, tmp_path / "plain"), "--json")
    assert status == 0 and "crosswalk" not in printed
    assert not (tmp_path / "plain" / "crosswalk.csv").exists()
    status, printed, err = run(*arguments(facts, tmp_path / "asked"), "--json", "--crosswalk")
    assert status == 0
    listed = {file["name"]: file for file in json.loads(printed)["files"]}
    content = (tmp_path / "asked" / "crosswalk.csv").read_bytes()
    assert listed["crosswalk.csv"]["sha256"] == hashlib.sha256(content).hexdigest()
    manifest = json.loads((tmp_path / "asked" / "manifest.json").read_bytes())
    assert manifest["files"][-1] == listed["crosswalk.csv"]
    for path in (tmp_path / "plain").iterdir():
        same = (tmp_path / "asked" / path.name).read_bytes() == path.read_bytes()
        assert same or path.name in ("manifest.json", "figures.xlsx"), "it changes nothing else that leaves"


def test_the_preview_names_the_crosswalk_and_writes_nothing(run: Run, facts: Path, tmp_path: Path) -> None:
    status, printed, _ = run(*arguments(facts, tmp_path / "out"), "--look", "--crosswalk")
    assert status == 0 and "crosswalk.csv" in printed.split()
    assert "crosswalk.csv" not in run(*arguments(facts, tmp_path / "out"), "--look")[1].split()
    assert not (tmp_path / "out").exists()


def test_looking_writes_nothing_and_keeps_nothing(run: Run, facts: Path, tmp_path: Path) -> None:
    status, printed, _ = run(*arguments(facts, tmp_path / "out"), "--look")
    assert status == 0 and "report.html" in printed
    assert not (tmp_path / "out").exists()
    assert run(*arguments(facts, tmp_path / "out", "2026-02-01"))[0] == 0, "no period was taken by looking"


def test_a_second_report_over_the_same_days_is_refused_in_one_line(run: Run, facts: Path, tmp_path: Path) -> None:
    assert run(*arguments(facts, tmp_path / "a"))[0] == 0
    status, printed, err = run(*arguments(facts, tmp_path / "b", "2026-01-01", "2026-06-30"))
    assert (status, printed) == (2, "")
    assert err.count("\n") == 1 and "2026-01-01" in err
    assert not (tmp_path / "b").exists()


def test_the_same_period_gives_the_same_figures_again(run: Run, facts: Path, tmp_path: Path) -> None:
    assert run(*arguments(facts, tmp_path / "a"))[0] == 0
    late = [
        CountedPerson(9001, "KHM", None, "female", 1990, "yes", "survivor", "ap_mine", "no"),
        CountedMove(9001, 9001, "obtained", date(2026, 3, 3), "laws", ("health",), ()),
    ]
    facts.write_text(facts.read_text("utf-8") + "\n" + "\n".join(lines(late)), encoding="utf-8")
    status, _, err = run(*arguments(facts, tmp_path / "b"))
    assert status == 0 and "told again" in err and "--series" in err
    assert (tmp_path / "a" / "figures.csv").read_bytes() == (tmp_path / "b" / "figures.csv").read_bytes()


def test_nothing_written_in_a_text_field_leaves(run: Run, tmp_path: Path) -> None:
    planted = []
    for fact in caseload(Make(8, 120)):
        if isinstance(fact, CountedPerson):
            planted.append(replace(fact, key=fact.key + 987_654_000_000, area=f"behind the {CANARY}"))
        elif isinstance(fact, CountedMove):
            planted.append(
                replace(
                    fact,
                    key=fact.key + 987_654_000_000,
                    matter=fact.matter + 876_543_000_000,
                    service=f"{CANARY} clinic",
                    reason=f"the {CANARY} was dry",
                    funding=f"from {CANARY}",
                    pillar=f"{CANARY}_pillar",
                )
            )
    file = tmp_path / "facts.jsonl"
    file.write_text("\n".join(lines(planted)), encoding="utf-8")
    status, printed, err = run(*arguments(file, tmp_path / "out"), "--json", "--crosswalk")
    assert status == 0 and (tmp_path / "out" / "crosswalk.csv").exists()
    contents = [printed.encode(), err.encode(), (tmp_path / "data" / "evidence" / "given.json").read_bytes()]
    for path in (tmp_path / "out").iterdir():
        contents.append(path.read_bytes())
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                contents.extend(book.read(name) for name in book.namelist())
    for content in contents:
        for forbidden in (CANARY, CANARY.lower(), "987654", "876543"):
            assert forbidden.encode() not in content


def test_nobody_counted_is_a_clear_answer(run: Run, facts: Path, tmp_path: Path) -> None:
    status, _, err = run(*arguments(facts, tmp_path / "out", "2020-01-01", "2020-12-31"))
    assert (status, err) == (1, "")
    assert "Nothing was counted in this time." in (tmp_path / "out" / "in_short.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('{"kind": "person", "key": 1, "country": "Narnia"}', "country"),
        ('{"kind": "person", "key": 1, "country": "KHM", "sex": "CANARYwell"}', "sex"),
        ('{"kind": "move", "key": 1, "matter": 1, "move": "sought", "on": "CANARYwell"}', "on"),
        ('{"kind": "move", "key": 1, "matter": 1, "move": "sought", "on": "2026-01-01", "cost": "NaN"}', "cost"),
        ('{"kind": "move", "key": 1, "matter": true, "move": "sought", "on": "2026-01-01"}', "matter"),
        ('{"kind": "CANARYwell"}', "kind"),
        ("[1, 2", "line"),
        ("[" * 5000, "line"),
        ("CANARYwell" * 2000, "line"),
    ],
)
def test_a_line_that_is_no_fact_is_refused_without_repeating_it(
    line: str, field: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    status, printed, err = run(*arguments(file, tmp_path / "out"))
    assert (status, printed) == (2, "")
    assert f"line 2 of facts.jsonl is no counted fact: look at `{field}`" in err
    assert CANARY not in err


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("--from", "2026-13-01"), "is not a day"),
        (("--to", "2025-01-01"), "before the first"),
        (("--series", "my own/one"), "series"),
        (("--country", "Cambodia"), "three letters"),
        (("--facts", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    changed: tuple[str, str], told: str, run: Run, facts: Path, tmp_path: Path
) -> None:
    status, printed, err = run(*arguments(facts, tmp_path / "out"), *changed)
    assert (status, printed) == (2, "")
    assert err.count("\n") == 1 and told in err and "Traceback" not in err


def test_facts_of_several_countries_need_a_choice(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text("\n".join(lines(caseload(Make(7, 60, ("KHM", "LAO"))))), encoding="utf-8")
    status, _, err = run(*arguments(file, tmp_path / "out"))
    assert status == 2 and "KHM, LAO" in err
    assert run(*arguments(file, tmp_path / "out"), "--country", "lao")[0] == 0


def test_a_damaged_list_of_what_was_given_out_stops_everything(run: Run, facts: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "data" / "evidence" / "given.json"
    ledger.parent.mkdir(parents=True)
    ledger.write_text("{}", encoding="utf-8")
    status, _, err = run(*arguments(facts, tmp_path / "out"))
    assert status == 2 and "damaged" in err and not (tmp_path / "out").exists()
