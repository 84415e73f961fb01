# SPDX-License-Identifier: GPL-3.0-or-later
"""One application: the next step, papers, what happened."""
