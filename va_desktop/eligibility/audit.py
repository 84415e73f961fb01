# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves things about the rules of an authored pack, and tries its worked examples.

Found are: facts that no list names or no question asks for, questions that no rule needs, conditions that can never
hold, branches that can never matter, values that no answer gives, parameters without a value, and examples that come
out otherwise than their author said.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from va_desktop.content.folder import INTERNATIONAL, Record, is_pack, load, packs_in
from va_desktop.content.library import Library
from va_desktop.content.models.session import Example, Fact, Question
from va_desktop.content.passages import document
from va_desktop.content.problems import Problem, Severity
from va_desktop.content.references import problem
from va_desktop.content.shelf import Shelf, shelf_for
from va_desktop.content.unbuilt import UnbuiltLibrary, UnbuiltPack
from va_desktop.eligibility.facts import AS_OF, FactRefused, Value, read
from va_desktop.eligibility.limits import Limits
from va_desktop.eligibility.questions import questions
from va_desktop.eligibility.rulebook import Outcome, RuleBook

LEAST_EXAMPLES = 8
"""Worked examples that a country pack has at the least."""

Path_ = tuple[str | int, ...]


def audit(path: Path, today: date) -> tuple[Problem, ...]:
    """Return what is wrong with the rules of a folder of packs, of one pack, or of one file, in file order."""
    if path.is_file():
        folder = next((above for above in (path.parent, path.parent.parent) if is_pack(above)), None)
        return tuple(found for found in audit(folder, today) if found.file == path) if folder else ()
    if not path.is_dir():
        return ()
    folders = packs_in(path)
    found = [row for folder in folders for row in _pack(shelf_for(folder), today)]
    return tuple(sorted(set(found)))


def unbuilt(shelf: Shelf) -> Library:
    """Return a pack and the international one as a library that was never built."""
    packs = {shelf.pack.id: UnbuiltPack(shelf.pack)}
    if shelf.international is not None:
        packs.setdefault(INTERNATIONAL, UnbuiltPack(shelf.international))
    return cast(Library, UnbuiltLibrary(packs))


def _pack(shelf: Shelf, today: date) -> Iterator[Problem]:
    if shelf.pack.id == INTERNATIONAL:
        yield from _international(shelf)
        return
    book = RuleBook(unbuilt(shelf), shelf.pack.id)
    known: dict[str, Fact] = {}
    for each in shelf.records("fact"):
        assert isinstance(each.model, Fact)
        known.setdefault(each.id, each.model)
    asked = {name for question in questions(book.library, shelf.pack.id) for name in question.facts}
    for record in shelf.pack.of("entitlement"):
        yield from _entitlement(record, known, asked, book)
    yield from _needless(shelf.pack.of("question"), book.used)
    yield from _unused(shelf.pack.of("fact"), book.used)
    for record in shelf.pack.of("parameter"):
        yield from _parameter(record, today)
    yield from _examples(shelf, book)


def _international(shelf: Shelf) -> Iterator[Problem]:
    """Look at the shared questions from all the packs beside them."""
    others = [folder for folder in packs_in(shelf.pack.folder.parent) if folder.name != INTERNATIONAL]
    used: set[str] = set()
    for folder in others:
        with_it = Shelf(load(folder), shelf.international)
        used |= RuleBook(unbuilt(with_it), folder.name).used
    if others:
        yield from _needless(shelf.pack.of("question"), used)


def _needless(records: Iterable[Record], used: Iterable[str]) -> Iterator[Problem]:
    needed = set(used)
    for record in records:
        model = record.model
        assert isinstance(model, Question)
        facts = {model.asks} if model.asks else {name for option in model.options for name in option.sets}
        if model.module is None and not facts & needed:
            yield problem(record, ("id",), "question_needless", "No rule needs this question. Remove it.", "warning")
        if model.module is not None and facts & needed:
            message = "A rule uses what only this module asks. It may never decide an entitlement."
            yield problem(record, ("id",), "module_decides", message)


def _unused(records: Iterable[Record], used: Iterable[str]) -> Iterator[Problem]:
    needed = set(used)
    for record in records:
        if record.id not in needed and not getattr(record.model, "derived", False):
            yield problem(record, ("id",), "fact_needless", "No rule needs this fact. Remove it.", "warning")


def _entitlement(record: Record, known: Mapping[str, Any], asked: set[str], book: RuleBook) -> Iterator[Problem]:
    trees: list[tuple[Path_, Any]] = []
    dump = document(record)
    if dump.get("conditions"):
        trees.append((("conditions",), dump["conditions"]))
    trees += [(("exclusions", at), tree) for at, tree in enumerate(dump.get("exclusions") or ())]
    trees += [(("amounts", at, "when"), row["when"]) for at, row in enumerate(dump["amounts"]) if row.get("when")]
    for path, tree in trees:
        yield from _facts(record, path, tree, known, asked)
        yield from _satisfiable(record, path, tree, Limits(), top=True)
    for at, row in enumerate(dump["deadlines"]):
        if row.get("rule"):
            yield from _fact(record, ("deadlines", at, "rule"), row["rule"].partition(" + ")[0], known, asked)
    for name in dump.get("grants") or ():
        if name not in book.used:
            message = f"No rule asks for `{name}`, so it opens nothing. Correct it, or remove it."
            yield problem(record, ("grants", name), "grant_needless", message, "warning")
    first, last = dump.get("valid_from"), dump.get("valid_to")
    if first and last and last < first:
        yield problem(record, ("valid_to",), "validity", "`valid_to` is before `valid_from`. Correct it.")


def _parts(tree: Mapping[str, Any]) -> tuple[str, list[Any]]:
    for key in ("all", "any"):
        if key in tree:
            return key, tree[key]
    return ("not", [tree["not"]]) if "not" in tree else ("leaf", [])


def _facts(
    record: Record, path: Path_, tree: Mapping[str, Any], known: Mapping[str, Any], asked: set[str]
) -> Iterator[Problem]:
    key, parts = _parts(tree)
    if key == "leaf":
        later, _, earlier = str(tree["fact"]).partition(" - ")
        names = [later, *([earlier] if earlier else [])]
        value = tree.get("value")
        if isinstance(value, str) and " + " in value:
            names.append(value.partition(" + ")[0])
        for name in names:
            yield from _fact(record, (*path, "fact"), name, known, asked)
        yield from _value(record, path, tree, known.get(later))
        return
    for at, part in enumerate(parts):
        inner = (*path, "not") if key == "not" else (*path, key, at)
        yield from _facts(record, inner, part, known, asked)


def _fact(record: Record, path: Path_, name: str, known: Mapping[str, Any], asked: set[str]) -> Iterator[Problem]:
    if name == AS_OF:
        return
    fact = known.get(name)
    if fact is None:
        message = f"No fact has the name `{name}`. Add it to `facts` in questions.yaml, or correct it."
        yield problem(record, path, "fact_unknown", message)
    elif name not in asked and not fact.derived:
        message = f"No question asks for `{name}`, so this can never be settled. Add a question."
        yield problem(record, path, "fact_unasked", message)


_FOR: Mapping[str, frozenset[str]] = {
    "yes_no": frozenset({"==", "!="}),
    "choice": frozenset({"==", "!=", "in", "not_in"}),
    "country": frozenset({"==", "!=", "in", "not_in"}),
    "number": frozenset({"==", "!=", "<", "<=", ">", ">=", "between", "in"}),
    "date": frozenset({"==", "!=", "<", "<=", ">", ">=", "between"}),
}


def _value(record: Record, path: Path_, leaf: Mapping[str, Any], fact: Any) -> Iterator[Problem]:
    if fact is None:
        return
    if leaf["op"] not in _FOR[fact.type]:
        message = f"`{leaf['op']}` makes no sense for a fact of type `{fact.type}`. Correct one of the two."
        yield problem(record, (*path, "op"), "operator", message)
        return
    if fact.type == "choice":
        allowed = {value.id for value in fact.values}
        wanted = leaf["value"] if isinstance(leaf["value"], list) else [leaf["value"]]
        for value in wanted:
            if value not in allowed:
                message = f"`{leaf['fact']}` never has the value `{value}`, so this can never hold. Correct it."
                yield problem(record, (*path, "value"), "unreachable", message)


def _satisfiable(
    record: Record, path: Path_, tree: Mapping[str, Any], limits: Limits, top: bool = False
) -> Iterator[Problem]:
    """Follow what must hold together; where nothing can, say so at the place that makes it impossible."""
    key, parts = _parts(tree)
    if key == "leaf":
        if not limits.narrow(tree):
            rule, message = (
                ("contradiction", "This contradicts another condition beside it, so both can never hold.")
                if top
                else ("unreachable", "This can never hold together with what must hold here. Remove or correct it.")
            )
            yield problem(record, (*path, "fact"), rule, message)
    elif key == "all":
        leaves_first = sorted(enumerate(parts), key=lambda item: _parts(item[1])[0] != "leaf")
        for at, part in leaves_first:
            yield from _satisfiable(record, (*path, "all", at), part, limits, top)
    elif key == "any":
        for at, part in enumerate(parts):
            yield from _satisfiable(record, (*path, "any", at), part, limits.copy(), top=False)


def _parameter(record: Record, today: date) -> Iterator[Problem]:
    for row in getattr(record.model, "values", ()):
        if row.from_ <= today and (row.to is None or today <= row.to):
            return
    message = f"There is no value for {today.year}. Read the source again and add one."
    yield problem(record, ("values",), "parameter_year", message, "warning")


def _examples(shelf: Shelf, book: RuleBook) -> Iterator[Problem]:
    records = shelf.pack.of("example")
    if len(records) < LEAST_EXAMPLES and shelf.pack.of("entitlement"):
        file = shelf.pack.folder / "examples.yaml"
        message = f"There are {len(records)} worked examples. Write {LEAST_EXAMPLES} or more."
        yield Problem(file, 1, 1, "examples_few", "warning", message)
    for record in records:
        for path, message, severity in failures(record, book):
            yield problem(record, path, "example", message, severity)


def failures(record: Record, book: RuleBook) -> Iterator[tuple[Path_, str, Severity]]:
    """Yield where a worked example comes out otherwise than its author said."""
    example = record.model
    assert isinstance(example, Example)
    known: dict[str, Value] = {}
    for name, given in example.facts.items():
        fact = book.facts.get(name)
        if fact is None:
            yield ("facts", name), f"No fact has the name `{name}`. Correct it.", "error"
            continue
        try:
            known[name] = read(fact, given)
        except FactRefused as refused:
            yield ("facts", name), f"`{name}` needs {refused.wanted}.", "error"
    outcomes = {str(row.id): row for row in book.judge(known, example.on)}
    for id_, wanted in example.expect.items():
        row = outcomes.get(id_)
        if row is None:
            yield ("expect", id_), f"No entitlement has the id `{id_}`. Correct it.", "error"
        elif row.result != wanted:
            yield ("expect", id_), f"It comes out `{row.result}`, not `{wanted}`.{_because(row)}", "error"
    for key, path, told in _details(example, outcomes):
        yield (key, *path), told, "error"


def _because(row: Outcome) -> str:
    against = [reason.fact for reason in row.reasons if reason.holds is reason.exclusion]
    if against:
        return f" These do not fit: {', '.join(dict.fromkeys(against))}."
    return f" These are not known: {', '.join(row.missing)}." if row.missing else ""


def _details(example: Example, outcomes: Mapping[str, Outcome]) -> Iterator[tuple[str, Path_, str]]:
    for id_, sums in example.amounts.items():
        found = {amount.id: amount.value for amount in outcomes[id_].amounts} if id_ in outcomes else {}
        for name, value in sums.items():
            if found.get(name) is None or float(found[name] or 0) != float(value):
                yield "amounts", (id_, name), f"The sum `{name}` is {found.get(name)}, not {value}."
    for id_, days in example.deadlines.items():
        dues = {due.deadline.id: due.day for due in outcomes[id_].deadlines} if id_ in outcomes else {}
        for name, day in days.items():
            due = dues.get(name)
            if due is None or due.last != day:
                yield "deadlines", (id_, name), f"The last day of `{name}` is {due.last if due else None}, not {day}."
    for id_, wanted in example.first.items():
        got = list(outcomes[id_].first) if id_ in outcomes else []
        if got != wanted:
            yield "first", (id_,), f"What comes first is {got}, not {wanted}."
