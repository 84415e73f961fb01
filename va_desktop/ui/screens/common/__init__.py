# SPDX-License-Identifier: GPL-3.0-or-later
"""What all screens share: context, base class, blocks and wording."""
