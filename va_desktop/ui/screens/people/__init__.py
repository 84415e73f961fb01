# SPDX-License-Identifier: GPL-3.0-or-later
"""The people whose applications are kept."""
