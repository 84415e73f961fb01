# SPDX-License-Identifier: GPL-3.0-or-later
"""The root of every failure that the program expects, so that one place can turn facts into sentences."""


class VaDesktopError(Exception):
    """A failure with typed facts and no sentence.

    Subclasses live beside the code that raises them and carry their facts as attributes; `ui/messages.py`
    and the command line's wording turn them into words.
    """
