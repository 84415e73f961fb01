# SPDX-License-Identifier: GPL-3.0-or-later
"""The start of the guided session."""
