# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a place, in words; no Qt."""

from typing import assert_never

from va_desktop.directory.overlay import About
from va_desktop.i18n.translator import Translator


def about(tr: Translator, code: About) -> str:
    """Return what was noticed."""
    match code:
        case "closed":
            return tr("It is closed, or it is gone")
        case "moved":
            return tr("It is somewhere else now")
        case "phone":
            return tr("The phone number is wrong")
        case "hours":
            return tr("The hours are wrong")
        case "unfriendly":
            return tr("They turned me away")
        case "other":
            return tr("Something else")
        case _:
            assert_never(code)
