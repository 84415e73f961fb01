# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads one authored pack folder into records, and says where each lies. Finds problems, judges no words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from va_desktop.content.authored import Node, read
from va_desktop.content.errors import ContentRefused
from va_desktop.content.explain import explain
from va_desktop.content.models import (
    casework,
    country,
    crosswalk,
    entitlement,
    evidence,
    letters,
    media,
    rights,
    service,
    session,
)
from va_desktop.content.models.base import Model
from va_desktop.content.problems import Problem

INTERNATIONAL = "international"

FILES: dict[str, tuple[str, type[Model], tuple[tuple[str, str], ...]]] = {
    "pack.yaml": ("pack", country.Pack, ()),
    "sources.yaml": ("sources", country.Sources, (("sources", "source"),)),
    "taxonomy.yaml": ("taxonomy", rights.Taxonomy, (("axes", "taxonomy"),)),
    "glossary.yaml": ("glossary", country.Glossary, (("terms", "term"),)),
    "instruments.yaml": ("instruments", rights.Instruments, (("instruments", "instrument"),)),
    "status.yaml": ("status", rights.Statuses, (("status", "status"),)),
    "laws.yaml": ("laws", country.Laws, (("laws", "law"),)),
    "parameters.yaml": ("parameters", country.Parameters, (("parameters", "parameter"),)),
    "contacts.yaml": ("contacts", country.Contacts, (("emergency", "emergency"), ("contacts", "contact"))),
    "country.yaml": ("country", country.CountryPage, ()),
    "questions.yaml": ("questions", session.Questions, (("facts", "fact"), ("questions", "question"))),
    "letters.yaml": ("letters", letters.Letters, (("letters", "letter"),)),
    "signs.yaml": ("signs", media.Signs, (("signs", "sign"),)),
    "consent.yaml": ("consents", casework.Consents, (("consents", "consent"),)),
    "needs.yaml": ("needs", casework.Needs, (("needs", "need"),)),
    "tasks.yaml": ("tasks", casework.Tasks, (("tasks", "task"),)),
    "examples.yaml": ("examples", session.Examples, (("examples", "example"),)),
    "indicators.yaml": (
        "indicators",
        evidence.Indicators,
        (("dimensions", "dimension"), ("indicators", "indicator")),
    ),
    "duties.yaml": ("duties", evidence.Duties, (("duties", "duty"),)),
    "register.yaml": ("register", evidence.Register, (("plans", "plan"),)),
    "forms.yaml": ("forms", evidence.Forms, (("forms", "form"),)),
    "crosswalk.yaml": ("crosswalk", crosswalk.Crosswalk, (("systems", "other_system"), ("matches", "match"))),
}
"""Single files in the order of the catalogue: name, what it is, shape, and the lists of records in it."""

FOLDERS: dict[str, tuple[str, type[Model]]] = {
    "rights": ("right", rights.Right),
    "entitlements": ("entitlement", entitlement.Entitlement),
    "services": ("service", service.Service),
}
"""Folders with one record a file."""

ONLY_INTERNATIONAL = frozenset(
    {
        "instruments.yaml",
        "status.yaml",
        "taxonomy.yaml",
        "rights",
        "indicators.yaml",
        "duties.yaml",
        "forms.yaml",
        "crosswalk.yaml",
    }
)
LOCAL_KINDS = frozenset(
    {"law", "parameter", "term", "contact", "emergency", "fact", "question", "letter", "sign", "example", "plan"}
    | {"consent", "need", "task"}
)
"""Kinds whose ids are only unique in their pack; their text ids carry the id of a country's pack."""


@dataclass(frozen=True, eq=False)
class Record:
    """One record: its shape, the file, and the path of keys from the file's root to it."""

    kind: str
    id: str
    model: Model
    file: Path
    root: Node
    path: tuple[str | int, ...]
    prefix: str
    extra: dict[str, str] = field(default_factory=dict)

    def locate(self, path: Sequence[str | int] = ()) -> tuple[int, int]:
        """Return line and column of a key below the record."""
        return self.root.locate((*self.path, *path))


@dataclass(frozen=True, eq=False)
class Authored:
    """An authored pack as far as it could be read, with the problems of what could not."""

    id: str
    folder: Path
    card: country.Pack | None
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]

    def of(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of some kinds, in authored order."""
        return tuple(record for record in self.records if record.kind in kinds)


def is_pack(folder: Path) -> bool:
    """Say whether a folder looks like one pack rather than a folder of packs."""
    return any((folder / name).exists() for name in (*FILES, *FOLDERS))


def packs_in(path: Path) -> tuple[Path, ...]:
    """Return the pack folders at `path`, the international one first; `path` itself when it is a pack."""
    if is_pack(path):
        return (path,)
    found = sorted(child for child in path.iterdir() if child.is_dir() and is_pack(child))
    return tuple(sorted(found, key=lambda child: (child.name != INTERNATIONAL, child.name)))


def files_of(folder: Path) -> Iterator[tuple[Path, str, type[Model]]]:
    """Yield the known files of a pack in their fixed order, with kind and shape."""
    for name, (kind, shape, _) in FILES.items():
        if (folder / name).exists():
            yield folder / name, kind, shape
    for name, (kind, shape) in FOLDERS.items():
        for path in sorted((folder / name).glob("*.yaml")):
            yield path, kind, shape


def load(folder: Path) -> Authored:
    """Read every file of a pack; a file that cannot be read costs only its own records."""
    records: list[Record] = []
    problems = list(_strangers(folder))
    card: country.Pack | None = None
    for path, kind, shape in files_of(folder):
        try:
            root = read(path)
            model = shaped(root, shape, path)
        except ContentRefused as refused:
            problems.extend(refused.problems)
            continue
        if isinstance(model, country.Pack):
            card = model
        records.extend(records_of(model, kind, path, root, folder.name))
    for name in ("pack.yaml", "sources.yaml"):
        if not (folder / name).exists():
            problems.append(Problem(folder / name, 1, 1, "file_missing", "error", f"Add the file {name}."))
    return Authored(folder.name, folder, card, tuple(records), tuple(problems))


def shaped(root: Node, shape: type[Model], path: Path) -> Model:
    """Return the validated content of a file, or raise `ContentRefused` with every problem of its shape."""
    try:
        return shape.model_validate(root.data())
    except ValidationError as error:
        raise ContentRefused(explain(error, root, path)) from None


def records_of(model: Model, kind: str, file: Path, root: Node, pack: str) -> Iterator[Record]:
    """Yield the records of one validated file."""

    def make(name: str, id_: str, item: Model, path: tuple[str | int, ...], **extra: str) -> Record:
        local = name in LOCAL_KINDS and pack != INTERNATIONAL
        prefix = f"{name}.{pack}.{id_}" if local else f"{name}.{id_}"
        return Record(name, id_, item, file, root, path, prefix, extra)

    if isinstance(model, country.Pack | country.CountryPage):
        yield make(kind, pack, model, ())
    elif isinstance(model, rights.Taxonomy):
        for axis, categories in model.axes.items():
            for index, category in enumerate(categories):
                yield make("taxonomy", f"{axis}:{category.id}", category, ("axes", axis, index), axis=axis)
    elif file.name in FILES:
        for key, name in FILES[file.name][2]:
            yield from _listed(getattr(model, key), key, name, make)
    else:
        yield make(kind, _id(model), model, ())


def _listed(items: Iterable[Model], key: str, name: str, make: Any) -> Iterator[Record]:
    for index, item in enumerate(items):
        yield make(name, _id(item), item, (key, index))


def _id(model: Model) -> str:
    return str(model.country if isinstance(model, rights.Status) else getattr(model, "id", ""))


def _strangers(folder: Path) -> Iterator[Problem]:
    international = folder.name == INTERNATIONAL
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.suffix not in (".yaml", ".yml"):
            continue
        inside = path.relative_to(folder).parts
        if inside[0] not in (*FILES, *FOLDERS) or len(inside) > 2 or path.suffix == ".yml":
            yield Problem(path, 1, 1, "file_unknown", "error", "No pack has a file of this name. Remove it.")
        elif inside[0] in ONLY_INTERNATIONAL and not international:
            message = "This belongs to the international pack only. Remove it."
            yield Problem(path, 1, 1, "file_unknown", "error", message)
