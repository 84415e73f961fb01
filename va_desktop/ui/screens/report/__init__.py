# SPDX-License-Identifier: GPL-3.0-or-later
"""One report on who is really reached: its tables, its charts, and the papers made of it."""
