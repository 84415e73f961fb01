# SPDX-License-Identifier: GPL-3.0-or-later
"""A small built library for searching: what holds everywhere, and two countries with services on the map."""

from pathlib import Path

from tests.content.samples import COUNTRY, INTERNATIONAL, write_catalogue, write_pack
from va_desktop.content.build import build_pack
from va_desktop.content.library import Library

WORKSHOP = """
id: tst.workshop
name: Taller del Sur
title: Artificial limb workshop
types: [hospital]
needs: [health]
frameworks: [health]
approaches: [infrastructure]
route: specialised
does: [They make a prosthesis for you and repair it.]
place: {city: Sur, national: false, lat: -2.0, lon: -70.0}
languages: [es]
sources: [S1]
verified: true
"""
CARD = """
id: OTH
title: Otherland
country: OTH
languages: [uk]
version: "1"
licence: GPL-3.0-or-later
reviewed: 2026-01-10
review_by: 2027-01-10
"""
HOSPITAL = """
id: oth.hospital
name: Обласна лікарня
title: Clinic and hospital
types: [hospital]
needs: [health]
frameworks: [health]
approaches: [infrastructure]
route: open
does: [The doctors see you.]
place: {city: Полтава, national: true}
languages: [uk]
sources: [S1]
verified: true
"""
SPANISH = """
msgctxt "service.tst.clinic.title"
msgid "Clinic"
msgstr "Clínica"

msgctxt "right.care.title"
msgid "Health care"
msgstr "Atención de salud"
"""


def build_library(folder: Path) -> Library:
    packs, locales, out = folder / "packs", folder / "locales", folder / "built"
    write_pack(packs / "international", INTERNATIONAL)
    write_pack(packs / "TST", COUNTRY | {"services/workshop.yaml": WORKSHOP})
    sources = {"sources.yaml": COUNTRY["sources.yaml"]}
    write_pack(packs / "OTH", {"pack.yaml": CARD, "services/hospital.yaml": HOSPITAL} | sources)
    write_catalogue(locales, "es", SPANISH)
    for pack in ("international", "TST", "OTH"):
        build_pack(packs / pack, locales, out)
    return Library.open(out)
