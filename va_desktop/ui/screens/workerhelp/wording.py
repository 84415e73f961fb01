# SPDX-License-Identifier: GPL-3.0-or-later
"""The help for workers; no Qt."""

from typing import NamedTuple

from va_desktop.i18n.translator import Translator


class Topic(NamedTuple):
    """One question and its short answers."""

    id: str
    picture: str
    title: str
    sentences: tuple[str, ...]


def topics(tr: Translator) -> tuple[Topic, ...]:
    """Return the topics in the order in which a worker needs them."""
    return (*_people(tr), *_work(tr), *_end(tr))


def _people(tr: Translator) -> tuple[Topic, ...]:
    return (
        Topic(
            "begin",
            "person",
            tr("How do I begin with somebody?"),
            (
                tr("Sit where nobody listens."),
                tr("Read the question about the record aloud, or let the computer read it."),
                tr("Wait for the answer. A no is fine, and the help is the same."),
                tr("Then write down only what helps."),
            ),
        ),
        Topic(
            "consent",
            "lock",
            tr("What does each yes allow?"),
            (
                tr("Each yes is for one thing. One yes never means another."),
                tr("Without a yes to a record you write nothing down."),
                tr("A referral needs a yes to this service and to these very facts."),
                tr("Without a yes to be counted, the person is in no number."),
                tr("A child is asked too. The no of a child counts."),
                tr("A yes ends on its day, or when the person takes it back."),
            ),
        ),
        Topic(
            "sides",
            "swap",
            tr("How do I turn the screen to the person?"),
            (
                tr("Press F2, or the button Hand over the screen."),
                tr("The person sees the plan. Your notes and your list are locked."),
                tr("Your passphrase opens your side again."),
            ),
        ),
    )


def _work(tr: Translator) -> tuple[Topic, ...]:
    return (
        Topic(
            "notes",
            "note",
            tr("What belongs in a note?"),
            (
                tr("Write what you need to remember, in kind words."),
                tr("A note goes to no service and into no report."),
                tr("Other workers of your office can read it."),
            ),
        ),
        Topic(
            "counts",
            "applications",
            tr("Why does help get codes?"),
            (
                tr("The codes show which plans and programmes reach people."),
                tr("The list of services fills them in for you."),
                tr("Change them when you know better."),
            ),
        ),
        Topic(
            "stick",
            "document",
            tr("How do files go to the office?"),
            (
                tr("Swap cards once, and compare the number by voice."),
                tr("Write a file onto a stick. Only your partner can open it."),
                tr("Reading the same file twice changes nothing."),
                tr("If two people wrote different things, you see both and choose."),
            ),
        ),
    )


def _end(tr: Translator) -> tuple[Topic, ...]:
    return (
        Topic(
            "delete",
            "stop",
            tr("Somebody wants to be deleted"),
            (
                tr("Open the person, and press Delete this person."),
                tr("It goes at your partners too, with the next file."),
                tr("An old file cannot bring it back."),
                tr("Old backups still hold it, for a year at the most."),
            ),
        ),
        Topic(
            "danger",
            "caution",
            tr("What do I do in danger?"),
            (
                tr("Press Lock now, or close the program."),
                tr("If somebody may force you to open it, you can delete everything here."),
                tr("Your safety comes first. The office can have a copy."),
            ),
        ),
    )
