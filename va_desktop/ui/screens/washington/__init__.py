# SPDX-License-Identifier: GPL-3.0-or-later
"""The Washington Group Short Set."""
