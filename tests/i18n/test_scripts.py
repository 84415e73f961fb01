# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of a text that nobody told."""

import pytest

from va_desktop.i18n.scripts import likely, script


@pytest.mark.parametrize(
    ("text", "tags", "found"),
    [
        ("12 Blue Gate", ("ar", "es", "en"), "es"),
        ("عيادة", ("en", "ar"), "ar"),
        ("Кабінет", ("en", "uk"), "uk"),
        ("គ្លីនិក", ("fr", "km"), "km"),
        ("ສູນ", ("en", "lo"), "lo"),
        ("0800", ("km", "en"), "km"),
        ("診療所", ("fr", "en"), "fr"),
        ("", ("uk",), "uk"),
    ],
)
def test_letters_tell_the_language(text: str, tags: tuple[str, ...], found: str) -> None:
    assert likely(text, tags) == found


def test_a_text_without_letters_has_no_script() -> None:
    assert script("+000 555") is None
