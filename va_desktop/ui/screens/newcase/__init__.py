# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a person down who agreed to it."""
