# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documents say is there is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_every_command_the_readme_names_exists() -> None:
    targets = set(re.findall(r"`make (\w+)`", (ROOT / "README.md").read_text("utf-8")))
    known = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert targets
    assert targets <= known


A_AND_AA = (
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 "
    "1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 "
    "2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3"
)
"""The criteria of WCAG 2.2 of the levels A and AA (4.1.1 was taken out)."""

EN = (
    "5.1.2.1 5.1.2.2 5.1.3.1 5.1.3.2 5.1.3.3 5.1.3.4 5.1.3.5 5.1.3.6 5.1.3.7 5.1.3.8 5.1.3.9 5.1.3.10 5.1.3.11 "
    "5.1.3.12 5.1.3.13 5.1.3.14 5.1.3.15 5.1.3.16 5.1.4 5.1.5 5.1.6.1 5.1.6.2 5.1.7 5.2 5.3 5.4 5.5.1 5.5.2 5.6.1 "
    "5.6.2 5.7 5.8 5.9 11.5.1 11.5.2.3 11.5.2.4 11.5.2.5 11.5.2.6 11.5.2.7 11.5.2.8 11.5.2.9 11.5.2.10 11.5.2.11 "
    "11.5.2.12 11.5.2.13 11.5.2.14 11.5.2.15 11.5.2.16 11.5.2.17 11.6.1 11.6.2 11.7 11.8.1 11.8.2 11.8.3 11.8.4 11.8.5"
)
"""The lines of EN 301 549 V3.2.1, clauses 5 and 11, that are not those of WCAG once more."""


def conformance() -> list[tuple[str, str, str]]:
    """Return each row of the statement: criterion, state, proof."""
    found = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (.+) \|$", (ROOT / "docs/conformance.md").read_text("utf-8"), re.M)
    return [row for row in found if row[0][0].isdigit()]


def test_the_statement_leaves_no_criterion_out() -> None:
    numbers = [row[0].split()[0].rstrip(",") for row in conformance()]
    assert len(numbers) == len(set(numbers))
    missing = {*A_AND_AA.split(), *EN.split()} - set(numbers)
    assert missing == set()


@pytest.mark.parametrize("row", conformance(), ids=lambda row: row[0].split()[0])
def test_each_criterion_points_at_a_test_that_is_there_or_says_that_it_needs_a_person(
    row: tuple[str, str, str],
) -> None:
    _, state, proof = row
    assert state in {"meets", "partly", "needs a person", "does not apply", "does not meet"}
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", proof)
    assert named or state not in {"meets", "partly"}, "no test is named"
    for file, test in named:
        there = [path.read_text("utf-8") for path in (ROOT / "tests").rglob(file)]
        assert any(f"def {test}(" in text for text in there), f"{file}::{test}"


def test_the_page_on_accessibility_leads_to_the_statement() -> None:
    assert "](conformance.md)" in (ROOT / "docs/accessibility.md").read_text("utf-8")
