# SPDX-License-Identifier: GPL-3.0-or-later
"""A need that the person tells."""
