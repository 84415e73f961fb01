# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the slices: one search over rights, entitlements and places."""
