# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre adds a place."""
