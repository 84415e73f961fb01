# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers of the guided session of each case. They stay in this vault: no log, no file for partners has them."""

from va_desktop.storage.driver import Connection
from va_desktop.storage.vault import Vault


def of(vault: Vault, case: str) -> list[tuple[str, str, str]]:
    """Return country, question and answer of the guided session of a case, in the order in which they were given."""
    query = "SELECT country, question, answer FROM case_answer WHERE case_id = ? ORDER BY ord"
    return [(str(country), str(question), str(text)) for country, question, text in vault.rows(query, (case,))]


def keep(vault: Vault, case: str, country: str, question: str, text: str | None) -> None:
    """Write one answer, or take it away; it is on the disk when this returns. Raises `VaultTrouble`."""
    with vault.transaction() as connection:
        if text is None:
            where = "case_id = ? AND country = ? AND question = ?"
            connection.execute(f"DELETE FROM case_answer WHERE {where}", (case, country, question))
            return
        connection.execute(
            "INSERT INTO case_answer VALUES"
            " (?, ?, ?, ?, (SELECT coalesce(max(ord), 0) + 1 FROM case_answer WHERE case_id = ?))"
            " ON CONFLICT (case_id, country, question) DO UPDATE SET answer = excluded.answer",
            (case, country, question, text, case),
        )


def drop(connection: Connection, case: str) -> None:
    """Take away what a case answered: the person is gone."""
    connection.execute("DELETE FROM case_answer WHERE case_id = ?", (case,))
