# SPDX-License-Identifier: GPL-3.0-or-later
import re

import pytest

from va_desktop.bootstrap import services
from va_desktop.content.library import Library
from va_desktop.guidance.letters import OFFICIAL, fill, letters

EVERYTHING = {
    "title": "A pension",
    "office": "The office",
    "submitted": "2 March 2026",
    "receipt": "R-1",
    "due": "2 July 2026",
    "rule": "They have 4 months.",
    "decided": "3 July 2026",
    "reason": "too late",
    "reminded": "4 July 2026",
    "papers": "a card",
    "today": "5 July 2026",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return services().library


@pytest.mark.parametrize("lang", ["en", "es", "uk", "fr", "ar", "km", "bs", "lo"])
@pytest.mark.parametrize("known", [{}, EVERYTHING, {"title": "A pension", "submitted": "2 March 2026"}], ids=len)
def test_no_letter_has_an_empty_place(library: Library, lang: str, known: dict[str, str]) -> None:
    values = {"title": "it", **known}
    for letter in letters(library, "COL").values():
        draft = fill(library, letter, values, lang)
        assert draft.body
        assert not re.search(r"[{}]", "".join((draft.subject, *draft.body))), letter.id


def test_what_is_not_known_is_left_out(library: Library) -> None:
    reminder = letters(library, "COL")["reminder"]
    short = fill(library, reminder, {"title": "A pension"}, "en")
    full = fill(library, reminder, EVERYTHING, "en")
    assert not any("receipt" in line for line in short.body)
    assert any("R-1" in line for line in full.body)
    assert len(short.body) < len(full.body)


def test_every_country_has_letters_in_the_language_of_its_offices(library: Library) -> None:
    for country, lang in OFFICIAL.items():
        draft = fill(library, letters(library, country)["appeal"], EVERYTHING, lang)
        assert draft.lang == lang
        assert draft.state == "draft"
