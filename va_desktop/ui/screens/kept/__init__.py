# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep answers on this computer, or open them again."""
