# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables and charts of a report, each chart with the one sentence that says the same; no Qt."""

from collections.abc import Sequence

from va_desktop.directory.services import services as services_of
from va_desktop.document.sheet import Bar, Chart, Table
from va_desktop.evidence import views
from va_desktop.evidence.coverage import coverage
from va_desktop.evidence.keys import Key, Shown
from va_desktop.evidence.published import Published
from va_desktop.ui.screens.report.names import Names

DIMENSIONS = ("relation", "sex", "age", "difficulty", "device", "displacement", "area")


def _chart(names: Names, title: str, what: str, rows: Sequence[tuple[str, Shown]], head: str) -> Chart:
    bars = tuple(Bar(label, shown.value, names.figure(shown)) for label, shown in rows)
    return Chart(title, spoken(names, what, bars), bars, (head, names.tr("People")))


def spoken(names: Names, what: str, bars: Sequence[Bar]) -> str:
    """Return the bars as one sentence, the longest first; what is not told is named last."""
    tr, words = names.tr, names.words
    told = sorted((bar for bar in bars if bar.value), key=lambda bar: -(bar.value or 0))
    few = sum(1 for bar in bars if bar.value is None)
    if not told:
        return tr("{what}: there is no figure that can be told.").format(what=what)
    listed = words.listed([f"{bar.label} ({bar.told})" for bar in told])
    sentence = tr("{what}: {list}.").format(what=what, list=listed)
    if few:
        rest = tr.plural("{n} figure is not told.", "{n} figures are not told.", few).format(n=words.number(few))
        return f"{sentence} {rest}"
    return sentence


def obtained(names: Names, published: Published) -> Chart:
    """Return who obtained help, by framework."""
    rows = [(names.framework(row.code), row.steps[2]) for row in views.frameworks(published) if row.code]
    tr = names.tr
    return _chart(names, tr("Who obtained help, by framework"), tr("People who obtained help"), rows, tr("Framework"))


def frameworks(names: Names, published: Published) -> Table:
    """Return the steps of each framework."""
    tr = names.tr
    rows = [
        (
            names.framework(row.code),
            *(names.figure(step) for step in row.steps),
            names.share(views.percent(row.steps[2], row.steps[0])),
            names.spread(row.days),
        )
        for row in views.frameworks(published)
    ]
    return Table(
        tr("From asking to help, by framework"),
        (
            tr("Framework"),
            tr("Asked"),
            tr("Applied"),
            tr("Obtained"),
            tr("Refused"),
            tr("Obtained, of those who asked"),
            tr("Days until help"),
        ),
        tuple(rows),
        tr("One person can stand in several rows. So the rows do not add up to all help together."),
    )


def costs(names: Names, published: Published) -> Table:
    """Return costs and ways by framework."""
    tr = names.tr
    rows = []
    for row in views.frameworks(published):
        paid = names.words.listed([names.spread(cost) for cost in row.costs])
        rows.append((names.framework(row.code), paid or tr("too few people"), names.spread(row.distance)))
    return Table(
        tr("What help cost the person"),
        (tr("Framework"), tr("Paid by one person"), tr("Longest way of one person")),
        tuple(rows),
        tr("The middle is told, and the two quarters around it. It is told of 10 people or more."),
    )


def compared(names: Names, published: Published) -> Table:
    """Return survivors beside families and other people with disabilities."""
    tr = names.tr
    rows = [
        (
            tr("{framework}: {people}").format(
                framework=names.framework(row.code), people=names.category("relation", row.relation)
            ),
            names.figure(row.sought),
            names.figure(row.obtained),
            names.figure(row.refused),
            names.share(views.percent(row.obtained, row.sought)),
            "" if row.code else names.spread(row.days),
        )
        for row in views.compared(published)
    ]
    return Table(
        tr("Survivors beside others"),
        (
            tr("Framework and people"),
            tr("Asked"),
            tr("Obtained"),
            tr("Refused"),
            tr("Obtained, of those who asked"),
            tr("Days until help"),
        ),
        tuple(rows),
    )


def compared_chart(names: Names, published: Published) -> Chart:
    """Return which share of survivors, families and others obtained help."""
    tr = names.tr
    rows = [row for row in views.compared(published) if not row.code]
    bars = []
    for row in rows:
        share = views.percent(row.obtained, row.sought)
        bars.append(Bar(names.category("relation", row.relation), share, names.share(share)))
    sentence = spoken(names, tr("Share of people who asked and obtained help"), bars)
    return Chart(tr("Who obtained help, in percent"), sentence, tuple(bars), (tr("People"), tr("Percent")))


def reasons(names: Names, published: Published) -> Chart:
    """Return why people were refused."""
    tr = names.tr
    rows = [(names.category("reason", code), one) for code, one in views.reasons(published) if one.value != 0]
    return _chart(names, tr("Why people were refused"), tr("The last reason"), rows, tr("Reason"))


def gaps(names: Names, published: Published) -> Table:
    """Return who asked and who obtained, by kind of help, beside the services that the directory has."""
    tr = names.tr
    there = coverage(services_of(names.library, published.country))
    rows = [
        (
            names.pillar(row.pillar),
            names.figure(row.sought),
            names.figure(row.obtained),
            names.number(row.missing),
            names.number(there.get(row.pillar, 0)),
        )
        for row in views.gaps(published)
        if row.sought.value != 0
    ]
    return Table(
        tr("What is missing, by kind of help"),
        (
            tr("Kind of help"),
            tr("Asked"),
            tr("Obtained"),
            tr("Obtained nothing of it"),
            tr("Services in the directory"),
        ),
        tuple(rows),
        tr("One person can ask for several kinds of help. The directory may not know every service."),
    )


def districts(names: Names, published: Published) -> Table:
    """Return who obtained nothing, by kind of help and district."""
    tr = names.tr
    found = [row for row in views.gaps(published) if row.sought.value != 0]
    areas = [area for area, _, _ in found[0].areas] if found else []
    rows = []
    for place, area in enumerate(areas):
        cells = [names.number(views.missing(row.areas[place][1], row.areas[place][2])) for row in found]
        rows.append((names.category("area", area), *cells))
    return Table(
        tr("People who obtained nothing, by district"),
        (tr("District"), *(names.pillar(row.pillar) for row in found)),
        tuple(rows),
    )


def people(names: Names, published: Published) -> list[Table]:
    """Return who the people are, one table for each dimension."""
    tr = names.tr
    found = []
    for dimension in DIMENSIONS:
        rows = [
            (
                names.category(dimension, category),
                names.figure(shown),
                names.figure(published.of(Key("obtained", "", dimension, category))),
            )
            for category, shown in views.breakdown(published, "sought", dimension)
        ]
        rest = tuple(_together(published, indicator, dimension) for indicator in ("sought", "obtained"))
        if any(rest):
            rows.append((tr("Not shown, together"), *(names.number(one) if one else "" for one in rest)))
        title = names.dimension(dimension)
        found.append(Table(title, (title, tr("Asked"), tr("Obtained")), tuple(rows)))
    return found


def _together(published: Published, indicator: str, dimension: str) -> int | None:
    """Return how many people the parts that are not shown have together: anybody could work it out."""
    parts = [shown for _, shown in views.breakdown(published, indicator, dimension)]
    total = published.value(Key(indicator))
    if total is None or all(shown.value is not None for shown in parts):
        return None
    return total - sum(shown.value or 0 for shown in parts)


def contributions(names: Names, published: Published) -> Table:
    """Return contributions with the people whom they reached, by framework."""
    tr = names.tr
    codes = names.codes()
    rows = []
    for one in views.contributions(published):
        shown = dict(one.frameworks)
        cells = [names.figure(shown.get(code, Shown("absent", None))) for code in codes]
        rows.append((names.funding(one.code), kind(names, one.kind), names.figure(one.reached), *cells))
    return Table(
        tr("Who paid, and whom it reached"),
        (tr("Contribution"), tr("Kind"), tr("People reached"), *(names.framework(code) for code in codes)),
        tuple(rows),
        tr("One person can be reached by several contributions."),
    )


def services(names: Names, published: Published) -> Table:
    """Return contributions with the services through which they reached people."""
    tr = names.tr
    rows = [
        (f"{names.funding(one.code)}: {code if code not in ('others', 'unknown') else tr('other services')}", told)
        for one in views.contributions(published)
        for code, told in (
            (code, names.figure(shown)) for code, shown in one.services if shown.mark != "shown" or shown.value
        )
    ]
    return Table(tr("Through which service"), (tr("Contribution and service"), tr("People reached")), tuple(rows))


def kind(names: Names, code: str) -> str:
    """Return what a contribution is for."""
    tr = names.tr
    match code:
        case "targeted":
            return tr("for survivors")
        case "broader":
            return tr("for everyone who qualifies")
        case "both":
            return tr("for survivors and for everyone")
        case _:
            return tr("not known")


def faces(names: Names, published: Published) -> Chart:
    """Return how visits were."""
    tr = names.tr
    rows = [(names.face(code), shown) for code, shown in views.breakdown(published, "visits", "face")]
    bars = tuple(Bar(label, shown.value, names.figure(shown)) for label, shown in rows)
    return Chart(tr("How visits were"), spoken(names, tr("Visits"), bars), bars, (tr("Answer"), tr("Visits")))


def reached(names: Names, published: Published) -> Chart:
    """Return whom each contribution reached."""
    tr = names.tr
    rows = [(names.funding(one.code), one.reached) for one in views.contributions(published)]
    return _chart(names, tr("People reached, by contribution"), tr("People reached"), rows, tr("Contribution"))
