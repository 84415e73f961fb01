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
    for part in ("packs/international-", "packs/COL-", "packs/UKR-"):
        assert any(name.startswith(part) and name.endswith(".vapack") for name in inside), part
    for lang in ("es", "uk", "fr", "ar"):
        assert f"locales/{lang}/LC_MESSAGES/va_desktop.mo" in inside
    assert "resources/fonts/NotoSans-Regular.ttf" in inside
    assert "resources/fonts/OFL.txt" in inside
    assert "resources/pictograms/rights.svg" in inside
    assert "resources/themes/tokens.json" in inside


def test_it_runs_in_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    """The libraries come from this environment by a path file: what is proved is that the wheel itself is whole."""
    venv.create(tmp_path / "env", with_pip=False)
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "libraries.pth").write_text(libraries + "\n")
    python = tmp_path / "env" / "bin" / "python"
    answer = subprocess.run(
        [str(python), "-P", "-m", "va_desktop", "rights", "housing", "--lang", "ar", "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["rights"][0]["easy"]
    where = subprocess.run(
        [str(python), "-P", "-c", "import va_desktop; print(va_desktop.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert str(site) in where.stdout
