# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the results home: print, file, code."""
