# SPDX-License-Identifier: GPL-3.0-or-later
"""Places that help, with filters."""
