# SPDX-License-Identifier: GPL-3.0-or-later
"""The people whose applications are kept: who they are to each other, and what they said of themselves."""
