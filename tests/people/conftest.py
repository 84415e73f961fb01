# SPDX-License-Identifier: GPL-3.0-or-later
from tests.tracker.conftest import vault, watch

__all__ = ["vault", "watch"]
