# SPDX-License-Identifier: GPL-3.0-or-later
"""Films in sign languages: authored, checked, built into a pack, and found again."""

from datetime import date
from pathlib import Path

import pytest

from tests.content.samples import edit
from va_desktop.content import signs
from va_desktop.content.build import build_pack
from va_desktop.content.captions import CaptionsRefused, Cue, cues, shown
from va_desktop.content.check import check
from va_desktop.content.errors import ContentRefused
from va_desktop.content.films import MOST
from va_desktop.content.library import Library
from va_desktop.content.pack import Pack

FILM = (Path(__file__).parents[1] / "data" / "sign.webm").read_bytes()
CAPTIONS = (
    "WEBVTT\n\n1\n00:00.000 --> 00:01.500\nPuede recibir\n\n"
    "00:01.500 --> 00:03.000 line:80%\n<v Ana>dinero &amp; ayuda\n"
)
SIGNS = """
signs:
  - id: pension_csn
    of: entitlement.tst.pension
    language: csn
    video: signs/csn/pension.webm
    captions:
      - {language: es, file: signs/csn/pension.es.vtt}
      - {language: en, file: signs/csn/pension.en.vtt}
    transcript: [You may get money each month.]
    by: The deaf association of Testland
    licence: CC-BY-4.0
"""


@pytest.fixture
def signed(packs: Path) -> Path:
    """The country's pack with one film."""
    pack = packs / "TST"
    (pack / "signs.yaml").write_text(SIGNS.lstrip())
    folder = pack / "signs" / "csn"
    folder.mkdir(parents=True)
    (folder / "pension.webm").write_bytes(FILM)
    (folder / "pension.es.vtt").write_text(CAPTIONS)
    (folder / "pension.en.vtt").write_text(CAPTIONS.replace("Puede recibir", "You may get"))
    return pack


def problems(pack: Path) -> list[tuple[str, str]]:
    found = check(pack.parent, date(2026, 6, 1))
    return [(problem.rule, problem.file.name) for problem in found if problem.severity == "error"]


def test_a_film_travels_in_the_pack_and_is_found_by_record(signed: Path, tmp_path: Path) -> None:
    assert problems(signed) == []
    library = Library([Pack.open(build_pack(signed, signed.parents[1] / "locales", tmp_path))])
    [found] = signs.signs(library, "entitlement", "tst.pension")
    assert (found.language, found.by) == ("csn", "The deaf association of Testland")
    assert signs.film(library, found) == FILM
    assert signs.sign_languages(library) == ("csn",)
    assert library.text(found.transcript[0].text, ["en"]).text == "You may get money each month."
    assert signs.signs(library, "entitlement", "tst.pens") == ()
    assert signs.signs(library, "right", "care") == ()


def test_captions_come_in_the_persons_language_or_in_the_first_there_is(signed: Path, tmp_path: Path) -> None:
    library = Library([Pack.open(build_pack(signed, signed.parents[1] / "locales", tmp_path))])
    [found] = signs.signs(library, "entitlement", "tst.pension")
    assert signs.captions(library, found, ["en"])[1][0].text == "You may get"
    assert signs.captions(library, found, ["es-CO", "en"])[0] == "es"
    assert signs.captions(library, found, ["km"])[0] == "es"


def test_a_film_of_one_text_belongs_to_its_record_too(signed: Path, tmp_path: Path) -> None:
    edit(signed / "signs.yaml", "of: entitlement.tst.pension", "of: entitlement.tst.pension.easy.0")
    library = Library([Pack.open(build_pack(signed, signed.parents[1] / "locales", tmp_path))])
    assert len(signs.signs(library, "entitlement", "tst.pension")) == 1


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("of: entitlement.tst.pension", "of: entitlement.tst.gone", "sign_unknown"),
        ("language: csn", "language: eng", "sign_language"),
        ("pension.webm", "lost.webm", "sign_missing"),
        ("pension.es.vtt", "lost.vtt", "sign_missing"),
        ("    transcript: [You may get money each month.]\n", "", "sign_transcript"),
        ("signs/csn/pension.webm", "../../secret.webm", "schema"),
    ],
)
def test_what_would_leave_somebody_out_is_an_error_and_builds_no_pack(
    signed: Path, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    edit(signed / "signs.yaml", old, new)
    assert (rule, "signs.yaml") in problems(signed)
    with pytest.raises(ContentRefused):
        build_pack(signed, signed.parents[1] / "locales", tmp_path)


def test_a_film_without_captions_is_refused(signed: Path, tmp_path: Path) -> None:
    text = (signed / "signs.yaml").read_text()
    start, end = text.index("    captions:"), text.index("    transcript:")
    (signed / "signs.yaml").write_text(text[:start] + text[end:])
    for name in ("es", "en"):
        (signed / "signs" / "csn" / f"pension.{name}.vtt").unlink()
    assert problems(signed) == [("sign_captions", "signs.yaml")]
    with pytest.raises(ContentRefused):
        build_pack(signed, signed.parents[1] / "locales", tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("pension.webm", b"not a film", "sign_format"),
        ("pension.webm", FILM + bytes(MOST), "sign_size"),
        ("pension.es.vtt", b"00:00.000 --> 00:01.000\nNo header\n", "sign_captions"),
        ("pension.es.vtt", b"WEBVTT\n\n00:01,000 --> 00:02,000\nA comma\n", "sign_captions"),
        ("pension.es.vtt", b"WEBVTT\n", "sign_captions"),
        ("pension.es.vtt", b"\xff\xfe", "sign_captions"),
        ("pension.es.vtt", b"WEBVTT\n" + bytes(300_000), "sign_size"),
        ("nobody.vtt", CAPTIONS.encode(), "sign_stray"),
    ],
)
def test_a_film_or_captions_that_nobody_could_use_are_named(signed: Path, name: str, content: bytes, rule: str) -> None:
    (signed / "signs" / "csn" / name).write_bytes(content)
    assert [found for found, _ in problems(signed)] == [rule]


def test_captions_are_read_with_their_times_and_without_their_dress() -> None:
    found = cues(CAPTIONS)
    assert found == (Cue(0, 1500, "Puede recibir"), Cue(1500, 3000, "dinero & ayuda"))
    assert [shown(found, at) for at in (0, 1499, 1500, 2999, 3000)] == [
        "Puede recibir",
        "Puede recibir",
        "dinero & ayuda",
        "dinero & ayuda",
        "",
    ]


def test_notes_styles_and_hours_are_understood() -> None:
    text = "WEBVTT - a title\n\nNOTE\nfor the editor\n\nSTYLE\n::cue{}\n\n01:00:00.000 --> 01:00:02.000\nLate\n"
    assert cues(text.replace("\n", "\r\n")) == (Cue(3_600_000, 3_602_000, "Late"),)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("WEB", "header", 1),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nBackwards", "time", 3),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\nB\n\n00:01.000 --> 00:02.000\nA", "order", 6),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n", "empty", 3),
    ],
)
def test_captions_that_are_wrong_say_where(text: str, reason: str, line: int) -> None:
    with pytest.raises(CaptionsRefused) as refused:
        cues(text)
    assert (refused.value.reason, refused.value.line) == (reason, line)
