# SPDX-License-Identifier: GPL-3.0-or-later
"""Casework: consent, needs, plans, referrals, tasks and services delivered, for people who agreed to a record."""
