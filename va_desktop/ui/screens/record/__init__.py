# SPDX-License-Identifier: GPL-3.0-or-later
"""Write down one thing that happened."""
