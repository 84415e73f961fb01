# SPDX-License-Identifier: GPL-3.0-or-later
"""What should be looked at in a directory, in words; no Qt."""

from typing import assert_never

from va_desktop.directory.upkeep import PhoneFault, WebFault
from va_desktop.i18n.translator import Translator


def phone(tr: Translator, fault: PhoneFault) -> str:
    """Return what is wrong with a phone number."""
    match fault:
        case "too_short":
            return tr("too short")
        case "too_long":
            return tr("too long")
        case "no_digits":
            return tr("no digits")
        case "letters":
            return tr("letters between the digits")
        case _:
            assert_never(fault)


def web(tr: Translator, fault: WebFault) -> str:
    """Return what is wrong with a web address."""
    match fault:
        case "scheme":
            return tr("https:// is missing at the start")
        case "host":
            return tr("the name of the computer cannot be right")
        case "space":
            return tr("a space in the middle")
        case _:
            assert_never(fault)
