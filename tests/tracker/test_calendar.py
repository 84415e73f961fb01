# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar file, read back by another library than the one that wrote it."""

from datetime import date, timedelta

import vobject

from va_desktop.tracker.calendar import Entry, ics

NOW = 1_790_000_000.0


def test_another_library_reads_the_same_days() -> None:
    days = [date(2026, 2, 28), date(2028, 2, 29), date(2026, 12, 31), date(2099, 1, 1)]
    made = ics([Entry(f"app.{n}", day, "Office visit", n) for n, day in enumerate(days)], NOW)
    found = vobject.readOne(made.decode()).vevent_list
    assert [event.dtstart.value for event in found] == days
    assert [event.dtend.value for event in found] == [day + timedelta(days=1) for day in days]
    assert [event.uid.value for event in found] == [f"app.{n}@va-desktop" for n in range(4)]
    assert [int(event.sequence.value) for event in found] == [0, 1, 2, 3]


def test_it_reminds_three_days_and_one_day_before() -> None:
    made = ics([Entry("a", date(2026, 3, 2), "Office visit")], NOW)
    (event,) = vobject.readOne(made.decode()).vevent_list
    assert [alarm.trigger.value for alarm in event.valarm_list] == [timedelta(days=-3), timedelta(days=-1)]


def test_long_titles_in_every_script_come_back_whole() -> None:
    for title in ("زيارة المكتب " * 12, "ទៅការិយាល័យ" * 12, "Візит, до; офісу\nдругий " * 5):
        made = ics([Entry("a", date(2026, 3, 2), title)], NOW)
        assert all(len(line) <= 75 for line in made.split(b"\r\n"))
        (event,) = vobject.readOne(made.decode()).vevent_list
        assert event.summary.value == title


def test_it_is_private_and_blocks_no_time() -> None:
    (event,) = vobject.readOne(ics([Entry("a", date(2026, 3, 2), "x")], NOW).decode()).vevent_list
    assert (getattr(event, "class").value, event.transp.value) == ("PRIVATE", "TRANSPARENT")
