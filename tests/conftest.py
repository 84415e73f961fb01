# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from va_desktop import bootstrap
from va_desktop.bootstrap import Services
from va_desktop.content.library import Library

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
# Speed is measured by benchmarks; a busy machine is no failure.

TODAY = date(2026, 11, 23)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Keep Qt's log out of Python: the player's threads would wait for its lock while the window waits for them."""
    if hasattr(config.option, "qt_log"):
        config.option.qt_log = False


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """The real services on the real packs, with folders of the test's own and a clock that stands still."""
    return bootstrap.services(tmp_path / "data", clock=lambda: TODAY)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return bootstrap.services(tmp_path_factory.mktemp("data"), clock=lambda: TODAY).library
