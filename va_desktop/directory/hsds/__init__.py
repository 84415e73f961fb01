# SPDX-License-Identifier: GPL-3.0-or-later
"""Directories of services in the field's own standard: Open Referral HSDS read, checked, profiled and written."""
