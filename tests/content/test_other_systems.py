# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks find in a crosswalk before it tells anybody a wrong name."""

from datetime import date
from pathlib import Path

import pytest

from va_desktop.content.check import check

SOUND = """\
reviewed: 2026-01-01
review_by: 2027-01-01
systems:
  - {id: list_a, version: 1, title: A list, check: Read it first., certainty: medium, sources: [T01]}
  - {id: list_b, version: 1, title: Another list, check: Read it first., certainty: medium, sources: [T01]}
matches:
  - id: sex
    field: sex
    codes: [female, male]
    theirs:
      - {id: list_a, title: Gender, values: [{id: female, title: Woman}], certainty: medium, sources: [T01]}
    none: [list_b]
"""

SPOILT = {
    "system left out": ("    none: [list_b]\n", "", "must name each system once"),
    "system twice": ("none: [list_b]", "none: [list_a, list_b]", "must name each system once"),
    "unknown system": ("none: [list_b]", "none: [list_c]", "must name each system once"),
    "value of no code": ("values: [{id: female", "values: [{id: mail", "no codes of"),
    "only of no code": ("title: Gender,", "title: Gender, only: [women],", "no codes of"),
    "value without field": ("title: Gender, ", "", "needs the `title`"),
    "from memory, told as checked": (
        "Woman}], certainty: medium",
        "Woman}], certainty: knowledge",
        "`verified: false`",
    ),
    "unchecked without a reason": ("Woman}], certainty", "Woman}], verified: false, certainty", "needs `why`"),
    "no source": ("medium, sources: [T01]}\n    none", "medium, sources: []}\n    none", "empty"),
    "unknown source": ("medium, sources: [T01]}\n    none", "medium, sources: [T9]}\n    none", "T9"),
    "by something that no figure is told apart by": ("- id: sex", "- id: shoe_size", "one of"),
}


def problems(packs: Path, text: str) -> list[str]:
    file = packs / "international" / "crosswalk.yaml"
    file.write_text(text, encoding="utf-8")
    return [one.message for one in check(packs / "international", date(2026, 6, 1)) if one.file == file]


def test_a_sound_crosswalk_has_no_problem(packs: Path) -> None:
    assert problems(packs, SOUND) == []


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_crosswalk_is_told(case: str, packs: Path) -> None:
    old, new, told = SPOILT[case]
    assert SOUND.count(old) == 1
    found = problems(packs, SOUND.replace(old, new))
    assert found and any(told in message for message in found), found


def test_a_country_has_no_crosswalk_of_its_own(packs: Path) -> None:
    (packs / "TST" / "crosswalk.yaml").write_text(SOUND, encoding="utf-8")
    found = [one.rule for one in check(packs, date(2026, 6, 1)) if one.file.name == "crosswalk.yaml"]
    assert "file_unknown" in found
