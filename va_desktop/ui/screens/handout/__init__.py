# SPDX-License-Identifier: GPL-3.0-or-later
"""A place on paper."""
