# SPDX-License-Identifier: GPL-3.0-or-later
"""What a letter is filled with, from one record and as little as will do; no Qt."""

from datetime import date

from va_desktop.tracker.application import Application, Standing
from va_desktop.tracker.dues import Due
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import tracked


def values(
    words: Words, application: Application, now: Standing, dues: list[Due], today: date, langs: tuple[str, ...]
) -> dict[str, str]:
    """Return what is known for the places of a letter, in the letter's language; no name is among it."""

    def day(value: date | None) -> str:
        return words.day(value) if value else ""

    handed = now.last("submitted")
    receipt = next((event.receipt for event in reversed(now.events) if event.receipt), "")
    answer = next((due for due in dues if due.kind == "answer"), None)
    snapshot = application.snapshot
    rule = next((row for row in snapshot.deadlines if answer and row.id == answer.ref), None) if snapshot else None
    refused = now.last("refused")
    letters = [event for event in now.events if event.kind == "letter" and event.code == "reminder"]
    papers = [paper.text.in_(*langs)[0] for paper in now.papers if paper.have and paper.own]
    return {
        "title": application.name(*langs)[0],
        "office": handed.office if handed else "",
        "submitted": day(now.submitted),
        "receipt": receipt,
        "due": day(answer.day) if answer else "",
        "rule": rule.text.in_(*langs)[0] if rule and rule.text.verified else "",
        "decided": day(now.decided),
        "reason": _reason(words, refused.code, refused.text) if refused else "",
        "reminded": day(letters[-1].day) if letters else "",
        "papers": words.listed([paper.rstrip(".") for paper in papers]),
        "today": day(today),
    }


def _reason(words: Words, code: str, own: str) -> str:
    if own:
        return own.rstrip(".")
    return tracked.refusal(words, code) if code not in ("", "no_reason") else ""  # type: ignore[arg-type]
