# SPDX-License-Identifier: GPL-3.0-or-later
import gc
import weakref
from threading import Event

from PySide6.QtWidgets import QApplication

from tests.ui.test_player import until
from va_desktop.ui.jobs import Jobs, _Hand, _Job


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


def test_a_job_that_is_done_holds_nothing_of_its_work_however_long_the_binding_keeps_it(qapp: QApplication) -> None:
    """Some jobs are never freed, by a race in the binding; a sentence that was read aloud must not stay with them."""
    secret, hand = Somebody(), _Hand()
    gone = weakref.ref(secret)
    job = _Job(1, lambda secret=secret: len(secret.heard), hand)
    del secret
    job.run()
    gc.collect()
    assert gone() is None
    assert job.number == 1
