# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop services here`: where a centre stands, also for a kiosk, which has no page for it."""

import argparse
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from va_desktop import bootstrap
from va_desktop.bootstrap import Services
from va_desktop.cli import services
from va_desktop.directory import sample
from va_desktop.settings import centre


@pytest.fixture
def here(tmp_path: Path) -> Services:
    built = bootstrap.services(tmp_path / "data", clock=lambda: date(2026, 11, 23))
    sample.write(built.shelf.file("FRA"), date(2026, 11, 23), "FRA")
    return built


def call(here: Services, *arguments: str) -> tuple[int, str]:
    parser, err = argparse.ArgumentParser(), StringIO()
    services.add_parser(parser.add_subparsers())
    status = services.run(parser.parse_args(["services", "here", *arguments]), here, StringIO(), err)
    return status, err.getvalue()


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (("--district", "XX01"), {"district": "XX01"}),
        (("--at", "10.1, 20.2"), {"at": "10.1, 20.2"}),
        (("--landmark", "XX01|the sample market"), {"landmark": "XX01|the sample market"}),
    ],
)
def test_where_a_centre_stands_is_kept_and_let_go(
    here: Services, arguments: tuple[str, ...], kept: dict[str, str]
) -> None:
    assert call(here, "--country", "fra", *arguments) == (0, "")
    assert centre.load(here.centre_file, "FRA") == kept
    assert call(here, "--country", "FRA", "--nowhere") == (0, "")
    assert centre.load(here.centre_file, "FRA") == {}


@pytest.mark.parametrize(
    "arguments",
    [("FRA", "--district", "ZZ"), ("FRA", "--at", "here"), ("FRA", "--landmark", "x"), ("KHM", "--district", "XX01"),
     ("../X", "--at", "1.0,2.0")],
)  # fmt: skip
def test_what_nobody_knows_is_refused_in_one_line(here: Services, arguments: tuple[str, ...]) -> None:
    status, told = call(here, "--country", *arguments)
    assert (status, told.count("\n")) == (2, 1)
    assert not here.centre_file.exists()
