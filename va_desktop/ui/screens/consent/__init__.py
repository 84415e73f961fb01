# SPDX-License-Identifier: GPL-3.0-or-later
"""Consent, read aloud, purpose by purpose."""
