# SPDX-License-Identifier: GPL-3.0-or-later
"""Two places side by side."""
