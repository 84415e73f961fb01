# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences about people, applications and days, made from facts; no Qt."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, assert_never

from va_desktop.people.people import Acting, Person, Relation
from va_desktop.tracker.application import Application, Copied, Standing
from va_desktop.tracker.dues import Due
from va_desktop.tracker.events import DeviceKind, Event, Every, Refusal, State
from va_desktop.tracker.states import WHO
from va_desktop.tracker.store import Digest
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.language import Words


def relation(words: Words, code: Relation) -> str:
    """Return who a person is to the one who keeps the vault."""
    tr = words.tr
    return {
        "self": tr("Me"),
        "child": tr("My child"),
        "parent": tr("My parent"),
        "spouse": tr("My husband, wife or partner"),
        "sibling": tr("My brother or sister"),
        "relative": tr("Another relative"),
        "friend": tr("A friend or neighbour"),
        "someone": tr("Somebody else"),
    }[code]


def acting(words: Words, code: Acting) -> str:
    """Return in which role one acts for a person."""
    tr = words.tr
    return {
        "self": tr("For myself"),
        "guardian": tr("As parent or guardian"),
        "carer": tr("As the one who cares for this person"),
        "heir": tr("As heir of a person who has died"),
        "supporter": tr("As a helper"),
    }[code]


def whom(words: Words, person: Person | None) -> str:
    """Return for whom an application is."""
    if person is None or person.relation == "self":
        return words.tr("For me")
    return words.tr("For {name}").format(name=person.name)


def state(words: Words, code: State, local: str = "") -> str:
    """Return the name of a state; `local` is the country's own name for it, where its pack has one."""
    tr = words.tr
    return (
        local
        or {
            "preparing": tr("Being prepared"),
            "ready": tr("Ready to hand in"),
            "submitted": tr("Handed in"),
            "receipt": tr("Receipt received"),
            "more_asked": tr("More papers asked"),
            "under_review": tr("Under review"),
            "approved": tr("Granted"),
            "partly_approved": tr("Partly granted"),
            "refused": tr("Refused"),
            "appeal_sent": tr("Appeal sent"),
            "appeal_decided": tr("Appeal decided"),
            "received": tr("Received"),
            "stopped": tr("Stopped"),
        }[code]
    )


def happened(words: Words, code: State) -> tuple[str, str]:
    """Return what to choose when something has happened: the words and a line under them."""
    tr = words.tr
    return {
        "preparing": (tr("I go on preparing"), tr("It was not handed in yet")),
        "ready": (tr("I have all papers together"), tr("Ready to hand in")),
        "submitted": (tr("I handed it in"), tr("With the day and the office")),
        "receipt": (tr("I have a receipt"), tr("Stamped, or with a number")),
        "more_asked": (tr("They asked for more papers"), tr("With the day by which they want them")),
        "under_review": (tr("They are looking at it"), tr("They said that it is under review")),
        "approved": (tr("They said yes"), tr("All of it was granted")),
        "partly_approved": (tr("They said yes to a part"), tr("You can appeal for the rest")),
        "refused": (tr("They said no"), tr("Then you see what you can do next")),
        "appeal_sent": (tr("I sent the appeal"), tr("With the day on which you sent it")),
        "appeal_decided": (tr("The appeal was decided"), tr("With the day of the decision")),
        "received": (tr("I received it"), tr("The money, the device or the service is there")),
        "stopped": (tr("I stop this application"), tr("You can begin again at any time")),
    }[code]


def picture(code: State) -> str:
    """Return the pictogram of a state."""
    return {
        "preparing": "note",
        "ready": "check",
        "submitted": "next",
        "receipt": "document",
        "more_asked": "caution",
        "under_review": "clock",
        "approved": "check",
        "partly_approved": "check",
        "refused": "dash",
        "appeal_sent": "rights",
        "appeal_decided": "rights",
        "received": "check",
        "stopped": "stop",
    }[code]


def badge(words: Words, code: State, local: str = "") -> Badge:
    """Return the badge of a state: a word, a shape and a tone."""
    text = state(words, code, local)
    match code:
        case "approved" | "partly_approved" | "received":
            return Badge(text, "success", "check")
        case "more_asked" | "refused":
            return Badge(text, "caution", picture(code))
        case "submitted" | "receipt" | "under_review" | "appeal_sent" | "appeal_decided":
            return Badge(text, "info", picture(code))
        case _:
            return Badge(text, "neutral", picture(code))


def refusal(words: Words, code: Refusal) -> str:
    """Return a reason for a refusal."""
    tr = words.tr
    return {
        "papers": tr("Papers were missing or wrong"),
        "late": tr("They say it was too late"),
        "not_recognised": tr("They do not recognise the accident or the victim"),
        "percent": tr("The disability was found too small"),
        "residence": tr("Because of the place where you live, or your papers of residence"),
        "income": tr("They say the income is too high"),
        "other_help": tr("They say there is other help already"),
        "no_money": tr("They say there is no money or no place left"),
        "no_reason": tr("They gave no reason"),
        "other": tr("Another reason"),
    }[code]


def device(words: Words, code: DeviceKind) -> str:
    """Return the name of an assistive device."""
    tr = words.tr
    return {
        "prosthesis": tr("Artificial arm or leg"),
        "orthosis": tr("Splint or brace"),
        "wheelchair": tr("Wheelchair"),
        "crutches": tr("Crutches or walking aid"),
        "hearing": tr("Hearing aid"),
        "sight": tr("Aid for seeing"),
        "other": tr("Another device"),
    }[code]


def every(words: Words, code: Every) -> str:
    """Return how often a payment is expected."""
    tr = words.tr
    return {
        "once": tr("Once"),
        "month": tr("Every month"),
        "quarter": tr("Every three months"),
        "year": tr("Every year"),
    }[code]


def letter(words: Words, code: str) -> str:
    """Return the name of a letter that was sent."""
    tr = words.tr
    names = {
        "cover": tr("Letter to go with the papers"),
        "reminder": tr("Reminder"),
        "reasons": tr("Letter that asks for the reasons"),
        "complaint": tr("Complaint"),
        "appeal": tr("Appeal"),
    }
    return names.get(code, tr("Letter"))


class Told(NamedTuple):
    """What is waited for: what, and by when in words."""

    what: str
    when: str


class Teller:
    """Tells one application in the language of the page."""

    def __init__(self, words: Words, today: date) -> None:
        self.words, self.tr, self.today = words, words.tr, today

    def copied(self, text: Copied) -> str:
        """Return a copied text in the nearest language."""
        return text.in_(*self.words.chain)[0]

    def name(self, application: Application) -> str:
        """Return what an application is called."""
        return application.name(*self.words.chain)[0]

    def when(self, due: Due) -> str:
        """Return a day with its weekday and how many days are left, or that it has passed."""
        tr, words = self.tr, self.words
        day = words.day(due.day, weekday=True)
        left = due.days(self.today)
        if left == 0:
            return tr("Today, {day}").format(day=day)
        if left < 0:
            late = tr.plural("{n} day ago", "{n} days ago", -left).format(n=words.number(-left))
            return f"{day} · {late}"
        told = tr.plural("{n} day left", "{n} days left", left).format(n=words.number(left))
        return f"{day} · {told}"

    def what(self, due: Due, application: Application | None = None, now: Standing | None = None) -> str:
        """Return what a day is for."""
        tr = self.tr
        match due.kind:
            case "apply":
                return tr("Last day to apply")
            case "answer":
                return tr("The office must answer")
            case "appeal":
                return tr("Last day to appeal")
            case "bring":
                return tr("Last day to bring the papers they asked for")
            case "appointment":
                return self._own(due, now) or tr("Appointment")
            case "renewal":
                return tr("Renew it")
            case "own":
                return self._own(due, now) or tr("Your own date")
            case "paper":
                paper = next((row for row in now.papers if row.id == due.ref), None) if now else None
                return (
                    tr("A paper runs out: {name}").format(name=self.copied(paper.text))
                    if paper
                    else tr("A paper runs out")
                )
            case "payment":
                return tr("A payment is expected")
            case "device":
                return tr("Have the device checked")
            case "replacement":
                return tr("Ask for a new device")
            case _:
                assert_never(due.kind)

    def _own(self, due: Due, now: Standing | None) -> str:
        event = next((row for row in now.events if row.id == due.ref), None) if now else None
        return event.text if event else ""

    def told(self, due: Due, now: Standing | None = None) -> Told:
        """Return what is waited for and by when."""
        return Told(self.what(due, now=now), self.when(due))

    def next_step(self, now: Standing, dues: list[Due]) -> tuple[str, str]:
        """Return what happens next and who must act, in one sentence, and by when."""
        late = [due for due in dues if due.whose == "theirs" and due.passed(self.today)]
        mine = [due for due in dues if due.whose == "mine"]
        theirs = [due for due in dues if due.whose == "theirs" and due.kind == "answer"]
        sentence = self._act(now.state)
        if now.state in ("submitted", "receipt", "under_review", "appeal_sent") and late:
            return self.tr("The office is late. You can send a reminder or a complaint."), self.when(late[0])
        if now.state in ("refused", "partly_approved"):
            appeal = next((due for due in mine if due.kind == "appeal"), None)
            return sentence, self.when(appeal) if appeal else ""
        if mine:
            wanted = sentence if mine[0].kind in ("apply", "appeal", "bring") else self.what(mine[0], now=now) + "."
            return wanted, self.when(mine[0])
        if theirs:
            return sentence, self.when(theirs[0])
        payment = next((due for due in dues if due.kind == "payment"), None)
        if payment is not None:
            return (
                self.tr("A payment did not come. Ask the office.")
                if payment.passed(self.today)
                else self.tr("Wait for the payment."),
                self.when(payment),
            )
        return sentence, ""

    def _act(self, code: State) -> str:
        tr = self.tr
        return {
            "preparing": tr("You collect the papers."),
            "ready": tr("You hand it in and ask for a receipt."),
            "submitted": tr("The office answers. Ask for a receipt if you have none."),
            "receipt": tr("The office answers."),
            "more_asked": tr("You bring the papers they asked for."),
            "under_review": tr("The office decides."),
            "approved": tr("The office pays or delivers."),
            "partly_approved": tr("You accept it, or you appeal for the rest."),
            "refused": tr("You can appeal, or ask for the reasons in writing."),
            "appeal_sent": tr("The appeal is decided."),
            "appeal_decided": tr("You write down what was decided."),
            "received": tr("Nothing is left to do."),
            "stopped": tr("Nothing happens until you begin again."),
        }[code]

    def who(self, code: State) -> str:
        """Return who must act."""
        tr = self.tr
        return {"me": tr("Your turn"), "office": tr("The office's turn"), "nobody": tr("Nobody's turn")}[WHO[code]]

    def line(self, code: State, mine: date | None, theirs: date | None) -> str:
        """Return the line of an application in the list: who acts, and the nearest day."""
        soon = min((day for day in (mine, theirs) if day is not None), default=None)
        who = self.who(code)
        if soon is None:
            return who
        whose = "mine" if mine == soon else "theirs"
        return f"{who}. {self.when(Due('', 'own', whose, soon, ''))}"  # type: ignore[arg-type]

    def digest(self, found: Digest) -> str:
        """Return the one sentence that is shown and spoken when the vault opens."""
        tr, words = self.tr, self.words
        if not found.running:
            return tr("There is no running application.")
        parts = [
            tr.plural("{n} application.", "{n} applications.", found.running).format(n=words.number(found.running))
        ]
        if found.mine_count:
            first = found.mine[0].due
            day = words.day(first.day, weekday=True)
            told = (
                tr.plural(
                    "{n} thing needs you. Its day was {day}.",
                    "{n} things need you. The first was due on {day}.",
                    found.mine_count,
                )
                if first.passed(self.today)
                else tr.plural(
                    "{n} thing needs you by {day}.", "{n} things need you, the first by {day}.", found.mine_count
                )
            )
            parts.append(told.format(n=words.number(found.mine_count), day=day))
        if found.late_count:
            told = tr.plural("{n} answer is late.", "{n} answers are late.", found.late_count)
            parts.append(told.format(n=words.number(found.late_count)))
        if not found.mine_count and not found.late_count:
            parts.append(tr("Nothing needs you in the next two weeks."))
        return " ".join(parts)

    def event(self, event: Event, now: Standing) -> tuple[str, str]:
        """Return one event of the history: what happened, and the details that were written down."""
        tr, words = self.tr, self.words
        details = [words.day(event.day)]
        if event.office:
            details.append(event.office)
        if event.who:
            told = tr("With {name}") if event.kind == "share" else tr("Spoke to {name}")
            details.append(told.format(name=event.who))
        if event.receipt:
            details.append(tr("Receipt {number}").format(number=event.receipt))
        if event.amount is not None:
            details.append(self.amount(event))
        if event.by is not None:
            details.append(tr("By {day}").format(day=words.day(event.by)))
        if event.kind == "refused" and event.code:
            details.append(refusal(words, event.code))  # type: ignore[arg-type]
        if event.text:
            details.append(event.text)
        return self._title(event, now), " · ".join(details)

    def amount(self, event: Event) -> str:
        """Return an amount with its currency."""
        from decimal import Decimal

        if event.amount is None:
            return ""
        if len(event.currency) == 3 and event.currency.isalpha():
            return self.words.money(Decimal(str(event.amount)), event.currency)
        return self.words.number(event.amount)

    def _title(self, event: Event, now: Standing) -> str:
        tr, words = self.tr, self.words
        match event.kind:
            case "visit":
                return tr("Visit or call")
            case "note":
                return tr("Note")
            case "paper":
                paper = next((row for row in now.papers if row.id in (event.ref, event.id)), None)
                name = self.copied(paper.text) if paper else event.text
                return (
                    tr("Paper is there: {name}").format(name=name)
                    if event.have
                    else tr("Paper: {name}").format(name=name)
                )
            case "date":
                names = {"appointment": tr("Appointment"), "renewal": tr("Renewal")}
                return names.get(event.code, tr("Own date"))
            case "done":
                return tr("Done")
            case "payment_plan":
                return tr("Payments expected: {how}").format(how=every(words, event.every or "once"))
            case "payment":
                return tr("Payment came")
            case "device":
                return tr("Device fitted: {name}").format(name=device(words, event.code or "other"))  # type: ignore[arg-type]
            case "letter":
                return tr("Sent: {name}").format(name=letter(words, event.code))
            case "share":
                return tr("Shared with a worker")
            case "unshare":
                return tr("Sharing taken back")
            case "undo":
                return tr("Taken back")
            case _:
                return state(words, event.kind)
