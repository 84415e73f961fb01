# SPDX-License-Identifier: GPL-3.0-or-later
from tests.content.conftest import packs, pristine

__all__ = ["packs", "pristine"]
