# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a sealed file cannot be used, in words; no Qt."""

from typing import assert_never

from va_desktop.i18n.translator import Translator
from va_desktop.sync.errors import BundleTrouble


def bundle_trouble(tr: Translator, error: BundleTrouble) -> str:
    """Return why a sealed file cannot be used, what is safe, and what to do."""
    match error.reason:
        case "damaged":
            return tr("The file is damaged, or it is not for you. Nothing was taken from it. Ask for a new one.")
        case "not_for_us":
            return tr("The file was written for somebody else. Nothing was taken from it.")
        case "stranger":
            return tr("You do not know the sender yet. Read their card first. Nothing was taken from the file.")
        case "newer":
            return tr("A newer program wrote this file. Nothing was taken from it. Ask for a newer program.")
        case "large":
            return tr("The file is too big. Nothing was taken from it.")
        case "training":
            return tr("In training nothing is handed on, and nothing is read.")
        case "not_a_bundle" | "other":
            return tr("This is another kind of file. Nothing was taken from it.")
    assert_never(error.reason)
