# SPDX-License-Identifier: GPL-3.0-or-later
"""Help for workers."""
