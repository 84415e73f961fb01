# SPDX-License-Identifier: GPL-3.0-or-later
"""What each column of a table means."""
