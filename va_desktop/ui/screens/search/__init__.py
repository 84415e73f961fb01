# SPDX-License-Identifier: GPL-3.0-or-later
"""One search over rights, entitlements and places."""
