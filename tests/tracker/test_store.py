# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest

from tests.tracker.conftest import DAY, deadline, snapshot
from va_desktop.ids import ApplicationId, PersonId
from va_desktop.tracker.application import Copied
from va_desktop.tracker.events import Event
from va_desktop.tracker.states import NotAllowed
from va_desktop.tracker.store import LARGEST, AttachmentRefused, Tracker

ME = PersonId("me")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


def begin(tracker: Tracker, title: str = "", person: PersonId = ME, on: date = DAY):
    if title:
        return tracker.open(person, "COL", on, title=title)
    return tracker.open(person, "COL", on, snapshot(deadline("authority", "application.date + 4 months")))


def add(tracker: Tracker, app, kind: str, day: date = DAY, **more) -> Event:
    return tracker.add(Event("", app.id, kind, day, **more))


def test_an_application_keeps_its_copy_of_the_rule(tracker: Tracker) -> None:
    app = begin(tracker)
    again = tracker.get(app.id)
    assert again == app
    assert again.name("es", "en") == ("A pension (es)", "es")
    assert again.name("km") == ("A pension", "en")


def test_one_in_own_words_needs_words(tracker: Tracker) -> None:
    assert begin(tracker, "  A  wheelchair ").name("fr") == ("A wheelchair", "fr")
    with pytest.raises(ValueError):
        tracker.open(ME, "COL", DAY)


def test_what_happened_moves_the_application(tracker: Tracker) -> None:
    app = begin(tracker)
    add(tracker, app, "submitted", receipt="R-1")
    found = tracker.standing(app)
    assert (found.state, found.submitted, found.last("submitted").receipt) == ("submitted", DAY, "R-1")
    assert [row.state for row in tracker.page()] == ["submitted"]
    assert [due.kind for due in tracker.dues(app.id)] == ["answer"]


def test_a_move_that_cannot_be_is_refused_and_nothing_is_recorded(tracker: Tracker) -> None:
    app = begin(tracker)
    with pytest.raises(NotAllowed):
        add(tracker, app, "approved")
    assert tracker.events(app.id) == []
    with pytest.raises(KeyError):
        tracker.add(Event("", ApplicationId("nowhere"), "visit", DAY))


def test_the_history_only_grows_and_undo_is_a_part_of_it(tracker: Tracker) -> None:
    app = begin(tracker)
    add(tracker, app, "submitted")
    add(tracker, app, "refused", code="late")
    assert tracker.undo(app.id, DAY).kind == "refused"
    assert tracker.standing(app).state == "submitted"
    assert [row.kind for row in tracker.events(app.id)] == ["submitted", "refused", "undo"]
    assert tracker.undo(app.id, DAY).kind == "submitted"
    assert tracker.undo(app.id, DAY) is None
    assert tracker.page()[0].state == "preparing"


def test_the_checklist_starts_from_the_pack_and_takes_own_lines(tracker: Tracker) -> None:
    app = begin(tracker)
    add(tracker, app, "paper", ref="pack.0", have=True, expires=date(2027, 1, 1))
    own = add(tracker, app, "paper", text="A letter of my uncle", have=False)
    add(tracker, app, "paper", ref=own.id, have=True)
    papers = tracker.standing(app).papers
    assert [(paper.have, paper.own) for paper in papers] == [(True, False), (False, False), (True, True)]
    assert papers[2].text == Copied({"": "A letter of my uncle"})
    assert papers[0].expires == date(2027, 1, 1)


def test_the_list_shows_first_what_is_due_first(tracker: Tracker) -> None:
    later, sooner, never = begin(tracker, "later"), begin(tracker, "sooner"), begin(tracker, "never")
    add(tracker, later, "date", by=DAY + timedelta(days=9))
    add(tracker, sooner, "date", by=DAY + timedelta(days=2))
    other = begin(tracker, "hers", PersonId("her"))
    assert [row.id for row in tracker.page(ME)] == [sooner.id, later.id, never.id]
    assert [row.id for row in tracker.page(ME, skip=1, most=1)] == [later.id]
    assert (tracker.count(), tracker.count(ME), tracker.count(PersonId("her"))) == (4, 3, 1)
    assert tracker.of(PersonId("her")) == (other.id,)


def test_a_closed_application_leaves_the_list_and_stays_in_the_archive(tracker: Tracker) -> None:
    app = begin(tracker)
    add(tracker, app, "stopped")
    assert tracker.page() == []
    assert [row.id for row in tracker.page(closed=True)] == [app.id]


def test_the_digest_tells_what_is_mine_and_what_an_office_owes(tracker: Tracker) -> None:
    on = date(2026, 7, 10)
    late = begin(tracker)
    add(tracker, late, "submitted")
    soon = begin(tracker, "soon")
    add(tracker, soon, "date", by=on + timedelta(days=3))
    far = begin(tracker, "far")
    add(tracker, far, "date", by=on + timedelta(days=90))
    found = tracker.digest(on)
    assert (found.running, found.mine_count, found.late_count) == (3, 1, 1)
    assert found.mine[0].application == soon.id
    assert found.late[0].application == late.id
    assert tracker.digest(date(2026, 7, 2)).late_count == 0


def test_a_payment_is_late_only_after_its_grace(tracker: Tracker) -> None:
    app = begin(tracker, "money")
    add(tracker, app, "payment_plan", by=DAY, every="month", amount=10, currency="COP")
    assert tracker.digest(DAY + timedelta(days=7)).late_count == 0
    assert tracker.digest(DAY + timedelta(days=8)).late_count == 1


def test_a_photo_is_kept_whole_and_counted(tracker: Tracker) -> None:
    app = begin(tracker)
    kept = tracker.attach(app.id, "my\u202e card\n.png", PNG, DAY, "pack.0")
    assert (kept.type, kept.size, kept.name) == ("image/png", len(PNG), "my card.png")
    assert tracker.content(kept.id) == PNG
    assert tracker.attachments(app.id) == [kept]
    tracker.detach(kept.id)
    assert tracker.content(kept.id) is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"MZ", "kind"), (b"", "kind"), (PNG + bytes(LARGEST), "large")],
    ids=["program", "empty", "huge"],
)
def test_a_file_that_does_not_belong_is_refused_with_the_reason(tracker: Tracker, data: bytes, reason: str) -> None:
    app = begin(tracker)
    with pytest.raises(AttachmentRefused) as refused:
        tracker.attach(app.id, "x", data, DAY)
    assert refused.value.reason == reason
    assert tracker.attached() == 0


def test_closed_applications_delete_themselves_only_when_chosen(tracker: Tracker, vault) -> None:
    app, running = begin(tracker), begin(tracker)
    tracker.attach(app.id, "a.png", PNG, DAY)
    add(tracker, app, "stopped")
    assert tracker.purge(DAY + timedelta(days=5000)) == 0
    tracker.keep_for(12)
    assert tracker.purge(date(2027, 3, 2)) == 0
    assert tracker.purge(date(2027, 3, 3)) == 1
    assert tracker.get(app.id) is None
    assert tracker.attached() == 0
    assert tracker.get(running.id) is not None
    assert vault.accesses()[0][1] == "purged 1"


def test_removing_an_application_leaves_no_row_of_it(tracker: Tracker, vault) -> None:
    app = begin(tracker)
    add(tracker, app, "submitted")
    tracker.attach(app.id, "a.png", PNG, DAY)
    assert tracker.remove([app.id]) == 1
    for table in ("application", "event", "due", "attachment"):
        assert vault.rows(f"SELECT count(*) FROM {table}") == [(0,)]
