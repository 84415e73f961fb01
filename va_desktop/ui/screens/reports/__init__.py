# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose a time to report on, look at exactly what would leave, and write it."""
