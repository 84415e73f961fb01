# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages: catalogues, fallback, plurals, dates, numbers, direction and the shape of scripts."""
