# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that a person asked to keep: one encrypted file, opened by a password, safe after each answer."""

import json
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from va_desktop.errors import VaDesktopError
from va_desktop.guidance.session import Answer, Answers, Given, LeftOpen, Picked
from va_desktop.periods import Span, span

APPLICATION_ID = 0x56414147
"""`VAAG`, in the header of the database inside."""

FORMAT = 1
LEAST = 6
"""Characters of a password at the least; SQLCipher makes each guess slow (256,000 rounds of PBKDF2)."""


class KeptRefused(VaDesktopError):
    """The kept answers cannot be opened: another password, a damaged file, or a newer program wrote it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class KeptAnswers:
    """The open file. Every `put` is on the disk when it returns, so a power cut costs at most the answer in hand."""

    def __init__(self, path: Path, connection: driver.Connection) -> None:
        self.path, self._connection = path, connection

    @classmethod
    def create(cls, path: Path, password: str) -> "KeptAnswers":
        """Make a new file. Raises OSError when the folder cannot be written, ValueError for a short password."""
        if len(password) < LEAST:
            raise ValueError(f"a password has {LEAST} characters or more")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        try:
            connection = _connect(path, password)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.execute(
                "CREATE TABLE answers (country TEXT, question TEXT, ord INTEGER, answer TEXT NOT NULL,"
                " PRIMARY KEY (country, question))"
            )
        except driver.Error as error:
            raise OSError(str(error)) from None
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path, password: str) -> "KeptAnswers":
        """Open a kept file. Raises `KeptRefused`; the file is never changed by a wrong password."""
        connection = None
        try:
            connection = _connect(path, password)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT count(*) FROM answers")
        except driver.Error:
            if connection is not None:
                connection.close()
            raise KeptRefused("password") from None
        if version > FORMAT:
            connection.close()
            raise KeptRefused("newer")
        return cls(path, connection)

    def answers(self) -> dict[str, Answers]:
        """Return every kept answer by country, in the order in which they were given."""
        found: dict[str, Answers] = {}
        rows = self._connection.execute("SELECT country, question, answer FROM answers ORDER BY ord")
        for country, question, text in rows:
            answer = read_answer(text)
            if answer is not None:
                found[country] = found.get(country, Answers()).with_(question, answer)
        return found

    def put(self, country: str, question: str, answer: Answer | None) -> None:
        """Keep one answer, or forget it. Raises OSError when it could not be written."""
        try:
            if answer is None:
                self._connection.execute("DELETE FROM answers WHERE country = ? AND question = ?", (country, question))
                return
            self._connection.execute(
                "INSERT INTO answers VALUES (?, ?, (SELECT coalesce(max(ord), 0) + 1 FROM answers), ?)"
                " ON CONFLICT (country, question) DO UPDATE SET answer = excluded.answer",
                (country, question, written(answer)),
            )
        except driver.Error as error:
            raise OSError(str(error)) from None

    @property
    def stays(self) -> bool:
        """Tell that the file has a lock of its own."""
        return True

    def close(self) -> None:
        """Lock the file."""
        self._connection.close()

    def delete(self) -> None:
        """Lock the file and remove it."""
        self.close()
        for name in (self.path, self.path.with_name(self.path.name + "-journal")):
            name.unlink(missing_ok=True)


def _connect(path: Path, password: str) -> driver.Connection:
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = {_quoted(password)}")
    connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _quoted(password: str) -> str:
    return "'" + password.replace("'", "''") + "'"


def written(answer: Answer) -> str:
    """Return an answer as JSON."""
    match answer:
        case Picked():
            return json.dumps({"picked": answer.option})
        case LeftOpen():
            return json.dumps({"open": answer.how})
        case Given():
            value = answer.value
            return json.dumps(
                {"day": [value.first.isoformat(), value.last.isoformat()]}
                if isinstance(value, Span)
                else {"given": value}
            )


def read_answer(text: str) -> Answer | None:
    """Return an answer from JSON, or None for one that this program does not know."""
    row = json.loads(text)
    if "picked" in row:
        return Picked(str(row["picked"]))
    if row.get("open") in ("dont_know", "not_said"):
        return LeftOpen(row["open"])
    if "day" in row:
        first, last = (span(str(part)) for part in row["day"])
        return Given(Span(first.first, last.last)) if first and last else None
    return Given(row["given"]) if "given" in row else None
