# SPDX-License-Identifier: GPL-3.0-or-later
"""Help now: emergency numbers and who to call."""
