# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that is left behind: it tells nothing."""
