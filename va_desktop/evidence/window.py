# SPDX-License-Identifier: GPL-3.0-or-later
"""One country and one period, laid out for counting: who was counted, what they did, and which codes are named."""

from collections.abc import Sequence

from va_desktop.evidence.keys import OTHERS, UNKNOWN, Period
from va_desktop.evidence.suppress import LEAST
from va_desktop.storage.driver import Connection

AGES = (("age_0_17", 0, 17), ("age_18_34", 18, 34), ("age_35_59", 35, 59), ("age_60", 60, 130))
"""Age groups in years, both ends included. Under 18 is a child (CRC Article 1)."""

REST = "rest"
RELATIONS, SEXES = ("survivor", "family", "other_disability"), ("female", "male")
"""What is told apart; everybody else is `rest`. So few people are that: told alone, each could be recognised."""


def lay_out(connection: Connection, country: str, period: Period, pillars: Sequence[str]) -> None:
    """Fill the temporary tables `who` and `what`. Codes of fewer than 5 people become `others`.

    `what` holds the moves of the period; `place` orders them. A pillar that the packs do not know is `others`.
    """
    run = connection.execute
    for table in ("who", "what", "named"):
        run(f"DROP TABLE IF EXISTS temp.{table}")
    run(
        "CREATE TEMP TABLE who (key INTEGER PRIMARY KEY, relation TEXT, sex TEXT, age TEXT, difficulty TEXT,"
        " device TEXT, displacement TEXT, area TEXT)"
    )
    run(
        f"INSERT INTO who SELECT key, {_one_of('relation', RELATIONS)}, {_one_of('sex', SEXES)},"
        f" {_age(period.last.year)}, difficulty, device, displacement,"
        f" coalesce(area, '{UNKNOWN}') FROM counted_person WHERE country = ?",
        (country,),
    )
    run(
        "CREATE TEMP TABLE what (key INTEGER, matter INTEGER, move TEXT, place INTEGER, pillar TEXT,"
        " frameworks INTEGER, service TEXT, reason TEXT, cost INTEGER, currency TEXT, funding TEXT, distance INTEGER)"
    )
    run(
        "INSERT INTO what SELECT key, matter, move, day * 1000000000 + id,"
        f" iif(pillar IN ({', '.join('?' * len(pillars))}), pillar, '{OTHERS}'), frameworks,"
        f" coalesce(service, '{UNKNOWN}'), coalesce(reason, '{UNKNOWN}'), cost, currency,"
        f" coalesce(funding, '{UNKNOWN}'), distance FROM counted_move JOIN who USING (key) WHERE day BETWEEN ? AND ?",
        (*pillars, period.first.toordinal(), period.last.toordinal()),
    )
    run("CREATE INDEX temp.what_move ON what (move, key)")
    _name(connection)


def _one_of(column: str, codes: Sequence[str]) -> str:
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"iif({column} IN ({listed}), {column}, '{REST}')"


def _age(year: int) -> str:
    cases = " ".join(f"WHEN {year} - born BETWEEN {low} AND {high} THEN '{name}'" for name, low, high in AGES)
    return f"CASE {cases} ELSE '{UNKNOWN}' END"


def _name(connection: Connection) -> None:
    """Put codes together that are too rare to be named: to name one would tell that somebody is there."""
    run = connection.execute
    run("CREATE TEMP TABLE named (kind TEXT, code TEXT, PRIMARY KEY (kind, code)) WITHOUT ROWID")
    run(
        "INSERT INTO named SELECT 'area', area FROM (SELECT DISTINCT key FROM what) JOIN who USING (key)"
        f" GROUP BY area HAVING count(*) >= {LEAST}"
    )
    for kind, moves in (("funding", "'obtained', 'delivered'"), ("service", "'obtained', 'delivered'")):
        run(
            f"INSERT INTO named SELECT '{kind}', {kind} FROM (SELECT DISTINCT {kind}, key FROM what"
            f" WHERE move IN ({moves})) GROUP BY {kind} HAVING count(*) >= {LEAST}"
        )
    run(
        "INSERT INTO named SELECT 'reason', reason FROM (SELECT DISTINCT reason, key FROM what WHERE move = 'refused')"
        f" GROUP BY reason HAVING count(*) >= {LEAST}"
    )
    for table, kind in (("who", "area"), ("what", "funding"), ("what", "service"), ("what", "reason")):
        run(
            f"UPDATE {table} SET {kind} = '{OTHERS}' WHERE {kind} <> '{UNKNOWN}'"
            f" AND {kind} NOT IN (SELECT code FROM named WHERE kind = '{kind}')"
        )


def named(connection: Connection, kind: str) -> tuple[str, ...]:
    """Return the codes that are named, in their order, then the rest and what was not said."""
    rows = connection.execute("SELECT code FROM named WHERE kind = ? ORDER BY code", (kind,))
    return (*(str(code) for (code,) in rows if code not in (OTHERS, UNKNOWN)), OTHERS, UNKNOWN)
