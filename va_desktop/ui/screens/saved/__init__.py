# SPDX-License-Identifier: GPL-3.0-or-later
"""The places that were kept in this visit."""
