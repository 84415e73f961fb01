# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications and what happened to them: a history that only grows, and everything that follows from it."""
