# SPDX-License-Identifier: GPL-3.0-or-later
"""One treaty, plan or guidance text."""
