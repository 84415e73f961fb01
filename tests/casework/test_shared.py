# SPDX-License-Identifier: GPL-3.0-or-later
import json
from datetime import date, timedelta

import pytest

from tests.storage.conftest import CHEAP
from tests.tracker.conftest import deadline, snapshot, tracker, vault, watch
from va_desktop.casework.shared import NotShared, SharedOver, open_shared
from va_desktop.guidance.export import document
from va_desktop.guidance.records import Records
from va_desktop.storage.errors import WrongCode
from va_desktop.storage.sealed import seal
from va_desktop.tracker.events import Event

__all__ = ["tracker", "vault", "watch"]

DAY = date(2026, 3, 2)
UNTIL = DAY + timedelta(days=30)


@pytest.fixture
def content(vault) -> dict:
    """What *Share with a worker* puts into its file."""
    records = Records(vault)
    person = records.people.add("Ana", "self", "self", "COL")
    rule = snapshot(deadline("authority", "application.date + 60 working days"))
    application = records.tracker.open(person.id, "COL", DAY, rule)
    records.tracker.add(Event("", application.id, "submitted", DAY, text="handed in"))
    return document(records, DAY, [application.id], files=False) | {"until": UNTIL.isoformat()}


def sealed(content: object) -> tuple[bytes, str]:
    return seal(json.dumps(content).encode(), "en", CHEAP)


def test_a_worker_reads_what_a_person_shared_until_the_day_they_chose(content: dict) -> None:
    file, words = sealed(content)
    found = open_shared(file, words, UNTIL)
    assert (found.people, found.until, found.made) == (("Ana",), UNTIL, DAY)
    (application,) = found.applications
    assert application.title["en"] == "A pension" and application.state == "submitted"
    assert [(event.kind, event.text) for event in application.events] == [("submitted", "handed in")]
    assert application.waiting
    with pytest.raises(SharedOver) as over:
        open_shared(file, words, UNTIL + timedelta(days=1))
    assert over.value.until == UNTIL


def test_other_words_and_other_files_open_nothing(content: dict) -> None:
    file, _ = sealed(content)
    with pytest.raises(WrongCode):
        open_shared(file, "legal winner thank year wave sausage worth useful legal winner thank yellow", DAY)
    for wrong in ([], {}, content | {"format": 2}, content | {"until": "x"}, content | {"applications": [1]}):
        other, words = sealed(wrong)
        with pytest.raises(NotShared):
            open_shared(other, words, DAY)
