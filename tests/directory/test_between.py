# SPDX-License-Identifier: GPL-3.0-or-later
"""Two centres hand their changes to each other: nothing is lost, altered or overridden in silence."""

import random
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from tests.directory.making import service
from va_desktop.directory.changes import Added, Alerted, Closed, Corrected, Removed, to_json
from va_desktop.directory.overlay import Overlay, Taken
from va_desktop.directory.store import open_durable

FIRST, SECOND, THIRD = date(2025, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
BASE = {"id": "s", "name": "Base", "phones": [{"id": "p", "number": "0"}]}


class Centre:
    """A centre whose day a test sets."""

    def __init__(self, folder: Path) -> None:
        self.day, self.folder = FIRST, folder
        self.overlay = Overlay.open(folder / "KHM.overlay", lambda: self.day, lambda: time(8))

    def give(self, other: "Centre") -> Taken:
        file = self.folder / "x.vachanges"
        self.overlay.export(file)
        return other.overlay.take_in(file)

    def name(self) -> str:
        return str((self.overlay.merged("s", BASE) or {}).get("name"))

    def kinds(self) -> list[str]:
        return [each.kind for each in self.overlay.conflicts(lambda _: BASE)]


@pytest.fixture
def centres(tmp_path: Path) -> tuple[Centre, Centre]:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    return Centre(tmp_path / "a"), Centre(tmp_path / "b")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\r", "\n"])
def test_no_sign_in_a_text_parts_a_line(centres: tuple[Centre, Centre], separator: str) -> None:
    a, b = centres
    a.overlay.make("s", Alerted(f"one{separator}two"))
    a.overlay.make("t", Alerted(f"{separator}three"))
    assert a.give(b) == Taken(2, 0, ())
    assert [each.change for each in b.overlay.changes()] == [each.change for each in a.overlay.changes()]


def test_the_same_words_said_again_are_a_change_of_their_own(centres: tuple[Centre, Centre]) -> None:
    a, b = centres
    for text in ("x", "y", "x"):
        a.overlay.make("s", Alerted(text))
    assert a.give(b).new == 3
    assert (b.overlay.merged("s", BASE) or {})["alert"] == "x"
    assert a.give(b) == Taken(0, 3, ())


@pytest.mark.parametrize("ours_first", [True, False])
def test_what_two_centres_say_differently_is_a_conflict_and_ours_holds(
    centres: tuple[Centre, Centre], ours_first: bool
) -> None:
    a, b = centres
    a.day, b.day = (FIRST, SECOND) if ours_first else (SECOND, FIRST)
    ours, theirs = Corrected(("name",), "Base", "Ours"), Corrected(("name",), "Base", "Theirs")
    a.overlay.make("s", ours)
    b.overlay.make("s", theirs)
    b.give(a)
    assert a.name() == "Ours"
    (told,) = a.overlay.conflicts(lambda _: BASE)
    assert (told.kind, told.ours, told.found, told.path) == ("centres", ours, theirs, ("name",))
    assert (told.ours_day, told.found_day) == (a.day, b.day)
    assert b.give(a).known == 1, "what waits for a decision is known"


@pytest.mark.parametrize(("keep", "name"), [("ours", "Ours"), ("theirs", "Theirs")])
def test_a_decision_stays_and_the_other_centre_can_follow_it(
    centres: tuple[Centre, Centre], keep: str, name: str
) -> None:
    a, b = centres
    a.overlay.make("s", Corrected(("name",), "Base", "Ours"))
    b.overlay.make("s", Corrected(("name",), "Base", "Their first"))
    b.overlay.make("s", Corrected(("name",), "Their first", "Theirs"))
    b.give(a)
    (told,) = a.overlay.conflicts(lambda _: BASE)
    a.overlay.settle(told, keep)  # type: ignore[arg-type]
    assert (a.name(), a.kinds()) == (name, [])
    b.give(a)
    assert (a.name(), a.kinds()) == (name, []), "it does not come again"
    a.give(b)
    for each in b.overlay.conflicts(lambda _: BASE):
        b.overlay.settle(each, "theirs")
    assert (b.name(), b.kinds()) == (name, [])


def test_who_corrects_after_taking_in_has_decided(centres: tuple[Centre, Centre]) -> None:
    a, b = centres
    b.day = THIRD
    a.overlay.make("s", Corrected(("name",), "Base", "Ours"))
    b.overlay.make("s", Corrected(("name",), "Base", "Theirs"))
    b.give(a)
    a.overlay.make("s", Corrected(("name",), "Ours", "Decided"))
    assert (a.name(), a.kinds()) == ("Decided", []), "even though the clock of the other centre is ahead"


def test_a_whole_list_and_a_field_in_it_are_the_same_matter(centres: tuple[Centre, Centre]) -> None:
    a, b = centres
    a.overlay.make("s", Corrected(("phones",), BASE["phones"], [{"id": "p", "number": "1"}]))
    b.overlay.make("s", Corrected(("phones", "p", "number"), "0", "2"))
    b.give(a)
    assert (a.overlay.merged("s", BASE) or {})["phones"] == [{"id": "p", "number": "1"}]
    assert a.kinds() == ["centres"]
    b.overlay.make("s", Corrected(("phones", "p", "number"), "2", "1"))
    b.give(a)
    assert a.kinds() == [], "now both say the same"


def test_closings_in_turn_do_not_dispute(centres: tuple[Centre, Centre]) -> None:
    a, b = centres
    a.overlay.make("s", Closed(FIRST))
    b.day = SECOND
    b.overlay.make("s", Closed(THIRD))
    b.give(a)
    assert a.kinds() == []
    assert str(THIRD) in str(a.overlay.merged("s", BASE))


def test_what_its_own_centre_took_back_is_taken_back_everywhere(centres: tuple[Centre, Centre]) -> None:
    a, b = centres
    made = a.overlay.make("s", Removed())
    a.give(b)
    assert b.overlay.merged("s", BASE) is None
    a.overlay.undo(made.n)
    assert a.give(b).taken_back == 1
    assert b.overlay.merged("s", BASE) == BASE
    assert b.give(a).new == 0


def test_centres_that_exchange_both_ways_show_the_same(tmp_path: Path) -> None:
    chance = random.Random(7)
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
    centres = [Centre(folder) for folder in folders]
    for number in range(60):
        centre = chance.choice(centres)
        centre.day = date(2026, 1, chance.randint(1, 28))
        other = chance.choice([each for each in centres if each is not centre])
        centre.give(other)
        field = ("description", "url", "email")[centres.index(centre)]
        centre.overlay.make("s", Corrected((field,), None, f"{number}"))
    for one in centres:
        for other in centres:
            if one is not other:
                one.give(other)
    for one in centres:
        for other in centres:
            if one is not other:
                one.give(other)
    assert len({str(each.overlay.merged("s", BASE)) for each in centres}) == 1
    assert len({str([entry.id for entry in each.overlay.changes()]) for each in centres}) == 1
    assert [each.kinds() for each in centres] == [[], [], []]


CHAINS: list[tuple[str, Callable[[Overlay], object]]] = [
    ("corrected twice", lambda own: (own.make("s", Corrected(("name",), "Base", "B")),
                                     own.make("s", Corrected(("name",), "B", "C")))),
    ("corrected twice, the first taken back", lambda own: (
        own.undo(own.make("s", Corrected(("name",), "Base", "B")).n), own.make("s", Corrected(("name",), "B", "C")))),
    ("there and back and away", lambda own: [own.make("s", Corrected(("name",), was, new)) for was, new in
                                             (("Base", "B"), ("B", "Base"), ("Base", "D"))]),
    ("a row added and then corrected", lambda own: (
        own.make("s", Corrected(("schedules",), None, [{"id": "h", "description": "x"}])),
        own.make("s", Corrected(("schedules", "h", "description"), "x", "y")))),
]  # fmt: skip


@pytest.mark.parametrize("make", [case[1] for case in CHAINS], ids=[case[0] for case in CHAINS])
def test_our_own_corrections_are_no_conflict_with_each_other(
    centres: tuple[Centre, Centre], make: Callable[[Overlay], object]
) -> None:
    make(centres[0].overlay)
    assert centres[0].kinds() == []


@pytest.mark.parametrize(("keep", "name"), [("ours", "C"), ("theirs", "New")])
def test_a_chain_against_a_new_directory_is_one_conflict(centres: tuple[Centre, Centre], keep: str, name: str) -> None:
    own, new = centres[0].overlay, {**BASE, "name": "New"}
    own.make("s", Corrected(("name",), "Base", "B"))
    own.make("s", Corrected(("name",), "B", "C"))
    (told,) = own.conflicts(lambda _: new)
    assert (told.kind, told.base, told.found, told.ours) == ("changed", "Base", "New", "C")
    own.settle(told, keep)  # type: ignore[arg-type]
    assert own.conflicts(lambda _: new) == ()
    assert (own.merged("s", new) or {})["name"] == name


def test_a_file_of_the_first_format_is_brought_to_the_second(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        file = tmp_path / f"{name}.overlay"
        old = open_durable(file)
        old.execute("PRAGMA application_id = 1447119951")
        old.execute("PRAGMA user_version = 1")
        old.execute(
            "CREATE TABLE change (n INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, service TEXT NOT NULL,"
            " body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT"
        )
        old.execute("CREATE TABLE touched (service TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT")
        for text in ("x", "y", "x"):
            body = f'{{"text": "{text}", "what": "alert"}}'
            old.execute("INSERT INTO change (day, service, body) VALUES ('2026-01-01', 's', ?)", (body,))
        old.close()
        made.append(Overlay.open(file, lambda: SECOND))
    assert [to_json(each.change)["text"] for each in made[0].changes()] == ["x", "y", "x"]
    made[0].export(tmp_path / "x.vachanges")
    assert made[1].take_in(tmp_path / "x.vachanges") == Taken(0, 3, ())
    assert made[0].make("own", Added(service("own"))).n == 4
