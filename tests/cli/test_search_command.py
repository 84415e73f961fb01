# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop search`: one JSON document, honest exit codes, one clear line for what is wrong."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

import pytest

from tests.directory.making import TODAY, service, write
from tests.guidance.samples import build_library
from va_desktop.cli import search
from va_desktop.clock import Clock
from va_desktop.content.library import Library
from va_desktop.directory.shelf import Shelf


@dataclass(frozen=True)
class Services:
    library: Library
    shelf: Shelf
    clock: Clock = lambda: TODAY


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    built = build_library(tmp_path_factory.mktemp("search"))
    yield Services(built, Shelf(tmp_path_factory.mktemp("directory"), lambda: TODAY))
    built.close()


def call(services: Services, *arguments: str) -> tuple[int, str, str]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", default=None)
    search.add_parser(parser.add_subparsers(dest="command"))
    out, err = StringIO(), StringIO()
    code = search.run(parser.parse_args(arguments), services, out, err)
    return code, out.getvalue(), err.getvalue()


def test_json_is_one_document_with_the_agreed_keys(services: Services) -> None:
    code, out, err = call(services, "search", "clinic", "--near", "4.6,-74", "--limit", "1", "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert {"query", "lang", "total", "results"} <= document.keys()
    assert (document["query"], document["lang"], document["total"]) == ("clinic", "en", 2)
    (result,) = document["results"]
    assert {"kind", "id", "title", "snippet", "country", "distance_km", "match"} <= result.keys()
    assert (result["kind"], result["id"], result["country"]) == ("service", "tst.clinic", "TST")
    assert (result["distance_km"], result["match"]) == (11.1, "name")


def test_nothing_found_ends_with_1_and_says_what_to_do_next(services: Services) -> None:
    code, out, err = call(services, "search", "zzzzzzzz", "--country", "TST", "--json")
    assert (code, json.loads(out)["results"]) == (1, [])
    assert "--country" in err
    assert call(services, "search", "zzzzzzzz")[:2] == (1, "")
    assert call(services, "search", "  ")[0] == 1


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--near", "x"),
        ("--near", "1"),
        ("--near", "91,0"),
        ("--near", "0,181"),
        ("--near", "nan,0"),
        ("--near", "1,2,3"),
        ("--near", ""),
        ("--limit", "0"),
        ("--limit", "-1"),
        ("--limit", "two"),
        ("--limit", "1.5"),
        ("--country", "Colombia"),
    ],
)
def test_a_wrong_argument_ends_with_2_and_one_line(services: Services, option: str, value: str) -> None:
    code, out, err = call(services, "search", "clinic", option, value)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert option in err


def test_a_place_south_of_the_equator_needs_no_special_writing(services: Services) -> None:
    code, out, _ = call(services, "search", "you", "--near", "-2.0,-70.1", "--json")
    assert code == 0
    assert json.loads(out)["results"][0]["id"] == "tst.workshop"


def test_people_read_names_places_and_the_correction(services: Services) -> None:
    code, out, _ = call(services, "search", "artifical", "limb", "--near", "0,0", "--country", "tst")
    assert code == 0
    assert "'artificial limb'" in out
    assert "Taller del Sur" in out
    assert " km" in out


def test_the_language_may_stand_before_or_after_the_command(services: Services) -> None:
    for arguments in (("--lang", "es", "search", "clinica"), ("search", "clinica", "--lang", "es")):
        _, out, _ = call(services, *arguments, "--json")
        document = json.loads(out)
        assert document["lang"] == "es"
        assert "Clínica" in [result["title"] for result in document["results"]]


def test_services_of_an_installed_directory_are_found_too(services: Services, tmp_path: Path) -> None:
    docs = [
        service("a", "Clinic by the river", (4.6, -74.0), description="Wheelchairs"),
        service("b", "Office", (5.6, -74.0), description="Ask for the clinic"),
    ]
    write(tmp_path / "TST.vadir", docs).close()
    there = replace(services, shelf=Shelf(tmp_path, lambda: TODAY))
    alone = json.loads(call(services, "search", "clinic", "--json")[1])
    found = json.loads(call(there, "search", "clinic", "--json")[1])
    assert found["total"] == alone["total"] + 2 and found["by_kind"]["service"] == alone["by_kind"]["service"] + 2
    own = [row for row in found["results"] if row["id"].startswith(("a@", "b@"))]
    assert [(row["kind"], row["id"], row["match"]) for row in own] == [
        ("service", "a@pa", "name"), ("service", "b@pb", "text"),
    ]  # fmt: skip
    near = json.loads(call(there, "search", "clinic", "--near", "4.6,-74", "--json")[1])["results"]
    assert near[0]["id"] == "a@pa" and near[0]["distance_km"] == 0.0
    assert call(there, "search", "clinic", "--country", "FRA", "--json")[0] == call(
        services, "search", "clinic", "--country", "FRA", "--json"
    )[0]  # fmt: skip
    assert json.loads(call(there, "search", "wheelchiars", "--json")[1])["corrected"] == "wheelchairs"


def test_a_damaged_directory_is_named_and_the_rest_is_found(services: Services, tmp_path: Path) -> None:
    (tmp_path / "TST.vadir").write_bytes(b"nothing")
    code, out, err = call(replace(services, shelf=Shelf(tmp_path, lambda: TODAY)), "search", "clinic", "--json")
    assert code == 0 and json.loads(out)["total"] == 2 and "TST" in err
