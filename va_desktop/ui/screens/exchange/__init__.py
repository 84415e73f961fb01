# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed files for partners, and from them."""
