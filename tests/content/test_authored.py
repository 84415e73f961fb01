# SPDX-License-Identifier: GPL-3.0-or-later
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from va_desktop.content.authored import parse, read
from va_desktop.content.errors import ContentRefused
from va_desktop.content.problems import Problem

POISON = {
    "alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml_alias", 1),
    "alias alone": (b"a: 1\nb: *a\n", "yaml_alias", 2),
    "10,000 lists deep": (b"[" * 10_000, "yaml_depth", 1),
    "10,000 lists deep over lines": (b"[\n" * 10_000, "yaml_depth", 41),
    "10,000 mappings deep": (b"{a: " * 10_000, "yaml_depth", 1),
    "deep block": ("\n".join(" " * depth + "a:" for depth in range(1000)).encode(), "yaml_depth", 41),
    "duplicate key": (b"a: 1\nb: 2\na: 3\n", "yaml_duplicate", 3),
    "50 MB": (b"x" * 50_000_000, "yaml_size", 1),
    "too many entries": (b"[" + b"a,\n" * 600_000 + b"]", "yaml_size", None),
    "binary": (bytes(range(256)) * 10, "yaml_encoding", None),
    "UTF-16": ("a: 1".encode("utf-16"), "yaml_encoding", 1),
    "NUL": (b"a: \0", "yaml_syntax", 1),
    "tag": (b"a: 1\nb: !!python/object:os.system x\n", "yaml_tag", 2),
    "a line of tags": (b"!" * 1_500_000, "yaml_line", 1),
    "tab": (b"a:\n\tb: 1\n", "yaml_tab", 2),
    "empty": (b"", "yaml_empty", 1),
    "only a comment": (b"# nothing\n", "yaml_empty", 1),
    "two documents": (b"a: 1\n---\nb: 2\n", "yaml_documents", 3),
    "a list as key": (b"? [a, b]\n: c\n", "yaml_key", None),
    "a number as key": (b"1: a\n", "yaml_key", 1),
    "unclosed quote": (b'a: 1\nb: "x\n', "yaml_syntax", None),
}


@pytest.mark.parametrize("name", POISON)
def test_a_poisoned_file_gives_one_problem_quickly(name: str, tmp_path: Path) -> None:
    content, rule, line = POISON[name]
    path = tmp_path / "poison.yaml"
    path.write_bytes(content)
    started = time.perf_counter()
    with pytest.raises(ContentRefused) as caught:
        read(path)
    assert time.perf_counter() - started < 20
    assert [problem.rule for problem in caught.value.problems] == [rule]
    assert line is None or caught.value.problems[0].line == line


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentRefused):
        read(tmp_path)


def test_every_node_knows_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb:\n  - x\n  - {c: [1, 2]}\n", encoding="utf-8")
    root = read(path)
    assert root.locate(["b"]) == (2, 1)
    assert root.locate(["b", 0]) == (3, 5)
    assert root.locate(["b", 1, "c"]) == (4, 6)
    assert root.locate(["b", 1, "c", 1]) == (4, 13)
    assert root.locate(["b", "<union tag>", 0]) == (3, 5)
    assert root.locate(["nothing"]) == (1, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("~", None),
        ("018000", "018000"),
        ("12", 12),
        ("-1.5", -1.5),
        ("1:30", "1:30"),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-02-31", "2026-02-31"),
        ("2026-02", "2026-02"),
        ('"2026-11-23"', "2026-11-23"),
        ("9" * 5000, "9" * 5000),
        (".nan", ".nan"),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says(written: str, value: object, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"a: {written}\n", encoding="utf-8")
    assert read(path).data() == {"a": value}


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="ab:-[]{}&*!|>'\"#?%@ \n0~,", max_size=120)))
def test_any_bytes_give_data_or_exactly_one_problem(content: bytes | str) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    problems: tuple[Problem, ...] = ()
    try:
        parse(raw, Path("any.yaml")).data()
    except ContentRefused as refused:
        problems = refused.problems
    assert len(problems) <= 1
