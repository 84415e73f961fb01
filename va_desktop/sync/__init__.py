# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange without a network: sealed files that carry the log between laptops and the office."""
