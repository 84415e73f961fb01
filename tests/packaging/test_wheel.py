# SPDX-License-Identifier: GPL-3.0-or-later
"""A wheel installed into an empty environment runs with all its content."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(out), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return next(out.glob("*.whl"))


def test_packs_catalogues_fonts_and_pictograms_are_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = [name.removeprefix("va_desktop/bundle/") for name in names if name.startswith("va_desktop/bundle/")]
    for part in ("packs/international-", "packs/COL-", "packs/UKR-", "packs/KHM-", "packs/BIH-", "packs/LAO-"):
        assert any(name.startswith(part) and name.endswith(".vapack") for name in inside), part
    for lang in ("es", "uk", "fr", "ar", "km", "bs", "lo"):
        assert f"locales/{lang}/LC_MESSAGES/va_desktop.mo" in inside
    assert "resources/fonts/NotoSans-Regular.ttf" in inside
    assert "resources/fonts/OFL.txt" in inside
    assert "resources/pictograms/rights.svg" in inside
    assert "resources/themes/tokens.json" in inside


def test_it_installs_into_an_empty_environment_and_runs_with_all_its_content(wheel: Path, tmp_path: Path) -> None:
    """Nothing is borrowed: the locked libraries and the wheel go into a new environment, far from the checkout."""
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "run.txt")], check=True, cwd=tmp_path)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, cwd=tmp_path)
    facts = tmp_path / "facts.json"
    facts.write_text("{}")

    def told(*words: str) -> str:
        command = [str(programs / "va-desktop"), "--data", str(tmp_path / "data"), *words]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    assert json.loads(told("rights", "housing", "--lang", "ar", "--json"))["rights"][0]["easy"]
    for country in ("COL", "UKR", "KHM", "BIH", "LAO"):
        found = json.loads(told("check", "--country", country, "--facts", str(facts), "--json"))
        assert found["entitlements"], country
    assert json.loads(told("search", "prosthesis", "--json"))["total"]
    where = subprocess.run(
        [str(programs / "python"), "-P", "-c", "import va_desktop; print(va_desktop.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert str(tmp_path) in where.stdout
