# SPDX-License-Identifier: GPL-3.0-or-later
"""One person, for the worker's eyes."""
