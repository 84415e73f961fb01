# SPDX-License-Identifier: GPL-3.0-or-later
"""What the conventions, plans and guidance promise, and where they bind."""
