# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people wrote different things."""
