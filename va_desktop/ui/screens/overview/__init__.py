# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps in one country: frameworks, laws, gaps."""
