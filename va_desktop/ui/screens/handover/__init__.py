# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back to the worker's side."""
