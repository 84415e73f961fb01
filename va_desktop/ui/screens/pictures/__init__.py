# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of Pictures mode: for people who do not read. Drawings, numbers, one word at the most, and a voice."""
