# SPDX-License-Identifier: GPL-3.0-or-later
"""One person: name, relation, role."""
