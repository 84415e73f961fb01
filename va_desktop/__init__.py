# SPDX-License-Identifier: GPL-3.0-or-later
"""VA Desktop: rights, services and applications for survivors of explosive ordnance, offline and accessible."""

__version__ = "0.1.0"
