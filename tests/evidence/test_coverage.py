# SPDX-License-Identifier: GPL-3.0-or-later
"""Needs are set beside the services that the directory has."""

from va_desktop.content.library import Library
from va_desktop.content.taxonomy import axis
from va_desktop.directory.services import services
from va_desktop.evidence.coverage import PILLARS, coverage


def test_every_need_and_pillar_is_one_of_the_packs(library: Library) -> None:
    assert set(PILLARS) <= {code.id for code in axis(library, "need")}
    assert set(PILLARS.values()) <= {code.id for code in axis(library, "pillar")}


def test_a_service_counts_once_for_each_kind_of_help(library: Library) -> None:
    found = services(library, "KHM")
    counted = coverage(found)
    expected = sum("rehabilitation" in service.needs for service in found)
    assert counted["rehabilitation"] == expected > 3
    assert max(counted.values()) <= len(found)


def test_a_country_without_a_directory_has_none(library: Library) -> None:
    assert coverage(services(library, "AGO")) == {}
