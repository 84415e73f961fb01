# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault: code, backups, export, deleting."""
