# SPDX-License-Identifier: GPL-3.0-or-later
"""Rights by need, by person, by framework and by approach."""
