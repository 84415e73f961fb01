# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: four tiles and the doors that matter."""
