# SPDX-License-Identifier: GPL-3.0-or-later
"""What a centre should look at in its directory."""
