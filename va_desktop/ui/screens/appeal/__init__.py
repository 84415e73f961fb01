# SPDX-License-Identifier: GPL-3.0-or-later
"""After a no: what can be done."""
