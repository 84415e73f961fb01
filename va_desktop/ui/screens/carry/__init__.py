# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking along how one likes to use the program."""
