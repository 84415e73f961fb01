# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter to an office."""
