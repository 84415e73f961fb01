# SPDX-License-Identifier: GPL-3.0-or-later
"""How long closed cases stay: after so many months they go for good, and the log keeps how many, never who."""

from datetime import date, timedelta

from va_desktop.casework.caseload import Caseload
from va_desktop.casework.consents import standing

MONTHS = 24
"""How long a closed case stays unless the office says otherwise; the person was told in the text of consent."""

SETTING = "retention"
LEAST, MOST = 1, 120


def months(caseload: Caseload) -> int:
    """Return after how many months a closed case goes."""
    kept = caseload.journal.setting(SETTING)
    return int(kept) if kept.isdigit() else MONTHS


def set_months(caseload: Caseload, number: int) -> None:
    """Say after how many months a closed case goes, 1 to 120. Raises ValueError."""
    if not LEAST <= number <= MOST:
        raise ValueError(number)
    caseload.journal.remember(SETTING, str(number))


def due(caseload: Caseload, on: date) -> list[str]:
    """Return the closed cases whose time is over."""
    last = _months_before(on, months(caseload)).isoformat()
    return [
        row[0]
        for row in caseload.vault.rows(
            "SELECT case_id FROM listed WHERE closed <> '' AND closed <= ? ORDER BY ord", (last,)
        )
    ]


def without_consent(caseload: Caseload, on: date) -> list[str]:
    """Return the cases whose yes to a record was taken back: they are to be erased, once the person was told."""
    found = []
    for case in caseload.cases():
        states = {standing(grant, case.withdrawals, on) for grant in case.grants if grant.purpose == "keep"}
        if states <= {"ended"}:
            found.append(case.id)
    return found


def purge(caseload: Caseload, on: date) -> int:
    """Erase the closed cases whose time is over, wherever the log goes; return how many. Raises `VaultTrouble`."""
    found = due(caseload, on)
    with caseload.journal.together():
        for id_ in found:
            caseload.journal.erase(id_, "retention", on)
    if found:
        caseload.vault.note(f"closed cases erased: {len(found)}")
    return len(found)


CLOCK_GAP = timedelta(days=90)
"""A clock that is further than this ahead of the last thing written is not believed by itself."""


def purge_by_itself(caseload: Caseload, on: date) -> int:
    """Erase what is due when a worker signs in; return how many. Raises `VaultTrouble`.

    A clock that was set wrong must not empty a caseload: then nothing goes before somebody says so.
    """
    rows = caseload.vault.rows("SELECT max(substr(at, 1, 10)) FROM entry WHERE at <> ''")
    if not rows or not rows[0][0] or on - date.fromisoformat(rows[0][0]) > CLOCK_GAP:
        return 0
    return purge(caseload, on)


def log(caseload: Caseload) -> list[tuple[str, str, int]]:
    """Return on which day how many cases were erased and why (`asked` or `retention`), newest first."""
    query = "SELECT day, reason, count(*) FROM erased GROUP BY day, reason ORDER BY day DESC, reason"
    return [(day, reason, number) for day, reason, number in caseload.vault.rows(query)]


def _months_before(on: date, number: int) -> date:
    month = on.year * 12 + on.month - 1 - number
    year, month = divmod(month, 12)
    for day in (on.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day, on.day))
        except ValueError:
            continue
    raise ValueError(number)
