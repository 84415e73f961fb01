# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program: the window, or one command of the command line."""

import sys


def main() -> None:
    """Run the program with the arguments of this process and exit with its status."""
    from va_desktop.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
