# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed directory: load, look, hand on."""
