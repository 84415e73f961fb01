# SPDX-License-Identifier: GPL-3.0-or-later
"""A remark about a place that is wrong here."""
