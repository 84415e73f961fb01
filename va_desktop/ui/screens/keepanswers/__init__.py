# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep the answers of the questions with a person."""
