# SPDX-License-Identifier: GPL-3.0-or-later
"""The rights under one heading."""
