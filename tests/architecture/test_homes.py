# SPDX-License-Identifier: GPL-3.0-or-later
"""One home per library: who may import what, read from the source."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]

HOMES = {
    "PySide6": ("va_desktop/ui/*",),
    "sqlcipher3": ("va_desktop/storage/*", "*/store.py"),
    "sqlite_utils": ("va_desktop/storage/*", "*/store.py"),
    "sqlite3": (),
    "pyttsx3": ("va_desktop/speech/child.py",),
    "espeakng_loader": ("va_desktop/speech/espeak.py",),
    "babel": ("va_desktop/i18n/*", "packaging/*", "va_desktop/content/po.py"),
    "platformdirs": ("va_desktop/paths.py",),
    "tuf": ("va_desktop/updates/*",),
    "psycopg": ("va_desktop/sync/*",),
    "ruamel": ("va_desktop/content/*",),
    "pydantic": ("va_desktop/content/*",),
    "icu4py": ("va_desktop/i18n/*",),
    "rapidfuzz": ("va_desktop/content/*",),
    "holidays": ("va_desktop/periods.py",),
    "dateutil": ("va_desktop/periods.py", "va_desktop/directory/recurrence.py"),
    "jsonschema_rs": ("va_desktop/directory/hsds/*",),
    "charset_normalizer": ("va_desktop/directory/hsds/*",),
    "openpyxl": ("va_desktop/document/*", "va_desktop/directory/hsds/*"),
    "pyrage": ("va_desktop/sync/*",),
    "segno": ("va_desktop/document/code.py",),
    "argon2": ("va_desktop/storage/keys.py",),
    "cryptography": (
        "va_desktop/storage/keys.py",
        "va_desktop/storage/sealed.py",
        "va_desktop/content/signature.py",
        "va_desktop/content/installed.py",
        "va_desktop/sync/keys.py",
    ),
    "mnemonic": ("va_desktop/storage/keys.py",),
    "icalendar": ("va_desktop/tracker/calendar.py", "va_desktop/directory/calendar.py"),
}


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def strangers(file: str, source: str) -> list[str]:
    return [
        f"{file} imports {name}"
        for name in set(imported(source))
        if name in HOMES and not any(fnmatch(file, home) for home in HOMES[name])
    ]


def test_every_library_has_one_home() -> None:
    files = [*(ROOT / "va_desktop").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    assert len(files) > 60
    found = [line for file in files for line in strangers(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))]
    assert found == []


def test_the_rule_sees_a_stranger() -> None:
    assert strangers("va_desktop/rights/rights.py", "from PySide6.QtCore import QObject\n")
    assert strangers("va_desktop/content/pack.py", "def f():\n    import sqlcipher3\n")
    assert not strangers("va_desktop/ui/app.py", "import PySide6\n")
