# SPDX-License-Identifier: GPL-3.0-or-later
"""Something the person has a right to and asks an office for."""
