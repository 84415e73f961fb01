# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers to take home: a plain tree of headings and lines, written as accessible HTML. Knows no content and no Qt."""
