# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for codes of casework: purposes, data, statuses, reasons, people; no Qt."""

from datetime import date
from typing import assert_never

from va_desktop.casework.cases import Closing, Doer, Refusal, Status
from va_desktop.casework.consents import Assent, DataField, Path, PathRefused, Purpose
from va_desktop.casework.duties import Duty
from va_desktop.counted import Face
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words
from va_desktop.ui.screens.common import facts


def purpose(tr: Translator, code: Purpose) -> str:
    """Return what somebody agrees to."""
    match code:
        case "keep":
            return tr("Keep a record")
        case "refer":
            return tr("Refer to a service")
        case "count":
            return tr("Count without a name")
        case "contact":
            return tr("Call or visit")
    assert_never(code)


def path(tr: Translator, code: Path) -> tuple[str, str]:
    """Return a way to say yes, and one line about it."""
    match code:
        case "self":
            return tr("The person decides alone"), tr("The usual way for every adult.")
        case "supported":
            return tr("The person decides with somebody beside them"), tr("The person chooses who that is.")
        case "guardian":
            return tr("A guardian decides"), tr("For a child. The child is asked too.")
    assert_never(code)


def assent(tr: Translator, code: Assent) -> str:
    """Return what the person says where a guardian decides."""
    match code:
        case "yes":
            return tr("The child agrees")
        case "no":
            return tr("The child does not want it")
        case "cannot_tell":
            return tr("The child is too small to say")
        case "":
            return tr("Not asked yet")
    assert_never(code)


def path_refused(tr: Translator, error: PathRefused) -> str:
    """Return why a yes cannot be given this way, and what to do."""
    match error.reason:
        case "child":
            return tr("The person is under 18. A guardian decides with the child. What you wrote is still here.")
        case "no":
            return tr("The child said no, so nothing is written down. The help is the same.")
        case "unheard":
            return tr("Ask the child first. What you wrote is still here.")
        case "who":
            return tr("Write who decides or helps, such as mother or friend.")
        case "data":
            return tr("Choose a service and at least one thing to tell.")
    assert_never(error.reason)


def data_field(tr: Translator, code: DataField) -> str:
    """Return the name of one piece of data."""
    names: dict[DataField, str] = {
        "name": tr("Name"),
        "code": tr("Number of the case"),
        "born": tr("Year of birth"),
        "sex": tr("Sex"),
        "language": tr("Language"),
        "contact": tr("How to reach the person"),
        "area": tr("Where the person lives"),
        "need": tr("What the person needs"),
        "words": tr("What the person said about it"),
        "difficulty": tr("If something is very hard to do"),
        "device": tr("What hurt the person"),
        "household": tr("Role in the family"),
    }
    return names[code]


def status(tr: Translator, code: Status) -> Badge:
    """Return where a referral stands."""
    match code:
        case "sent":
            # Translators: a referral to a service was sent.
            return Badge(tr("Sent"), "info", "route")
        case "accepted":
            return Badge(tr("Taken by the service"), "success", "check")
        case "refused":
            return Badge(tr("Turned down"), "caution", "stop")
        case "attended":
            return Badge(tr("The person was there"), "success", "person")
        case "done":
            return Badge(tr("Done"), "success", "check")
        case "lost":
            return Badge(tr("Nothing more is known"), "neutral", "question")
    assert_never(code)


def refusal(tr: Translator, code: Refusal) -> str:
    """Return why a service turned a referral down."""
    match code:
        case "full":
            return tr("The service is full")
        case "not_for_this":
            return tr("It does not do this")
        case "papers":
            return tr("A paper is missing")
        case "age":
            return tr("Not for this age")
        case "area":
            return tr("Not for this area")
        case "money":
            return tr("There is no money for it")
        case "no_staff":
            return tr("There is no staff")
        case "closed":
            return tr("It is closed")
        case "unsafe":
            return tr("The way there is not safe")
        case "other":
            return tr("Another reason")
    assert_never(code)


def closing(tr: Translator, code: Closing) -> str:
    """Return why a case is closed."""
    match code:
        case "done":
            return tr("The plan is done")
        case "moved":
            return tr("The person moved away")
        case "wish":
            return tr("The person wishes it")
        case "not_found":
            return tr("The person cannot be found")
        case "died":
            return tr("The person has died")
        case "other":
            return tr("Another reason")
    assert_never(code)


def doer(tr: Translator, code: Doer) -> str:
    """Return who does a line of the plan."""
    match code:
        case "person":
            return tr("The person")
        case "family":
            return tr("The family")
        case "worker":
            return tr("The worker")
        case "service":
            return tr("The service")
    assert_never(code)


def face(tr: Translator, code: Face) -> str:
    """Return how it was."""
    match code:
        case "good":
            return tr("Good")
        case "middling":
            # Translators: the face between a glad one and a sad one.
            return tr("Not good, not bad")
        case "bad":
            return tr("Bad")
    assert_never(code)


def field_name(tr: Translator, name: str) -> str:
    """Return the name of a field about which two people disagree."""
    names = {
        "name": tr("Name"),
        "born": tr("Year of birth"),
        "sex": tr("Sex"),
        "area": tr("Where the person lives"),
        "contact": tr("How to reach the person"),
        "language": tr("Language"),
        "relation": tr("How the person is concerned"),
        "device": tr("What hurt the person"),
        "displacement": tr("Having to leave home"),
        "difficulty": tr("If something is very hard to do"),
        "status": tr("Where it stands"),
        "state": tr("If the need is met"),
        "closed": tr("Day of closing"),
        "closing": tr("Why it was closed"),
        "done": tr("Day on which it was done"),
        "reason": tr("The reason"),
        "household": tr("Family"),
        "role": tr("Role in the family"),
        "cost": tr("What it cost"),
    }
    if name.startswith("on."):
        return tr("Day: {what}").format(what=step(tr, name.removeprefix("on.")))
    return names.get(name, name)


def step(tr: Translator, code: str) -> str:
    """Return a status of a referral or a claim."""
    names = {
        "sent": tr("Sent"),
        "accepted": tr("Taken by the service"),
        "refused": tr("Turned down"),
        "attended": tr("The person was there"),
        "done": tr("Done"),
        "lost": tr("Nothing more is known"),
        "sought": tr("Asked for"),
        "applied": tr("Applied for"),
        "obtained": tr("Obtained"),
    }
    return names.get(code, code)


def happened(tr: Translator, trigger: str) -> str:
    """Return what happened, in few words, or nothing where it is not worth telling."""
    kind, _, code = trigger.partition(".")
    if kind == "referral":
        return tr("Referral: {what}").format(what=step(tr, code))
    if kind == "claim":
        return tr("Asked for at an office: {what}").format(what=step(tr, code))
    names = {
        "need": tr("A need was told"),
        "plan": tr("A step was planned"),
        "delivered": tr("Help came"),
        "closed": tr("The case was closed"),
    }
    return names.get(kind, "")


def value(words: Words, name: str, raw: object) -> str:
    """Return a value of a field as words."""
    tr = words.tr
    if raw in (None, "", ()):
        # Translators: nothing is written in this field.
        return tr("Nothing")
    text = str(raw)
    tables = {
        "sex": facts.sex,
        "relation": facts.relation,
        "device": facts.device,
        "displacement": facts.displacement,
        "difficulty": facts.difficulty,
    }
    try:
        if name in tables:
            return tables[name](tr, text)  # type: ignore[arg-type]
        if name.startswith("on.") or name in ("closed", "done", "until", "start", "end"):
            return words.day(date.fromisoformat(text))
    except (KeyError, ValueError):
        return text
    if name in ("status", "state"):
        return step(tr, text)
    return text


def when(words: Words, duty: Duty, on: date) -> str:
    """Return how a task stands on a day."""
    tr, day = words.tr, words.day(duty.due)
    late = (on - duty.due).days
    match duty.state(on):
        case "overdue":
            told = tr.plural("{n} day late. It was due on {day}.", "{n} days late. It was due on {day}.", late)
            return told.format(n=words.number(late), day=day)
        case "missed":
            return tr("Too late since {day}.").format(day=day)
        case "waiting":
            return tr("From {start} to {day}").format(start=words.day(duty.start), day=day)
        case "open":
            return tr("Until {day}").format(day=day)


def duty_mark(words: Words, duty: Duty, on: date) -> Badge:
    """Return the mark of a task."""
    tr = words.tr
    match duty.state(on):
        case "overdue":
            return Badge(tr("Overdue"), "caution", "clock")
        case "missed":
            return Badge(tr("Too late"), "neutral", "clock")
        case "waiting":
            # Translators: the time for this task has not come yet.
            return Badge(tr("Later"), "neutral", "calendar")
        case "open":
            return Badge(tr("Can be done now"), "info", "calendar")
