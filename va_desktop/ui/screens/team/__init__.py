# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of a caseload in one month."""
