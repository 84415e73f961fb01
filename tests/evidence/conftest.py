# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date

import pytest

from tests.evidence.generator import Make, caseload
from va_desktop.content.library import Library
from va_desktop.evidence.compute import Raw, count
from va_desktop.evidence.keys import Period
from va_desktop.evidence.published import Published
from va_desktop.evidence.report import Definitions, definitions, protected
from va_desktop.evidence.store import fill, memory

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="session")
def defined(library: Library) -> Definitions:
    return definitions(library)


def counted(make: Make, defined: Definitions, country: str = "KHM", period: Period = YEAR) -> Raw:
    """Return what is counted of a made caseload, before anything is held back."""
    connection = memory()
    fill(connection, caseload(make))
    return count(connection, defined.indicators, country, period, defined.codes)


def published(raw: Raw, defined: Definitions, country: str = "KHM", period: Period = YEAR) -> Published:
    """Return what may leave of it."""
    return protected(raw, defined.indicators, Published("main", country, period, period.last, {}, {}, {}, None))
