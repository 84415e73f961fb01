# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations lie over a directory: out, in, and shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.directory.hsds.samples import SERVICE, uid
from va_desktop.directory.hsds.findings import SourceRefused
from va_desktop.directory.hsds.translations import Bad, Translation, old, read, to_csv, to_json, translated, value

DOC: dict[str, Any] = {
    "id": SERVICE,
    "name": "Legs",
    "phones": [{"id": uid(5), "description": "Reception"}],
    "minimum_age": 3,
}
KHMER = Translation("service", SERVICE, "name", "km", "ជើងសិប្បនិម្មិត", "Legs")
DESK = Translation("service", SERVICE, f"phones.{uid(5)}.description", "km", "កន្លែងទទួលភ្ញៀវ", "Reception")

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)
rows = st.builds(
    Translation,
    st.just("service"),
    st.just(SERVICE),
    st.sampled_from(["name", "phones.0.description"]),
    st.sampled_from(["km", "fa-AF"]),
    texts,
    texts,
)


@pytest.mark.parametrize("form", [to_csv, to_json])
@given(found=st.lists(rows, max_size=4, unique_by=lambda row: row.key))
def test_what_goes_out_comes_back(form: Any, found: list[Translation]) -> None:
    assert read(form(found)) == (tuple(found), ())
    assert read("\ufeff" + form(found)) == (tuple(found), ())


def test_a_document_is_shown_in_the_language_where_there_is_one() -> None:
    shown = translated(DOC, [KHMER, DESK], "km")
    assert shown["name"] == KHMER.text and shown["phones"][0]["description"] == DESK.text
    assert translated(DOC, [KHMER, DESK], "uk") == DOC and DOC["name"] == "Legs"


def test_a_field_that_is_gone_is_no_error() -> None:
    lost = [
        Translation("service", SERVICE, field, "km", "x") for field in ("a.b.c", "phones.9.x", "name.x", "minimum_age")
    ]
    assert translated(DOC, lost, "km") == DOC


def test_a_changed_original_makes_its_translation_old() -> None:
    assert not old(KHMER, DOC) and old(KHMER, {**DOC, "name": "Arms"})
    assert value(DOC, f"phones.{uid(5)}.description") == value(DOC, "phones.0.description") == "Reception"


def test_bad_rows_are_named_and_the_others_are_read() -> None:
    content = (
        to_csv([KHMER])
        + f"service,{SERVICE},name,,x,\nservice,{SERVICE},name,not a tag,x,\nservice,{SERVICE},../x,km,x,\n"
    )
    found, bad = read(content)
    assert found == (KHMER,)
    assert bad == (Bad(3, "language"), Bad(4, "language"), Bad(5, "field"))


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "{", '{"format":"x","version":1,"translations":[]}', "{}"])
def test_another_file_is_refused(content: str) -> None:
    with pytest.raises(SourceRefused):
        read(content)


def test_the_last_row_of_a_key_holds() -> None:
    later = Translation(*KHMER.key, "ជើង", "Legs")
    assert read(to_csv([KHMER, DESK, later])) == ((later, DESK), ())
