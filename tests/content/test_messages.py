# SPDX-License-Identifier: GPL-3.0-or-later
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_from_dir

from va_desktop.content.messages import extract, messages


def test_every_text_has_one_stable_id_of_its_own(packs: Path) -> None:
    found = list(messages(packs))
    ids = [message.id for message in found]
    assert len(set(ids)) == len(ids)
    assert {
        "right.care.easy.0",
        "right.care.legal.mbt:6(3).says",
        "right.care.owes.text.0",
        "instrument.mbt.provisions.6(3).says",
        "entitlement.tst.pension.deadlines.apply.text",
        "entitlement.tst.pension.amounts.month.text",
        "term.appeal.text",
        "taxonomy.need:money.title",
        "status.TST.mbt.note",
        "pack.TST.title",
        "emergency.TST.single.title",
        "parameter.TST.wage.title",
        "country.TST.gaps.0",
    } <= set(ids)
    assert found == list(messages(packs))


def test_names_as_on_the_door_and_original_titles_are_not_translated(packs: Path) -> None:
    english = {message.english for message in messages(packs)}
    assert not english & {"Clínica Norte", "Pensión", "Law 1", "not read"}


def test_babel_extracts_what_the_packs_hold_with_the_id_as_context(packs: Path) -> None:
    extracted = extract_from_dir(
        str(packs), method_map=[("**.yaml", "va_desktop.content.messages:extract")], comment_tags=()
    )
    contexts = {(context, message) for _, _, message, _, context in extracted}
    wanted = {(message.id, message.english) for message in messages(packs)}
    assert {(context, text[1] if isinstance(text, tuple) else text) for context, text in contexts} == wanted


def test_a_yaml_file_that_is_no_content_gives_nothing() -> None:
    assert list(extract(BytesIO(b"a: [b"), {}, (), {"path": "x/limits.yaml"})) == []
