# SPDX-License-Identifier: GPL-3.0-or-later
"""Content packs: read what authors write, check it, build it into one file, and read that file safely."""
