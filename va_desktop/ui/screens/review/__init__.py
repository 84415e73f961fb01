# SPDX-License-Identifier: GPL-3.0-or-later
"""All answers of the guided session."""
