# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop check`: its JSON shape, its exit codes, and one kind line for whatever cannot be used."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import ask

FACTS = {"incident.country": "UA", "incident.device_class": "landmine", "disability.established": True}


def facts(tmp_path: Path, data: object) -> str:
    file = tmp_path / "facts.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("country", ["COL", "UKR", "KHM", "BIH", "LAO"])
def test_the_document_has_the_documented_shape_in_every_country(tmp_path: Path, country: str) -> None:
    words = ("check", "--country", country, "--facts", facts(tmp_path, {}), "--on", "2026-11-23", "--json")
    code, out, err = ask(*words)
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert (answer["country"], answer["on"]) == (country, "2026-11-23")
    for row in answer["entitlements"]:
        assert row["result"] in ("eligible", "ask", "not_eligible", "gap")
        assert {"id", "title", "frameworks", "approaches", "reasons", "missing", "first", "amounts"} <= set(row)
        assert {"deadlines", "next_steps", "sources", "verified"} <= set(row)
        assert row["next_steps"], row["id"]
        for reason in row["reasons"]:
            assert {"text", "fact", "holds", "source"} <= set(reason)
            assert reason["holds"] in (True, False, None)
            assert reason["text"]
        for amount in row["amounts"]:
            assert {"text", "value", "currency", "year"} <= set(amount)
        for due in row["deadlines"]:
            assert {"what", "date", "passed"} <= set(due)


def test_rules_are_judged_on_any_day(tmp_path: Path) -> None:
    file = facts(tmp_path, {"declaration.date": "2024-12-01"})
    found = {}
    for on in ("2024-12-29", "2024-12-30"):
        _, out, _ = ask("check", "--country", "COL", "--facts", file, "--on", on, "--json")
        rows = {row["id"]: row for row in json.loads(out)["entitlements"]}
        found[on] = rows["col.declaration_window_law_2343"]["result"]
    assert found == {"2024-12-29": "eligible", "2024-12-30": "not_eligible"}


def test_an_unknown_fact_is_told_and_does_no_harm(tmp_path: Path) -> None:
    words = ("check", "--country", "UKR", "--facts", facts(tmp_path, {**FACTS, "shoe.size": 44}), "--json")
    code, out, err = ask(*words)
    assert code == 0
    assert "shoe.size" in err
    assert json.loads(out)["entitlements"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wrong type", {"person.age": "thirty"}),
        ("wrong type of yes", {"disability.established": "yes"}),
        ("impossible date", {"incident.date": "2023-02-29"}),
        ("date as a number", {"incident.date": 20190304}),
        ("a list", {"incident.date": ["2019"]}),
        ("an object", {"incident": {"date": "2019"}}),
        ("no object", [1, 2]),
        ("no JSON", "{incident"),
        ("a number", "3"),
        ("deep nesting", "[" * 100_000 + "]" * 100_000),
        ("deep objects", '{"a":' * 5_000 + "1" + "}" * 5_000),
        ("not a number", '{"person.age": NaN}'),
        ("endless number", '{"person.age": 1e999}'),
        ("very long number", '{"person.age": ' + "9" * 10_000 + "}"),
    ],
)
def test_bad_facts_give_one_clear_line_and_exit_2(tmp_path: Path, name: str, data: object) -> None:
    code, out, err = ask("check", "--country", "UKR", "--facts", facts(tmp_path, data))
    assert code == 2, name
    assert out == ""
    assert len(err.strip().splitlines()) == 1, err
    assert "Traceback" not in err


def test_a_file_of_50_mb_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "big.json"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    code, _, err = ask("check", "--country", "UKR", "--facts", str(file))
    assert code == 2
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--country", "FRA", "--facts", "{file}"),
        ("--country", "UKR", "--facts", "/nowhere/facts.json"),
        ("--country", "UKR", "--facts", "{file}", "--on", "2026-02-30"),
        ("--country", "UKR"),
        ("--facts", "{file}"),
    ],
)
def test_wrong_use_gives_one_line_and_exit_2(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    file = facts(tmp_path, {})
    code, out, err = ask("check", *(word.replace("{file}", file) for word in words))
    err += capsys.readouterr().err
    assert code == 2
    assert out == ""
    assert len(err.strip().splitlines()) == 1


def test_the_text_says_likely_and_who_decides(tmp_path: Path) -> None:
    file = facts(tmp_path, {"person.age": 30, "impairment.lasting": True})
    code, out, _ = ask("check", "--country", "UKR", "--facts", file, "--on", "2026-11-23")
    assert code == 0
    assert "ukr.disability_assessment: likely:" in out
    assert "The office decides." in out


def test_titles_and_reasons_come_in_the_asked_language(tmp_path: Path) -> None:
    file = facts(tmp_path, {"person.age": 30})
    _, out, _ = ask("check", "--country", "UKR", "--facts", file, "--lang", "uk", "--json")
    row = next(row for row in json.loads(out)["entitlements"] if row["id"] == "ukr.disability_assessment")
    assert any("а" <= char <= "я" for char in row["title"])


@pytest.mark.parametrize("country", ["COL", "UKR", "KHM", "BIH", "LAO"])
def test_a_countrys_rules_can_be_read_as_text_and_as_a_graph(tmp_path: Path, country: str) -> None:
    from xml.etree import ElementTree

    code, out, _ = ask("content", "rules", country)
    assert code == 0
    assert "QUESTIONS" in out
    graph = tmp_path / "rules.svg"
    assert ask("content", "rules", country, "--svg", str(graph))[0] == 0
    root = ElementTree.parse(graph).getroot()
    assert root.tag.endswith("svg")
    assert ask("content", "rules", "FRA")[0] == 2
