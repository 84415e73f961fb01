# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person can get: entitlements, amounts, deadlines and their rules."""
