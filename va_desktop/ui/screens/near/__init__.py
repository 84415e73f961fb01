# SPDX-License-Identifier: GPL-3.0-or-later
"""Near which place: a district or a landmark."""
