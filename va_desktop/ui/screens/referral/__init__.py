# SPDX-License-Identifier: GPL-3.0-or-later
"""A referral: what goes to a service, and what became of it."""
