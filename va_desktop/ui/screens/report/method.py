# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report says in sentences: in short, what may be concluded and what not, how it was made; no Qt."""

from va_desktop.evidence import views
from va_desktop.evidence.keys import Key
from va_desktop.evidence.published import Published
from va_desktop.evidence.suppress import LEAST
from va_desktop.ui.screens.report.names import Names


def short(names: Names, published: Published) -> list[str]:
    """Return the findings in a few sentences; what may not be told is said to be so."""
    tr = names.tr
    if published.empty:
        return [tr("Nothing was counted in this time.")]
    sought, obtained, refused = (published.of(Key(id_)) for id_ in ("sought", "obtained", "refused"))
    found = [
        tr("People who asked for help: {figure}.").format(figure=names.figure(sought)),
        tr("Of them, people who obtained help: {figure}.").format(figure=names.figure(obtained)),
        tr("People who were refused at least once: {figure}.").format(figure=names.figure(refused)),
    ]
    targeted = published.of(Key("obtained", "framework:targeted"))
    found.append(tr("Help made for survivors reached: {figure}.").format(figure=names.figure(targeted)))
    broader = views.only_broader(published)
    found.append(tr("Only help for everyone reached: {figure}.").format(figure=names.number(broader)))
    days = published.spreads.get(Key("days"))
    if days is not None:
        found.append(tr("Days until help came: {figure}.").format(figure=names.spread(days)))
    return found


def unfollowed(names: Names, published: Published) -> str:
    """Return which share of the people had help of which nobody knows who paid."""
    tr = names.tr
    share = views.unattributed(published)
    if share is None:
        return tr("The share that nobody can follow to a contribution is not shown.")
    told = tr("Of the people who obtained help, {share} had help of which nobody knows who paid.")
    return told.format(share=names.words.percent(share))


def may(names: Names) -> list[str]:
    """Return what the figures can show."""
    tr = names.tr
    return [
        tr("How many people whom the workers met obtained help, and through which framework."),
        tr("Where the same people asked and obtained nothing."),
        tr("If survivors obtained less often than other people who asked the same workers."),
    ]


def may_not(names: Names) -> list[str]:
    """Return what the figures cannot show."""
    tr = names.tr
    return [
        tr("How many survivors live in the country."),
        tr("How people fare whom no worker met. They are often worse off."),
        tr("That a framework caused a difference. Needs and places differ too."),
        tr("That the help was good enough. The figures say only that it came."),
    ]


def made(names: Names, published: Published) -> list[str]:
    """Return the method note: who is counted, how small figures are kept back, how old the data are."""
    tr, words = names.tr, names.words
    found = [
        tr("Only people are counted who agreed to be counted."),
        tr("A person is counted once in each row, even with many steps."),
        tr("Figures from 1 to {n} are not told. They stand as fewer than {least}.").format(
            n=words.number(LEAST - 1), least=words.number(LEAST)
        ),
        tr("Some larger figures are not shown. Otherwise a small one could be worked out."),
        tr("Zero is shown. It means that nobody in this data was reached."),
        tr("The same time is never reported twice with other figures."),
    ]
    if published.newest:
        found.append(tr("The newest step is of {month}.").format(month=words.partial_day(published.newest)))
    found.append(coverage(names, published))
    return found


def coverage(names: Names, published: Published) -> str:
    """Return how many visits were of people who are counted."""
    tr = names.tr
    counted, visits = published.of(Key("visits", "", "counted", "yes")), published.of(Key("visits"))
    share = views.percent(counted, visits)
    if share is None:
        return tr("We cannot say which share of the visits the figures cover.")
    return tr("Of all visits, {share} were of people who are counted.").format(share=names.words.percent(share))


def definitions(names: Names, published: Published) -> list[str]:
    """Return each definition with its version and its limits."""
    tr = names.tr
    found = []
    for one in names.defined.indicators:
        if one.id in published.versions:
            version = names.words.number(published.versions[one.id])
            told = tr("{what} (definition {version}): {counts}")
            limits = " ".join(names.of(limit) for limit in one.limits)
            text = told.format(what=names.of(one.title), version=version, counts=names.of(one.counts))
            found.append(f"{text} {limits}".strip())
    return found


def trust(names: Names, published: Published) -> list[str]:
    """Return how far the short paper can be trusted."""
    tr = names.tr
    return [
        tr("These are people whom workers met. Others were not asked."),
        tr("The figures do not say why. Ask for the reason."),
        coverage(names, published),
    ]


def privacy(names: Names) -> list[str]:
    """Return how people are protected."""
    tr = names.tr
    return [
        tr("No name is in this paper, and nobody can be found by it."),
        tr("Only people are counted who said yes to it."),
    ]
