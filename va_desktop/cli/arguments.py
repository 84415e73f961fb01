# SPDX-License-Identifier: GPL-3.0-or-later
"""A parser of arguments that says what is wrong in one line."""

import argparse
import sys
from typing import Any, NoReturn

WRONG_USE = 2


class Parser(argparse.ArgumentParser):
    """Ends wrong use with one line on the standard error and status 2; options are written out in full."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Print one line and exit with status 2."""
        print(f"{self.prog}: {message}", file=sys.stderr)
        sys.exit(WRONG_USE)
