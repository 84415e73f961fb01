# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from a page to its film in a sign language, only where there is one."""

from va_desktop.content.signs import signs
from va_desktop.ui.kit.button import Action
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common.screen import Screen


def sign_button(screen: Screen, kind: str, id_: str) -> Action | None:
    """Return the button that opens the film of a record, or None where there is no film."""
    if not signs(screen.ctx.library, kind, id_):
        return None
    button = Action(screen.look, screen.tr("Sign language"), "play")
    button.setObjectName("signs")
    button.clicked.connect(lambda: screen.go(to("signs", kind=kind, id=id_)))
    return button
