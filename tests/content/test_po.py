# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from va_desktop.content.errors import ContentRefused
from va_desktop.content.po import read_catalogue

CATALOGUE = """# A header.
msgid ""
msgstr ""
"Language: es\\n"

#. a hint
#: file.yaml:3
# reviewed: 2026-02-01
msgctxt "a.b"
msgid ""
"First "
"part"
msgstr "Una \\"parte\\"\\n"

msgid "no context"
msgstr ""

#, python-brace-format, fuzzy
#| msgid "older"
msgid "unsure"
msgstr "quizá"
msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} día"
msgstr[1] "{n} días"

#~ msgid "obsolete"
#~ msgstr "viejo"
"""


def test_entries_keep_context_text_state_and_line(tmp_path: Path) -> None:
    path = tmp_path / "content.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    found = [
        (entry.line, entry.context, entry.source, entry.translations, entry.state) for entry in read_catalogue(path)
    ]
    assert found == [
        (10, "a.b", "First part", {0: 'Una "parte"\n'}, "reviewed"),
        (15, None, "no context", {0: ""}, "missing"),
        (20, None, "unsure", {0: "quizá"}, "missing"),
        (22, None, "{n} day", {0: "{n} día", 1: "{n} días"}, "draft"),
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe", b'msgid "open\n', b"hello\n", b'"no key"\n'])
def test_a_broken_catalogue_gives_one_problem(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "content.po"
    path.write_bytes(content)
    with pytest.raises(ContentRefused) as caught:
        read_catalogue(path)
    assert len(caught.value.problems) == 1
