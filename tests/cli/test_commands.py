# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as scripts and authors use it: shapes, exit codes, one clear line for wrong use."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from va_desktop.cli import run


def ask(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return run(words, out, err), out.getvalue(), err.getvalue()


def test_status_as_json_has_the_documented_shape() -> None:
    code, out, err = ask("status", "LTU", "--on", "2025-12-27", "--json")
    answer = json.loads(out)
    assert code == 0
    assert err == ""
    assert (answer["country"], answer["on"]) == ("LTU", "2025-12-27")
    assert [row["id"] for row in answer["instruments"]] == ["mbt", "ccm", "crpd", "crpd_op", "ccw_pv"]
    assert {"id", "status", "since", "certainty", "source", "note"} <= set(answer["instruments"][0])
    assert answer["instruments"][0]["status"] == "withdrawn"


def test_status_takes_small_letters_and_prints_lines() -> None:
    code, out, _ = ask("status", "col", "--on", "2026-11-23")
    assert code == 0
    assert len(out.splitlines()) == 5


@pytest.mark.parametrize("lang", ["en", "es", "uk", "fr", "ar"])
def test_rights_as_json_in_every_language(lang: str) -> None:
    code, out, _ = ask("rights", "housing", "--lang", lang, "--country", "COL", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["lang"] == lang
    one = answer["rights"][0]
    assert one["id"] == "housing"
    assert one["easy"] and one["plain"]
    assert {"instrument", "article", "certainty"} <= set(one["legal"][0])
    assert one["translation"] == ("source" if lang == "en" else "draft")


def test_all_rights_are_listed() -> None:
    _, out, _ = ask("rights", "--json")
    assert len(json.loads(out)["rights"]) == 38


def test_doctor_tells_voices_fonts_audio_and_content() -> None:
    code, out, _ = ask("doctor", "--json")
    checks = {check["id"]: check for check in json.loads(out)["checks"]}
    assert code == 0
    assert {"fonts", "audio", "printer", "clock", "content international", "voice for en"} <= set(checks)
    assert {check["state"] for check in checks.values()} <= {"ok", "warn", "fail"}
    assert checks["voice for km"]["state"] == "warn"


def test_doctor_says_when_the_clock_is_wrong(services: object) -> None:
    import argparse
    from dataclasses import replace
    from datetime import date

    from va_desktop.cli import doctor

    out = io.StringIO()
    doctor.run(argparse.Namespace(json=True), replace(services, clock=lambda: date(1970, 1, 1)), out, out)  # type: ignore[type-var]
    checks = {check["id"]: check for check in json.loads(out.getvalue())["checks"]}
    assert checks["clock"]["state"] == "warn"


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("status", "ZZZ"),
        ("status", "COL", "--on", "yesterday"),
        ("status", "COL", "--on", "2025-02-30"),
        ("rights", "housing", "--country", "XX"),
        ("search", "leg", "--near", "here"),
        ("search", "leg", "--limit", "0"),
        ("nonsense",),
        ("--mode", "secret"),
        ("content", "check", "no/such/folder"),
        ("speak", "x", "--lang", "en"),
    ],
    ids=" ".join,
)
def test_wrong_use_gives_one_line_and_status_two(words: tuple[str, ...]) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "va_desktop", *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert len(answer.stderr.strip().splitlines()) == 1, answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_unknown_right_is_a_negative_answer_with_a_way_on() -> None:
    code, out, err = ask("rights", "flying")
    assert (code, out) == (1, "")
    assert "va-desktop rights" in err


def test_without_a_display_the_window_points_at_the_tour(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "va_desktop", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert answer.returncode == 2
    assert "tour" in answer.stderr
