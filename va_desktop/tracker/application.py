# SPDX-License-Identifier: GPL-3.0-or-later
"""One application: what was copied from the pack when it was opened, and where its history has brought it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from va_desktop.ids import ApplicationId, EntitlementId, PersonId
from va_desktop.tracker.events import Event, State, effective
from va_desktop.tracker.states import CLOSED, DECIDED

Words = Mapping[str, str]
"""One text by language (BCP 47)."""


@dataclass(frozen=True)
class Copied:
    """One statement of the pack as it was on that day. `verified` False: nobody had checked it."""

    text: Words
    verified: bool = True

    def in_(self, *langs: str) -> tuple[str, str]:
        """Return the words in the first of some languages that is there, and that language; English comes last."""
        for lang in (*langs, "en"):
            for tag in (lang, lang.partition("-")[0]):
                if tag in self.text:
                    return self.text[tag], tag
        return next(((words, lang) for lang, words in self.text.items()), ("", "en"))


@dataclass(frozen=True)
class CopiedDeadline:
    """A time limit as the pack had it: `rule` counts from a fact, `date` is fixed."""

    id: str
    whose: str
    text: Copied
    rule: str | None
    date: str | None


@dataclass(frozen=True)
class Snapshot:
    """What the pack said of an entitlement when the application was opened. Later packs never change it.

    `fingerprint` of the pack's record tells later whether the rule has changed; `facts` are the dated answers that
    deadlines count from (ISO 8601, also a month or a year alone).
    """

    entitlement: EntitlementId
    country: str
    pack: str
    version: str
    copied: str
    fingerprint: str
    title: Copied
    authority: Copied | None
    where: tuple[Copied, ...]
    steps: tuple[Copied, ...]
    papers: tuple[Copied, ...]
    cost: Copied | None
    refused: tuple[Copied, ...]
    deadlines: tuple[CopiedDeadline, ...]
    frameworks: tuple[str, ...]
    approaches: tuple[str, ...]
    needs: tuple[str, ...]
    sources: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def to_json(snapshot: Snapshot | None) -> str | None:
    """Return a snapshot as JSON."""
    return None if snapshot is None else json.dumps(asdict(snapshot), ensure_ascii=False)


def from_json(text: str | None) -> Snapshot | None:
    """Read a snapshot."""
    if text is None:
        return None
    row = json.loads(text)

    def one(value: dict[str, Any] | None) -> Copied | None:
        return Copied(value["text"], value["verified"]) if value else None

    def many(name: str) -> tuple[Copied, ...]:
        return tuple(Copied(value["text"], value["verified"]) for value in row[name])

    title = one(row["title"])
    assert title is not None
    return Snapshot(
        entitlement=EntitlementId(row["entitlement"]),
        country=row["country"],
        pack=row["pack"],
        version=row["version"],
        copied=row["copied"],
        fingerprint=row["fingerprint"],
        title=title,
        authority=one(row["authority"]),
        cost=one(row["cost"]),
        where=many("where"),
        steps=many("steps"),
        papers=many("papers"),
        refused=many("refused"),
        deadlines=tuple(
            CopiedDeadline(each["id"], each["whose"], Copied(**each["text"]), each.get("rule"), each.get("date"))
            for each in row["deadlines"]
        ),
        frameworks=tuple(row["frameworks"]),
        approaches=tuple(row["approaches"]),
        needs=tuple(row["needs"]),
        sources=tuple(row["sources"]),
        facts=row.get("facts", {}),
    )


@dataclass(frozen=True)
class Application:
    """What does not change: whose it is, what for, and the copy of the rule. `title` is for free-form ones."""

    id: ApplicationId
    person: PersonId
    country: str
    title: str
    opened: date
    snapshot: Snapshot | None

    def name(self, *langs: str) -> tuple[str, str]:
        """Return what the application is called and in which language."""
        if self.snapshot is None:
            return self.title, langs[0] if langs else "en"
        return self.snapshot.title.in_(*langs)


@dataclass(frozen=True)
class Paper:
    """One line of the checklist. `own`: the person added it; `have` and `expires` as last said."""

    id: str
    text: Copied
    own: bool
    have: bool
    expires: date | None


@dataclass(frozen=True)
class Standing:
    """Where an application is, worked out from its events.

    `since`: the day of the state; `submitted` and `decided`: the last day of each; `events`: what counts, in the
    order of recording.
    """

    state: State
    since: date
    submitted: date | None
    decided: date | None
    papers: tuple[Paper, ...]
    events: tuple[Event, ...]

    @property
    def closed(self) -> bool:
        """Tell whether nothing more is expected."""
        return self.state in CLOSED

    def last(self, *kinds: str) -> Event | None:
        """Return the newest event of some kinds."""
        return next((event for event in reversed(self.events) if event.kind in kinds), None)


def standing(application: Application, events: Iterable[Event]) -> Standing:
    """Return where the events have brought an application; without any it is being prepared."""
    rows = effective(events)
    state: State = "preparing"
    since = application.opened
    submitted = decided = None
    for event in rows:
        if event.is_state:
            state, since = event.kind, event.day  # type: ignore[assignment]
            submitted = event.day if state == "submitted" else submitted
            decided = event.day if state in DECIDED else decided
    return Standing(state, since, submitted, decided, _papers(application, rows), tuple(rows))


def _papers(application: Application, rows: Iterable[Event]) -> tuple[Paper, ...]:
    copied = application.snapshot.papers if application.snapshot else ()
    found = {f"pack.{place}": Paper(f"pack.{place}", text, False, False, None) for place, text in enumerate(copied)}
    for event in rows:
        if event.kind != "paper":
            continue
        before = found.get(event.ref)
        if before is None:
            id_ = event.ref or event.id
            found[id_] = Paper(id_, Copied({"": event.text}), True, bool(event.have), event.expires)
        else:
            have = before.have if event.have is None else event.have
            found[event.ref] = Paper(before.id, before.text, before.own, have, event.expires or before.expires)
    return tuple(found.values())
