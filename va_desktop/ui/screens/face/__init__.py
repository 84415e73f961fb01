# SPDX-License-Identifier: GPL-3.0-or-later
"""How it was, in three faces."""
