# SPDX-License-Identifier: GPL-3.0-or-later
"""What the centre changed, what does not fit any more, and what visitors noticed."""
