# SPDX-License-Identifier: GPL-3.0-or-later
"""Days for a calendar or on a card."""
