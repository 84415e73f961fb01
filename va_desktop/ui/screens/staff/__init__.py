# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out of a kiosk, for staff."""
