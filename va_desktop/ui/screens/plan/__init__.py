# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan, for person and worker together."""
