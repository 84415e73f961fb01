# SPDX-License-Identifier: GPL-3.0-or-later
"""Which contribution reached whom, and which share nobody can follow."""
