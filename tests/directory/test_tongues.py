# SPDX-License-Identifier: GPL-3.0-or-later
"""Translated texts beside a directory."""

from pathlib import Path

import pytest

from va_desktop.directory.errors import DirectoryDamaged
from va_desktop.directory.hsds.findings import SourceRefused
from va_desktop.directory.tongues import Tongues

HEAD = "kind,id,field,language,text,source"


def written(folder: Path, *rows: str) -> Path:
    file = folder / "texts.csv"
    file.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return file


def test_a_document_is_told_in_the_first_language_that_has_texts(tmp_path: Path) -> None:
    tongues = Tongues.open(tmp_path / "x.texts")
    file = written(tmp_path, "service,s,name,es,Nombre,Name", "service,s,name,fr,Nom,Another", "service,s,,es,x,")
    number, bad = tongues.take_in(file)
    assert (number, [each.row for each in bad]) == (2, [4])
    doc = {"id": "s", "name": "Name"}
    assert tongues.told("service", doc, ("es-CO", "es", "en")) == ({"id": "s", "name": "Nombre"}, False)
    assert tongues.told("service", doc, ("fr",)) == ({"id": "s", "name": "Nom"}, True)
    assert tongues.told("service", doc, ("uk", "en")) == (doc, False)
    assert doc["name"] == "Name"


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_what_goes_out_comes_in_again_and_replaces(tmp_path: Path, ending: str) -> None:
    tongues = Tongues.open(tmp_path / "x.texts")
    tongues.take_in(written(tmp_path, 'service,s,name,ar,"اسم, آخر",Name'))
    tongues.export(tmp_path / f"out{ending}")
    other = Tongues.open(tmp_path / "y.texts")
    other.take_in(written(tmp_path, "service,s,name,ar,old,Name"))
    other.take_in(tmp_path / f"out{ending}")
    assert [each.text for each in other.every()] == ["اسم, آخر"]


def test_what_is_no_file_of_texts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.texts").write_bytes(b"nothing of the kind, and long enough to look at" * 40)
    with pytest.raises(DirectoryDamaged):
        Tongues.open(tmp_path / "no.texts")
    (tmp_path / "no.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SourceRefused):
        Tongues.open(tmp_path / "yes.texts").take_in(tmp_path / "no.csv")
