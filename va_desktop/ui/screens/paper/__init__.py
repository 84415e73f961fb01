# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper: is it there, until when, and a photo of it."""
