# SPDX-License-Identifier: GPL-3.0-or-later
"""Words about codes and about what keeps a vault from opening; no Qt."""

from va_desktop.i18n.translator import Translator
from va_desktop.storage.errors import CodeTooWeak, Locked, VaultTrouble, WrongCode
from va_desktop.storage.keys import LEAST_CHARACTERS
from va_desktop.ui.language import Words


def pictures(tr: Translator) -> tuple[tuple[str, str], ...]:
    """Return the pictures of a code by id and name, always in this order."""
    return (
        ("home", tr("House")),
        ("care", tr("Heart")),
        ("calm", tr("Moon")),
        ("candle", tr("Candle")),
        ("finish", tr("Flag")),
        ("look", tr("Eye")),
        ("read", tr("Book")),
        ("clock", tr("Clock")),
        ("work", tr("Bag")),
        ("school", tr("Hat")),
        ("help", tr("Telephone")),
        ("listen", tr("Loudspeaker")),
        ("search", tr("Magnifying glass")),
        ("note", tr("Pencil")),
        ("money", tr("Banknote")),
        ("lock", tr("Lock")),
        ("pictures", tr("Picture")),
        ("calendar", tr("Calendar")),
        ("print", tr("Printer")),
        ("rights", tr("Scales")),
        ("place", tr("Pin")),
        ("hospital", tr("Hospital")),
        ("person", tr("Head")),
        ("document", tr("Paper")),
    )


def weak(words: Words, error: CodeTooWeak, kind: str) -> str:
    """Return what a code lacks."""
    tr = words.tr
    if kind == "recovery":
        return tr("One of the words is not right. Look at the sheet again; what you wrote is still here.")
    if kind == "pictures":
        return tr("Choose {n} pictures.").format(n=words.number(error.least))
    return short(words)


def short(words: Words) -> str:
    """Return how long a passphrase must be."""
    told = words.tr("The passphrase needs {n} characters or more. Four words that only you put together are good.")
    return told.format(n=words.number(LEAST_CHARACTERS))


def wrong(words: Words, error: WrongCode | Locked) -> str:
    """Return that a code did not open the vault, and how long to wait."""
    tr = words.tr
    if not error.wait:
        return tr("That did not open it. Nothing is lost: try again.")
    if error.wait < 120:
        told = tr.plural("Wait {n} second, then try again.", "Wait {n} seconds, then try again.", error.wait)
        wait = told.format(n=words.number(error.wait))
    else:
        minutes = -(-error.wait // 60)
        told = tr.plural("Wait {n} minute, then try again.", "Wait {n} minutes, then try again.", minutes)
        wait = told.format(n=words.number(minutes))
    return f"{tr('Too many wrong codes. Nothing is lost.')} {wait} {tr('The recovery sheet opens it at once.')}"


def trouble(tr: Translator, error: VaultTrouble) -> str:
    """Return why a vault cannot be used now, what is safe, and what to do."""
    match error.reason:
        case "busy":
            return tr("Another window of this program has it open. Close that one first.")
        case "damaged":
            return tr("The file is damaged. It is kept as it is, and a backup can be opened instead.")
        case "newer":
            return tr("A newer version of this program wrote it. Nothing was changed: open it with that version.")
        case "read_only":
            return tr("This place cannot be written to, so it stays closed. Nothing was changed.")
        case "full":
            return tr("There is no room left on the disk. What was saved before is safe. Make room, then try again.")
        case "missing":
            return tr("It is not there any more. If it is on a stick, plug the stick in.")
        case "exists":
            return tr("There is one here already. Open that one.")
        case "not_a_backup":
            return tr("This file is no backup of this program.")
        case _:
            return tr("It could not be read. Nothing was changed. Try again, or try another computer.")


def erased(words: Words, count: int, left: int) -> str:
    """Return that everything is deleted, as found on a second look."""
    tr = words.tr
    if left:
        told = tr.plural("{n} file could not be deleted.", "{n} files could not be deleted.", left)
        return told.format(n=words.number(left))
    told = tr.plural(
        "{n} file was deleted. We looked again and found nothing.",
        "{n} files were deleted. We looked again and found nothing.",
        count,
    )
    return told.format(n=words.number(count))
