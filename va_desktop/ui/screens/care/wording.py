# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences about caring for a vault; no Qt."""

from datetime import UTC, datetime

from va_desktop.ui.language import Words


def kept(words: Words, months: int) -> str:
    """Return after how long closed applications delete themselves."""
    tr = words.tr
    if not months:
        return tr("Never: everything stays")
    years = months // 12
    return tr.plural("After {n} year", "After {n} years", years).format(n=words.number(years))


def access(words: Words, at: str, what: str) -> str:
    """Return one line of the access log in the time of this computer."""
    tr = words.tr
    moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).astimezone()
    names = {
        "created": tr("made"),
        "opened": tr("opened"),
        "backup made": tr("backup made"),
        "code changed": tr("code changed"),
        "recovery sheet made": tr("recovery sheet made"),
        "exported": tr("taken along"),
        "shared": tr("shared"),
        "sharing taken back": tr("sharing taken back"),
    }
    done = names.get(what, tr("old applications deleted") if what.startswith("purged") else what)
    return f"{words.day(moment.date())}, {moment.strftime('%H:%M')}: {done}"
