# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of every authored file, as strict models: an unknown key or a wrong type is a problem."""
