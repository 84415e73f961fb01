# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed since the person was last here, or since a paper was printed."""
