# SPDX-License-Identifier: GPL-3.0-or-later
"""What a country has promised, what the figures say to it, and what is missing."""
