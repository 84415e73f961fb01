# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person chose: language, country, look and voice. Nothing personal."""
