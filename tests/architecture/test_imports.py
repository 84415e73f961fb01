# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of the house, guarded by machine."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint(folder: Path, config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--config", str(config), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": ""},
    )


def test_imports_point_down_the_house() -> None:
    answer = lint(ROOT, ROOT / "pyproject.toml")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "0 broken" in answer.stdout


@pytest.mark.parametrize(
    ("file", "text", "names"),
    [
        ("rights/rights.py", "import house.directory.services\n", ("house.rights", "house.directory")),
        ("content/pack.py", "import house.ui.app\n", ("house.content", "house.ui")),
        ("stranger/__init__.py", "", ("house.stranger",)),
    ],
    ids=["a slice that meets its neighbour", "content that knows the window", "a folder nobody has placed"],
)
def test_the_contract_sees_what_it_forbids(tmp_path: Path, file: str, text: str, names: tuple[str, ...]) -> None:
    house = tmp_path / "house"
    for name in ("ui/app.py", "rights/rights.py", "directory/services.py", "content/pack.py"):
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).parent.joinpath("__init__.py").touch()
        (house / name).touch()
    (house / "__init__.py").touch()
    (house / file).parent.mkdir(parents=True, exist_ok=True)
    (house / file).write_text(text)
    config = tmp_path / "lint.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "house"\n[[tool.importlinter.contracts]]\nname = "house"\n'
        'type = "layers"\nexhaustive = true\ncontainers = ["house"]\n'
        'layers = ["ui", "rights | directory", "content"]\n'
    )
    answer = lint(tmp_path, config)
    assert answer.returncode != 0
    for name in names:
        assert name in answer.stdout + answer.stderr
