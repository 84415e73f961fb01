# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogue tasks: take interface and content texts out for translators, bring catalogues up to date, compile them.

Run as `python packaging/catalogues.py extract|update|compile`.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog  # noqa: E402
from babel.messages.extract import extract_from_dir  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

LOCALES = ROOT / "content" / "locales"
KEYWORDS = {"tr": None, "plural": (1, 2), "context": ((1, "c"), 2)}
HEADER = """# Translations template for VA Desktop.
# An entry without a comment that begins with "reviewed:" is a draft until a speaker has checked it.
#"""


def interface() -> Catalog:
    """Return every interface sentence."""
    catalogue = _empty()
    found = extract_from_dir(
        str(ROOT / "va_desktop" / "ui"), [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, line, message, comments, context in found:
        catalogue.add(message, None, [(f"va_desktop/ui/{file}", line)], auto_comments=comments, context=context)
    for path in sorted((ROOT / "va_desktop" / "ui").rglob("*.py")):
        for line, message in inside_f_strings(path.read_text(encoding="utf-8")):
            catalogue.add(message, None, [(path.relative_to(ROOT).as_posix(), line)])
    return catalogue


def inside_f_strings(source: str) -> list[tuple[int, str]]:
    """Return line and text of every `tr("...")` within an f-string, which Babel does not see before Python 3.12."""
    return [
        (call.lineno, call.args[0].value)
        for joined in ast.walk(ast.parse(source))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "tr"
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    ]


def content() -> Catalog:
    """Return every text of the authored packs, its id as context."""
    from va_desktop.content.messages import messages

    catalogue = _empty()
    packs = ROOT / "content" / "packs"
    for message in messages(packs):
        where = [(message.file.resolve().relative_to(ROOT).as_posix(), message.line)]
        catalogue.add(message.english, None, where, context=message.id)
    return catalogue


def _empty() -> Catalog:
    catalogue = Catalog(project="VA Desktop", version="", charset="utf-8", fuzzy=False)
    catalogue.header_comment = HEADER
    return catalogue


def languages() -> list[str]:
    """Return the languages that have a folder."""
    return sorted(folder.parent.name for folder in LOCALES.glob("*/LC_MESSAGES"))


def extract() -> None:
    """Write both templates."""
    LOCALES.mkdir(parents=True, exist_ok=True)
    for name, catalogue in (("va_desktop", interface()), ("content", content())):
        with (LOCALES / f"{name}.pot").open("wb") as out:
            write_po(out, catalogue, width=110, sort_output=False, omit_header=False)


def update() -> None:
    """Bring every catalogue up to date; a changed source text makes its translation fuzzy."""
    for name, template in (("va_desktop", interface()), ("content", content())):
        for language in languages():
            file = LOCALES / language / "LC_MESSAGES" / f"{name}.po"
            if not file.exists():
                continue
            with file.open("rb") as source:
                catalogue = read_po(source, locale=language.replace("-", "_"))
            catalogue.update(template, no_fuzzy_matching=name == "va_desktop")
            catalogue.obsolete.clear()
            with file.open("wb") as out:
                write_po(out, catalogue, width=110, ignore_obsolete=True)


def compile_(out: Path) -> list[Path]:
    """Compile the interface catalogues below a folder; content catalogues are built into the packs."""
    written = []
    for language in languages():
        source = LOCALES / language / "LC_MESSAGES" / "va_desktop.po"
        if not source.exists():
            continue
        target = out / language / "LC_MESSAGES" / "va_desktop.mo"
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language.replace("-", "_"))
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["extract"]:
            extract()
        case ["update"]:
            extract()
            update()
        case ["compile"]:
            compile_(ROOT / "build" / "bundle" / "locales")
        case _:
            sys.exit("usage: catalogues.py extract|update|compile")
