# SPDX-License-Identifier: GPL-3.0-or-later
"""Painted and composed widgets that every screen is made of."""
