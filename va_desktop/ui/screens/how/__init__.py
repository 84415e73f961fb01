# SPDX-License-Identifier: GPL-3.0-or-later
"""How do you like to use this?"""
