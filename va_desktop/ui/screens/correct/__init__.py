# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre corrects, closes or warns about a place."""
