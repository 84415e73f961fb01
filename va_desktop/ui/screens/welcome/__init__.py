# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page of a kiosk: welcome in every language."""
