# SPDX-License-Identifier: GPL-3.0-or-later
"""The checklist of an application."""
