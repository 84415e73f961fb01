# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a vault: where, with what code, twice."""
