# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of a caseload that only grows: written here, merged from elsewhere, and told where two people disagree."""
