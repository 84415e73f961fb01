# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop content check | build | review | diff | rules | keys | install | rollback`: for authors and centres."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from va_desktop.cli import packs
from va_desktop.clock import system_clock
from va_desktop.content.build import build_pack
from va_desktop.content.check import check
from va_desktop.content.clips import FOLDER as CLIPS
from va_desktop.content.clips import MISSING
from va_desktop.content.diff import Changes, Difference, compare
from va_desktop.content.errors import ContentRefused, PackDamaged, PackTooNew
from va_desktop.content.folder import is_pack, packs_in
from va_desktop.content.pack import Pack
from va_desktop.content.problems import Problem
from va_desktop.content.signature import KeyRefused, sign
from va_desktop.eligibility.audit import audit
from va_desktop.paths import bundle

OK, NEGATIVE, WRONG_USE = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the `content` command and its own commands."""
    parser = subparsers.add_parser("content", help="check, build and compare content packs")
    commands = parser.add_subparsers(dest="content_command", required=True)
    checking = commands.add_parser("check", help="find problems in authored content")
    checking.add_argument("path", nargs="?", type=Path, help="a pack, a folder of packs, or one file")
    checking.add_argument("--json", action="store_true", help="print one JSON document")
    building = commands.add_parser("build", help="build authored packs into .vapack files")
    building.add_argument("path", nargs="?", type=Path, help="a pack or a folder of packs")
    building.add_argument("--out", required=True, type=Path, help="the folder for the built packs")
    building.add_argument("--sign", type=Path, metavar="KEY", help="sign each pack with this private key")
    building.add_argument("--catalogues", type=Path, help="the folder of translations (default: beside the packs)")
    comparing = commands.add_parser("diff", help="show what a new pack changes")
    ruling = commands.add_parser("rules", help="print a country's rules as plain text, or as a graph")
    ruling.add_argument("country", metavar="ISO3", help="the country, such as COL")
    ruling.add_argument("--svg", type=Path, metavar="FILE", help="write a graph instead")
    ruling.add_argument("--lang", metavar="TAG", default=argparse.SUPPRESS, help="language of the answers (BCP 47)")
    packs.add_parsers(commands)
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Carry out one command: 0 success, 1 problems or differences found, 2 wrong use."""
    match args.content_command:
        case "check":
            return _check(args, out, err)
        case "build":
            return _build(args, out, err)
        case "rules":
            return _rules(args, out, err)
        case "review":
            path = _source(args.path, err)
            return WRONG_USE if path is None else packs.review(path, args, out)
        case "keys" | "install" | "rollback":
            return packs.run(args, out, err)
        case _:
            return _diff(args, out, err)


def _source(given: Path | None, err: TextIO) -> Path | None:
    path = given or bundle().sources
    if path is None:
        print("Name the folder of the packs: this installation has no authored content.", file=err)
    elif not path.exists():
        print(f"There is no file or folder {path}.", file=err)
    else:
        return path
    return None


def _check(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    path = _source(args.path, err)
    if path is None:
        return WRONG_USE
    problems = check(path)
    if not any(found.rule in ("no_pack", "schema", "yaml_syntax") for found in problems):
        problems = tuple(sorted({*problems, *audit(path, system_clock())}))
    if [found.rule for found in problems] == ["no_pack"]:
        print(f"There is no content pack in {path}.", file=err)
        return WRONG_USE
    if args.json:
        _print_json({"problems": [_as_json(found) for found in problems]}, out)
    else:
        for found in _summed(problems):
            print(_line(found), file=out)
    errors = sum(found.severity == "error" for found in problems)
    print(f"{errors} errors, {len(problems) - errors} warnings.", file=err)
    return NEGATIVE if errors else OK


def _summed(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems for people to read: texts without a recording as one line for each file and language."""
    kept = [found for found in problems if found.rule != MISSING]
    count: Counter[tuple[Path, str]] = Counter()
    for found in problems:
        if found.rule == MISSING:
            count[found.file, found.message.partition(f": {CLIPS}/")[2].partition("/")[0]] += 1
    for (file, lang), number in count.items():
        message = f"{number} texts have no recording in {lang}. `--json` names each."
        kept.append(Problem(file, 1, 1, MISSING, "warning", message))
    return sorted(kept)


def _build(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    path = _source(args.path, err)
    if path is None:
        return WRONG_USE
    folders = packs_in(path) if path.is_dir() else ()
    if not folders:
        print(f"There is no content pack in {path}.", file=err)
        return WRONG_USE
    root = path.resolve().parent if is_pack(path) else path.resolve()
    catalogues = args.catalogues or root.parent / "locales"
    result = OK
    for folder in folders:
        try:
            made = build_pack(folder, catalogues, args.out)
            print(made, file=out)
            if args.sign is not None:
                print(sign(made, args.sign), file=out)
        except ContentRefused as refused:
            result = NEGATIVE
            for found in refused.problems:
                print(_line(found), file=err)
            print(f"{folder.name} was not built.", file=err)
        except KeyRefused as refused:
            print(f"{refused.path} holds no private Ed25519 key.", file=err)
            return WRONG_USE
        except OSError as error:
            print(f"Cannot write to {args.out}: {error.strerror}.", file=err)
            return WRONG_USE
    return result


def _rules(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Print every rule of a country for people who check facts: as text, or as a graph in one SVG file."""
    from va_desktop.bootstrap import services
    from va_desktop.cli.rules import graph, listing

    built = services(getattr(args, "data", None))
    country = str(args.country).upper()
    if country not in [pack.info.country for pack in built.library.packs if pack.info.country]:
        print(f"There are no rules for {args.country[:20]!r}.", file=err)
        return WRONG_USE
    lang = getattr(args, "lang", None) or "en"
    if args.svg is None:
        for line in listing(built, country, lang):
            print(line, file=out)
        return OK
    try:
        args.svg.write_text(graph(built, country, lang), encoding="utf-8")
    except OSError as error:
        print(f"Cannot write {args.svg}: {error.strerror}.", file=err)
        return WRONG_USE
    print(args.svg, file=out)
    return OK


def _diff(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    try:
        old, new = Pack.open(args.old), Pack.open(args.new)
    except PackDamaged as error:
        print(f"{error.path} is not a sound content pack ({error.reason}).", file=err)
        return WRONG_USE
    except PackTooNew as error:
        print(f"{error.path} was written by a newer version of this program.", file=err)
        return WRONG_USE
    changes = compare(old, new)
    old.close()
    new.close()
    if args.json:
        _print_json(_changes_json(changes), out)
    else:
        _print_changes(changes, out)
    return OK if changes.is_empty else NEGATIVE


def _print_changes(changes: Changes, out: TextIO) -> None:
    print(f"{changes.old_version} -> {changes.new_version}", file=out)
    for difference in (changes.records, changes.texts):
        for mark, keys in (("+", difference.added), ("-", difference.removed), ("~", difference.changed)):
            for first, second in keys:
                print(f"{mark} {first} {second}", file=out)


def _changes_json(changes: Changes) -> dict[str, Any]:
    def shape(difference: Difference, first: str, second: str) -> dict[str, list[dict[str, str]]]:
        keys = {"added": difference.added, "removed": difference.removed, "changed": difference.changed}
        return {name: [{first: one, second: two} for one, two in found] for name, found in keys.items()}

    return {
        "old": changes.old_version,
        "new": changes.new_version,
        "records": shape(changes.records, "kind", "id"),
        "texts": shape(changes.texts, "id", "lang"),
    }


def _as_json(found: Problem) -> dict[str, str | int]:
    return {
        "file": _shown(found.file),
        "line": found.line,
        "column": found.column,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
    }


def _line(found: Problem) -> str:
    place = f"{_shown(found.file)}:{found.line}:{found.column}"
    return f"{place}: {found.severity} {found.rule}: {found.message}"


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _print_json(value: dict[str, Any], out: TextIO) -> None:
    json.dump(value, out, ensure_ascii=False, indent=2)
    print(file=out)
