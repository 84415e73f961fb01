# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a sealed file or a card, as typed facts; nothing of such a file was taken."""

from typing import Literal

from va_desktop.errors import VaDesktopError

Reason = Literal["not_a_bundle", "newer", "damaged", "not_for_us", "stranger", "large", "other", "training"]


class BundleTrouble(VaDesktopError):
    """A sealed file cannot be used.

    `not_a_bundle`: something else; `newer`: of a newer program; `damaged`: not as it was written, or not for this
    caseload (a sealed file does not tell which); `not_for_us`: passed on by somebody it was written for; `stranger`:
    the sender is no partner; `large`: too big; `other`: it holds something else than was asked for; `training`:
    invented people stay where they are.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
