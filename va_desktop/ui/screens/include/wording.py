# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of the self-check and what each answer opens; no Qt.

The check follows CCM Art. 2(1): persons hurt or killed, their families and communities are victims. Every path
ends in "yes": nobody is screened out.
"""

from dataclasses import dataclass

from va_desktop.i18n.translator import Translator


@dataclass(frozen=True)
class Question:
    """One question with its answers as (code, words, pictogram)."""

    id: str
    title: str
    answers: tuple[tuple[str, str, str], ...]


def questions(tr: Translator) -> tuple[Question, ...]:
    """Return the four questions in their order."""
    unsure = (
        ("dont_know", tr("I don't know"), "question"),
        ("rather_not_say", tr("I would rather not say"), "dash"),
    )
    return (
        Question(
            "who",
            tr("Who was hurt?"),
            (
                ("survivor", tr("I was hurt"), "person"),
                ("family_hurt", tr("Someone in my family was hurt"), "family"),
                ("family_of_killed", tr("Someone in my family was killed"), "candle"),
                ("carer", tr("I look after someone who was hurt"), "care"),
                ("community", tr("It happened to my village or street"), "home"),
                *unsure,
            ),
        ),
        Question(
            "what",
            tr("What was it?"),
            (
                ("landmine", tr("A landmine"), "caution"),
                ("cluster", tr("A cluster bomb or a piece of one"), "caution"),
                ("remnant", tr("Another explosive left from war"), "caution"),
                ("homemade", tr("A home-made device"), "caution"),
                *unsure,
            ),
        ),
        Question(
            "harm",
            tr("What did it change?"),
            (
                ("body", tr("Body or health"), "wheelchair"),
                ("mind", tr("Sleep, fear or sadness"), "care"),
                ("money", tr("Work, land or money"), "money"),
                ("loss", tr("We lost someone"), "candle"),
                *unsure,
            ),
        ),
        Question(
            "where",
            tr("Where are you now?"),
            (
                ("home", tr("At home, in my country"), "home"),
                ("displaced", tr("I had to move inside my country"), "moved"),
                ("refugee", tr("I am in another country"), "moved"),
                *unsure,
            ),
        ),
    )


def audiences(answers: dict[str, str]) -> tuple[str, ...]:
    """Return the audiences whose rights fit the answers; a survivor's rights always open to whoever asks."""
    found: list[str] = []
    match answers.get("who"):
        case "family_of_killed":
            found.append("family_of_killed")
        case "family_hurt" | "carer":
            found.append("carer")
        case _:
            found.append("survivor")
    if answers.get("harm") == "loss" and "family_of_killed" not in found:
        found.append("family_of_killed")
    if answers.get("where") in ("displaced", "refugee"):
        found.append("displaced_or_refugee")
    return tuple(found)


def result(tr: Translator, answers: dict[str, str]) -> tuple[str, ...]:
    """Return what the check says at the end; it is never a no."""
    told = [tr("Yes. These rights can include you.")]
    match answers.get("who"):
        case "family_of_killed" | "family_hurt" | "carer":
            told.append(tr("The cluster munitions convention counts families as victims too."))
        case "community":
            told.append(tr("The cluster munitions convention counts harmed communities too."))
        case _:
            told.append(tr("The convention counts harm to body, mind, income and rights."))
    if answers.get("what") in ("dont_know", "rather_not_say", None):
        told.append(tr("You do not need to know what exploded."))
    if answers.get("what") == "homemade":
        told.append(tr("The Mine Ban Treaty covers devices that a person sets off. Ask, whatever the device was."))
    told.append(tr("National laws may use a narrower meaning. Then disability or social help may still fit."))
    return tuple(told)
