# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can help: services, phone numbers, emergency numbers."""
