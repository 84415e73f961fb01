# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's own changes: found at once, kept when the directory is replaced, never lost in silence."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.directory.making import TODAY, finder, ids, service, write
from va_desktop.directory.changes import Added, Alerted, Change, Closed, Conflict, Corrected, Removed
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, RemarksFull
from va_desktop.directory.finding import Finder
from va_desktop.directory.overlay import LONGEST_SUGGESTION, MOST_SUGGESTIONS, Overlay
from va_desktop.directory.wanted import Wanted

ROOT = Path(__file__).parents[2]
TOMORROW = date(2026, 11, 27)


def test_a_change_is_found_at_once_and_undone_at_once(tmp_path: Path, overlay: Overlay) -> None:
    found = finder(tmp_path / "X.vadir", [service("s", "Old name", (1, 1))], overlay=overlay)
    assert ids(found.find(Wanted("old"), TODAY)) == ["s"]
    entry = overlay.make("s", Corrected(("name",), "Old name", "Quokka clinic"))
    page = found.find(Wanted("quokka"), TODAY)
    assert ids(page) == ["s"] and page.items[0].listing.source == "local"
    assert found.find(Wanted("old name"), TODAY).items == ()
    assert ids(found.find(Wanted("quokka", near=(1, 1.1), radius_km=50), TODAY)) == ["s"]
    assert ids(found.find(Wanted("quoka"), TODAY)) == ["s"], "other spellings know it too"
    assert overlay.undo(entry.n) == entry
    assert ids(found.find(Wanted("old"), TODAY)) == ["s"]
    assert found.find(Wanted("quokka"), TODAY).items == ()
    assert overlay.undo(entry.n) is None


def test_own_services_and_the_directorys_stand_in_one_list(tmp_path: Path, overlay: Overlay) -> None:
    docs = [service(f"s{number}", "Help", (1, 1 + number / 10)) for number in range(5)]
    found = finder(tmp_path / "X.vadir", docs, overlay=overlay)
    overlay.make("own", Added(service("own", "Help", (1, 1.25), ["district=KH1204"])))
    overlay.make("s1", Removed())
    page = found.find(Wanted("help", near=(1, 1)), TODAY)
    assert ids(page) == ["s0", "s2", "own", "s3", "s4"] and page.total == 5
    assert set(ids(found.find(Wanted(), TODAY))) == set(ids(page))
    pages = [found.find(Wanted("help"), TODAY, offset=at, limit=2) for at in (0, 2, 4)]
    assert sorted(each for page in pages for each in ids(page)) == ["own", "s0", "s2", "s3", "s4"]
    assert found.listing("s1@ps1") is None
    assert found.listing("own@pown") is not None


def test_the_centres_own_come_first_among_what_is_weighed_alike(tmp_path: Path, overlay: Overlay) -> None:
    docs = [service(f"s{number}", "Help") for number in range(30)] + [service("told", "Place", description="help")]
    found = finder(tmp_path / "X.vadir", docs, overlay=overlay)
    overlay.make("own", Added(service("own", "Help")))
    assert ids(found.find(Wanted("help"), TODAY, ranked=True))[0] == "own"
    assert ids(found.find(Wanted("help"), TODAY, ranked=True, offset=20))[-1] == "told"


def test_closed_today_is_open_again_tomorrow_by_itself(tmp_path: Path, overlay: Overlay) -> None:
    found = finder(tmp_path / "X.vadir", [service("s", schedules=[{"id": "h"}])], overlay=overlay)
    overlay.make("s", Closed(TODAY, "The road is flooded."))
    (item,) = found.find(Wanted(), TODAY).items
    assert (item.listing.alert, item.listing.closed_until) == ("The road is flooded.", TODAY)
    assert item.listing.closed(TODAY) and not item.listing.closed(TOMORROW)
    assert found.find(Wanted(open_now=True), TODAY, lambda _: True).widened == ("open_now",)
    assert found.find(Wanted(open_now=True), TOMORROW, lambda _: True).widened == ()
    overlay.make("s", Closed(None))
    assert found.find(Wanted(), TODAY).items == (), "closed for good"


def test_nothing_is_lost_when_the_directory_is_replaced(tmp_path: Path, overlay: Overlay) -> None:
    path = tmp_path / "X.vadir"
    write(path, [service("s", "Name", phones=[{"id": "p", "number": "1"}], description="Before")]).close()
    overlay.make("s", Corrected(("phones", "p", "number"), "1", "2"))
    overlay.make("own", Added(service("own", "Own place")))
    new = write(path, [service("s", "Name", phones=[{"id": "p", "number": "1"}], description="After")])
    found = Finder(new, overlay)
    (item,) = found.find(Wanted("name"), TODAY).items
    assert (item.listing.phones[0].number, item.listing.description) == ("2", "After")
    assert ids(found.find(Wanted("own"), TODAY)) == ["own"]
    assert overlay.conflicts(lambda key: new.document("service", key)) == ()


CASES: list[tuple[str, Change, dict[str, object] | None, Conflict | None]] = [
    ("the field is as it was", Corrected(("name",), "A", "B"), {"name": "A"}, None),
    ("the directory says the same now", Corrected(("name",), "A", "B"), {"name": "B"}, None),
    ("the directory says something else", Corrected(("name",), "A", "B"), {"name": "C"},
     Conflict(1, "s", "changed", ("name",), "A", "C", "B")),
    ("the field is gone", Corrected(("url",), "A", "B"), {}, Conflict(1, "s", "gone", ("url",), "A", None, "B")),
    ("the field was never there", Corrected(("url",), None, "B"), {}, None),
    ("the service is gone", Corrected(("name",), "A", "B"), None, Conflict(1, "s", "gone", (), None, None, None)),
    ("a closure of a service that is gone", Closed(None), None, Conflict(1, "s", "gone", (), None, None, None)),
    ("an alert", Alerted("Mind the step"), {"name": "A"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("change", "base", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_change_that_no_longer_fits_is_shown(
    overlay: Overlay, change: Change, base: dict[str, object] | None, told: Conflict | None
) -> None:
    overlay.make("s", change)
    doc = None if base is None else {"id": "s", **base}
    assert overlay.conflicts(lambda _: doc) == ((told,) if told else ())


def test_a_service_that_both_have_is_a_conflict_and_ours_is_shown(overlay: Overlay) -> None:
    overlay.make("s", Added({"id": "s", "name": "Ours"}))
    (told,) = overlay.conflicts(lambda _: {"id": "s", "name": "Theirs"})
    assert told.kind == "double"
    assert overlay.merged("s", {"id": "s", "name": "Theirs"}) == {"id": "s", "name": "Ours"}


def test_a_correction_never_alters_the_directorys_own_document(overlay: Overlay) -> None:
    base = {"id": "s", "phones": [{"id": "p", "number": "1"}, {"number": "9"}]}
    overlay.make("s", Corrected(("phones", "p", "number"), "1", "2"))
    overlay.make("s", Corrected(("phones", "1"), {"number": "9"}, None))
    overlay.make("s", Corrected(("phones", "new"), None, {"id": "new", "number": "3"}))
    overlay.make("s", Corrected(("nowhere", "deep"), "x", "y"))
    assert overlay.merged("s", base) == {
        "id": "s",
        "phones": [{"id": "p", "number": "2"}, {"id": "new", "number": "3"}],
    }
    assert base == {"id": "s", "phones": [{"id": "p", "number": "1"}, {"number": "9"}]}


def test_the_next_centre_gets_the_changes_and_none_twice(tmp_path: Path, overlay: Overlay) -> None:
    overlay.make("s", Corrected(("name",), "A", "Ünï"))
    overlay.make("own", Added(service("own")))
    overlay.make("t", Closed(TOMORROW, None))
    undone = overlay.make("t", Removed())
    overlay.undo(undone.n)
    overlay.suggest("s", "phone", "The number is wrong")
    file = tmp_path / "changes.jsonl"
    assert overlay.export(file, "KHM") == 3
    assert "The number is wrong" not in file.read_text("utf-8"), "remarks of visitors stay here"
    other = Overlay.open(tmp_path / "other.overlay", lambda: TODAY)
    with file.open("a", encoding="utf-8") as opened:
        opened.write('{"what": "explode", "day": "2026-01-01", "service": "s"}\nnot json\n')
    taken = other.take_in(file)
    assert (taken.new, taken.known, taken.unread) == (3, 0, (5, 6))
    assert [each.change for each in other.changes()] == [each.change for each in overlay.changes()]
    assert (other.take_in(file).new, other.take_in(file).known) == (0, 3)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", DirectoryDamaged),
        (b"\xff\xfe", DirectoryDamaged),
        (b"[]", DirectoryDamaged),
        (b'{"va_overlay": 9}', DirectoryTooNew),
    ],
)
def test_another_file_is_not_taken_in(tmp_path: Path, overlay: Overlay, content: bytes, error: type[Exception]) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(content)
    with pytest.raises(error):
        overlay.take_in(file)
    assert overlay.changes() == ()


def test_remarks_of_visitors_wait_and_a_rejected_one_is_emptied(overlay: Overlay) -> None:
    first = overlay.suggest("s@p", "closed", "  It is shut.  " + "x" * 2000)
    second = overlay.suggest("s@p", "moved")
    assert first.words is not None and first.words.startswith("It is shut.") and len(first.words) == LONGEST_SUGGESTION
    assert overlay.suggestions() == (first, second)
    overlay.decide(first.n, "rejected")
    overlay.decide(second.n, "accepted")
    assert overlay.suggestions() == ()
    assert [each.words for each in overlay.suggestions("rejected")] == [None]
    assert [each.n for each in overlay.suggestions("accepted")] == [second.n]


def test_a_change_outlives_a_killed_program(tmp_path: Path) -> None:
    code = (
        "import os, sys, datetime; from pathlib import Path\n"
        "from va_desktop.directory.overlay import Overlay\nfrom va_desktop.directory.changes import Alerted\n"
        "overlay = Overlay.open(Path(sys.argv[1]), lambda: datetime.date(2026, 11, 26))\n"
        "overlay.make('s', Alerted('kept')); overlay._run('BEGIN IMMEDIATE')\n"
        "overlay._run(\"INSERT INTO change (day, service, body) VALUES ('2026-11-26', 's', '{}')\"); os._exit(9)"
    )
    file = tmp_path / "x.overlay"
    assert subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, check=False).returncode == 9
    assert [each.change for each in Overlay.open(file, lambda: TODAY).changes()] == [Alerted("kept")]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.overlay"
    file.write_bytes(b"hello" * 1000)
    with pytest.raises(DirectoryDamaged):
        Overlay.open(file, lambda: TODAY)
    write(tmp_path / "X.vadir", []).close()
    with pytest.raises(DirectoryDamaged):
        Overlay.open(tmp_path / "X.vadir", lambda: TODAY)


def test_no_more_remarks_than_a_centre_can_read_wait_at_one_time(overlay: Overlay) -> None:
    for _ in range(MOST_SUGGESTIONS):
        overlay.suggest("s@p", "closed")
    with pytest.raises(RemarksFull):
        overlay.suggest("s@p", "closed")
    overlay.decide(1, "rejected")
    assert overlay.suggest("s@p", "moved").state == "waiting"
