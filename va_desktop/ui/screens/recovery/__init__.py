# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery words of a new vault."""
