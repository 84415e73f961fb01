# SPDX-License-Identifier: GPL-3.0-or-later
import gc
import threading
import weakref
from threading import Event

from PySide6.QtWidgets import QApplication

from tests.ui.waiting import until
from va_desktop.ui.jobs import Jobs


class Somebody:
    """Wants to hear of a job."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, result: object) -> None:
        self.heard.append(result)


def test_a_result_comes_back_and_who_heard_it_can_go(qapp: QApplication) -> None:
    jobs, somebody = Jobs(), Somebody()
    jobs.run("a", lambda: 3, somebody.hear)
    heard = somebody.heard
    until(lambda: heard == [3])
    gone = weakref.ref(somebody)
    del somebody
    gc.collect()
    assert gone() is None


def test_a_window_that_closes_in_the_middle_of_a_job_can_go(qapp: QApplication) -> None:
    jobs, somebody, go = Jobs(), Somebody(), Event()
    jobs.run("a", go.wait, somebody.hear)
    go.set()
    jobs.close()
    qapp.processEvents()
    assert somebody.heard == []
    gone = weakref.ref(jobs)
    del jobs
    gc.collect()
    assert gone() is None


def test_the_newer_job_of_a_kind_overtakes_the_older(qapp: QApplication) -> None:
    jobs, somebody, go, failed = Jobs(), Somebody(), Event(), []
    jobs.run("a", go.wait, somebody.hear)
    jobs.run("a", lambda: 1 // 0, somebody.hear, failed.append)
    go.set()
    until(lambda: failed)
    assert jobs.wait()
    qapp.processEvents()
    assert somebody.heard == []
    assert isinstance(failed[0], ZeroDivisionError)


def test_what_a_job_worked_with_is_gone_when_it_is_done(qapp: QApplication) -> None:
    """A sentence that was read aloud, or an answer that was looked for, must not stay in memory."""
    jobs, heard, gone = Jobs(), [], []
    for number in range(200):
        secret = Somebody()
        gone.append(weakref.ref(secret))
        jobs.run(f"kind {number % 3}", lambda secret=secret: len(secret.heard), heard.append)
        del secret
        qapp.processEvents()
    assert jobs.wait(20_000)
    qapp.processEvents()
    jobs.close()
    gc.collect()
    assert [each() for each in gone] == [None] * 200
    assert heard


def test_a_window_that_closes_leaves_no_thread(qapp: QApplication) -> None:
    before = threading.active_count()
    for _ in range(5):
        jobs = Jobs()
        jobs.run("a", lambda: 1, lambda result: None)
        jobs.run("b", lambda: 1, lambda result: None)
        jobs.close()
        del jobs
    until(lambda: threading.active_count() <= before)
