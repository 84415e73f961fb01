# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk's unit, started for real: its own command under cage, as an ordinary user, without a network."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.enclosed import AS_ROOT, ROOT, UID, UNIT, Enclosed, unit, wait

INSTALL = ROOT / "packaging" / "kiosk" / "install.sh"
THEIRS = {"/tmp/.X77-lock", "/tmp/.X0-lock", "/run/user/64901/wayland-0.lock", "/run/user/64901/dconf/user"}
"""Files of the virtual screens, of the compositor, and of the bus of screen readers; all of them in memory."""


def can_make_rooms() -> bool:
    """Tell whether this system has Debian's cage and lets the test make mounts of its own."""
    made = ["unshare", "--mount", *([] if AS_ROOT else ["--map-root-user"]), "true"]
    return bool(shutil.which("apt-get")) and subprocess.run(made, capture_output=True, check=False).returncode == 0


# Elsewhere the unit is only read. `make test` brings what is needed to Debian and its relatives.
starts = pytest.mark.skipif(not can_make_rooms(), reason="no Debian, or nobody may make mounts of their own here")


@pytest.fixture
def rooms() -> Iterator[Enclosed]:
    with Enclosed() as made:
        made.bus()
        made.screen()
        yield made


@starts
def test_the_units_command_greets_on_the_screen_and_on_the_bus_and_no_key_leads_out(rooms: Enclosed) -> None:
    kiosk = rooms.kiosk("x11")
    wait(lambda: rooms.focus() == "Welcome", "a screen reader does not find the welcome page")
    process = rooms.program()
    assert process is not None
    status = Path(f"/proc/{process}/status").read_text()
    assert UID != 0
    assert f"Uid:\t{UID}\t{UID}" in status, "an ordinary user"
    assert "CapEff:\t0000000000000000" in status
    assert "NoNewPrivs:\t1" in status
    shown = rooms.colors()
    tokens = json.loads((ROOT / "resources" / "themes" / "tokens.json").read_text())["color"]["light"]
    for name in ("surface", "surface-raised", "text"):
        assert shown.get(tokens[name].lower(), 0) > 100, f"the welcome page is painted: {name}"
    rooms.press("Tab", "Return")
    wait(lambda: rooms.focus() == "How do you like to use this?", "the keyboard reaches the program")
    rooms.press("alt+F4", "super", "alt+Tab", "ctrl+alt+t", "ctrl+alt+F2", "ctrl+q", "ctrl+w", "F11", "alt+space")
    assert rooms.program() == process
    assert rooms.focus() == "How do you like to use this?"
    assert set(rooms.files()) <= THEIRS
    os.kill(process, 9)
    kiosk.wait(10)  # The compositor ends with the program, with status 0: only `Restart=always` starts it anew.


@starts
def test_after_a_kill_it_starts_again_at_the_welcome_page_without_any_screen(rooms: Enclosed) -> None:
    for _ in range(2):
        kiosk = rooms.kiosk("headless")
        wait(lambda: rooms.focus() == "Welcome", "a screen reader does not find the welcome page")
        process = rooms.program()
        assert process is not None
        os.kill(process, 9)
        kiosk.wait(10)
        wait(lambda: rooms.program() is None, "the program is gone")
    assert unit()["Restart"] == ["always"]
    assert set(rooms.files()) <= THEIRS


@starts
def test_the_pin_of_the_staff_comes_into_the_rooms_and_no_network_does(rooms: Enclosed) -> None:
    told = rooms.told("/opt/va-desktop/bin/python", "-c", "import socket; print(socket.if_nameindex())")
    assert "lo" in told
    assert told.count(",") == 1, "no interface but the computer's own"
    assert "Read-only" in rooms.told("touch", "/var/lib/anything")
    assert "ok " in rooms.told("/opt/va-desktop/bin/va-desktop", "--data", "/run/va-kiosk", "doctor", "--kiosk")


def analysed(*words: str) -> "subprocess.CompletedProcess[str]":
    """Ask systemd about the unit; it wants to write below /run for that, as root does."""
    command = ["systemd-analyze", *words, str(UNIT)]
    if not AS_ROOT:
        mounted = 'mount -t tmpfs tmpfs /run && exec "$@"'
        command = ["unshare", "--map-root-user", "--mount", "sh", "-c", mounted, "sh", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_unit_is_well_formed_and_shuts_what_it_can() -> None:
    told = analysed("verify")
    assert (told.returncode, told.stderr) == (0, "")
    told = analysed("security", "--offline=yes", "--no-pager")
    level = float(told.stdout.rpartition("Overall exposure level")[2].partition(": ")[2].split()[0])
    assert level < 2.5, "of ten; below three is what systemd calls OK"
    found = unit()
    assert found["RestrictAddressFamilies"] == ["AF_UNIX AF_NETLINK"]
    assert found["IPAddressDeny"] == ["any"]
    assert "-s" not in found["ExecStart"][0].split(), "no key leads to another console"
    assert "ProtectHome" not in found, "it would hide the session's own folder, and cage would not start"


def test_the_files_of_the_kiosk_go_into_a_folder_of_ones_own_and_nowhere_else(tmp_path: Path) -> None:
    done = subprocess.run(["sh", str(INSTALL), "--files"], env={**os.environ, "DESTDIR": str(tmp_path)}, check=False)
    assert done.returncode == 0
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {
        "etc/systemd/system/va-desktop-kiosk.service",
        "etc/systemd/logind.conf.d/va-desktop.conf",
        "etc/sysctl.d/60-va-desktop.conf",
    }
    assert (tmp_path / "etc/systemd/system/va-desktop-kiosk.service").read_bytes() == UNIT.read_bytes()


@pytest.mark.parametrize("words", [[], ["missing.whl"]], ids=["no wheel", "a wheel that is not there"])
def test_the_installer_says_in_one_line_what_it_needs_and_changes_nothing(tmp_path: Path, words: list[str]) -> None:
    done = subprocess.run(["sh", str(INSTALL), *words], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
