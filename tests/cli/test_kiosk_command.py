# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
from pathlib import Path

import pytest

from va_desktop.cli import run
from va_desktop.settings import kiosk


def command(tmp_path: Path, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return run(("--data", str(tmp_path), "kiosk", *words), out, err), out.getvalue(), err.getvalue()


def test_a_pin_is_set_from_a_file_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "pin").write_text("4711\n")
    assert command(tmp_path, "pin", "--pin-file", str(tmp_path / "pin"))[0] == 0
    status, out, _ = command(tmp_path, "show")
    assert (status, json.loads(out)["pin"], "4711" in out) == (0, True, False)
    assert kiosk.opens(tmp_path / "config" / "kiosk.json", "4711", 0.0)


@pytest.mark.parametrize("pin", ["", "12", "123"])
def test_a_short_pin_is_refused_in_one_line(tmp_path: Path, pin: str) -> None:
    (tmp_path / "pin").write_text(pin)
    status, _, err = command(tmp_path, "pin", "--pin-file", str(tmp_path / "pin"))
    assert (status, err.count("\n")) == (2, 1)
    assert not kiosk.load(tmp_path / "config" / "kiosk.json").pin


def test_times_keep_within_what_people_need(tmp_path: Path) -> None:
    assert command(tmp_path, "set", "--idle", "180", "--warning", "40", "--printer", "Desk")[0] == 0
    found = kiosk.load(tmp_path / "config" / "kiosk.json")
    assert (found.idle, found.warning, found.printer) == (180, 40, "Desk")
    for words in (("--idle", "25"), ("--warning", "5"), ("--idle", "99999")):
        status, _, err = command(tmp_path, "set", *words)
        assert (status, err.count("\n")) == (2, 1)
    assert kiosk.load(tmp_path / "config" / "kiosk.json") == found


def test_setting_times_keeps_the_pin(tmp_path: Path) -> None:
    (tmp_path / "pin").write_text("4711")
    command(tmp_path, "pin", "--pin-file", str(tmp_path / "pin"))
    command(tmp_path, "set", "--idle", "200")
    assert kiosk.opens(tmp_path / "config" / "kiosk.json", "4711", 0.0)


def test_papers_go_where_staff_said_and_the_doctor_looks_there(tmp_path: Path) -> None:
    def told() -> dict[str, str]:
        out = io.StringIO()
        run(("--data", str(tmp_path), "doctor", "--kiosk", "--json"), out, io.StringIO())
        return {check["id"]: check["state"] for check in json.loads(out.getvalue())["checks"]}

    command(tmp_path, "set", "--papers", str(tmp_path / "missing"))
    assert told()["kiosk papers"] == "fail"
    (tmp_path / "desk").mkdir()
    command(tmp_path, "set", "--papers", str(tmp_path / "desk"))
    assert told()["kiosk papers"] == "ok"
    assert json.loads(command(tmp_path, "show")[1])["papers"] == str(tmp_path / "desk")
    command(tmp_path, "set", "--papers", "", "--printer", "No such queue")
    assert told()["kiosk papers"] == "fail"
