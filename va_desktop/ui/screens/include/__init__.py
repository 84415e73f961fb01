# SPDX-License-Identifier: GPL-3.0-or-later
"""Does this include me?"""
