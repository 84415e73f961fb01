# SPDX-License-Identifier: GPL-3.0-or-later
"""Loading a directory, and what came of it."""
