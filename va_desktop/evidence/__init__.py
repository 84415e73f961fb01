# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence: what may be counted becomes protected figures, reports and forms, so that duties can be checked."""
