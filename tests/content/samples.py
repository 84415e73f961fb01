# SPDX-License-Identifier: GPL-3.0-or-later
"""A small sound library of two authored packs, and the tools to spoil it in one place."""

from pathlib import Path

INTERNATIONAL = {
    "pack.yaml": """
id: international
title: Rights of survivors
languages: [en]
version: "1.0"
licence: GPL-3.0-or-later
reviewed: 2026-01-10
review_by: 2027-01-10
""",
    "sources.yaml": """
sources:
  - {id: T01, title: The Mine Ban Treaty, url: "https://example.org/t", date: 1997-09-18, read: full}
""",
    "taxonomy.yaml": """
axes:
  need:
    - {id: money, title: Money}
    - {id: health, title: Health}
  audience:
    - {id: survivor, title: Survivors}
  service_type:
    - {id: hospital, title: Hospital}
  authority:
    - {id: health_ministry, title: Health ministry}
""",
    "glossary.yaml": """
terms:
  - {id: appeal, term: appeal, text: You ask another office to look again.}
""",
    "instruments.yaml": """
instruments:
  - id: mbt
    title: Mine Ban Treaty
    short: Mine Ban Treaty
    official_title: Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of
      Anti-Personnel Mines and on Their Destruction
    kind: treaty
    strength: binding
    adopted: 1997-09-18
    provisions:
      - {article: "6(3)", says: States that can do so help survivors., certainty: high, sources: [T01]}
    sources: [T01]
    reviewed: 2026-01-10
    review_by: 2027-01-10
""",
    "status.yaml": """
status:
  - country: TST
    title: Testland
    kind: un_member
    mbt: {events: [{on: 1999-01-01, is: party}], certainty: high, sources: [T01], note: A test.}
    ccm: {events: [], certainty: high, sources: [T01]}
    crpd: {events: [{on: 2008, is: party}], certainty: medium, sources: [T01]}
    crpd_op: {events: [{on: null, is: signatory}], certainty: low, sources: [T01]}
    ccw_pv: {events: [], certainty: knowledge, applicable: false}
""",
    "rights/care.yaml": """
id: care
title: Health care
pictogram: hospital
needs: [health]
frameworks: [health]
approaches: [human_rights]
audiences: [survivor]
strength: binding
lead: You can ask for health care near your home.
easy: [You can ask for care., The office decides.]
plain: [You can ask the hospital for care. An appeal is possible.]
legal:
  - {instrument: mbt, article: "6(3)", says: States help survivors., certainty: high, sources: [T01]}
owes: {authorities: [health_ministry], text: [The health ministry plans the care.]}
refused: [Ask for the answer in writing.]
terms: [appeal]
sources: [T01]
reviewed: 2026-01-10
review_by: 2027-01-10
""",
}

COUNTRY = {
    "pack.yaml": """
id: TST
title: Testland
country: TST
languages: [es, en]
version: "2026.1.1"
licence: GPL-3.0-or-later
reviewed: 2026-01-10
review_by: 2027-01-10
""",
    "sources.yaml": """
sources:
  - {id: S1, title: Law 1, date: 2011}
""",
    "parameters.yaml": """
parameters:
  - id: wage
    title: Monthly wage
    original_title: Salario
    currency: COP
    values: [{from: 2026-01-01, to: 2026-12-31, amount: 100, sources: [S1], verified: true}]
""",
    "contacts.yaml": """
emergency:
  - {id: single, title: Emergency, number: "123", sources: [S1], verified: true}
contacts:
  - {id: ombudsman, title: Ombudsman, service: tst.clinic, sources: [S1], verified: true}
""",
    "country.yaml": """
title: Testland
targeted: [There is one pension.]
gaps:
  - {text: There is no other help., frameworks: [disability, education, employment, development]}
languages: [{tag: es-CO, title: Spanish, role: official}]
sources: [S1]
reviewed: 2026-01-10
review_by: 2027-01-10
""",
    "entitlements/pension.yaml": """
id: tst.pension
title: Survivor's pension
original_title: Pensión
state: current
pictogram: money
needs: [money]
frameworks: [targeted, poverty_reduction]
approaches: [targeted_programmes]
lead: You may get money each month.
easy: [You may get money each month.]
who:
  - {text: You have a disability., verified: false, why: not read}
amounts:
  - {id: month, text: Half a wage, percent: 50, parameter: wage, kind: monthly}
conditions:
  all:
    - {fact: incident.date, op: ">=", value: 1985-01-01}
    - not: {fact: person.age, op: "<", value: 18, soft: ask the office}
deadlines:
  - {id: apply, whose: applicant, text: Apply within 3 years., rule: incident.date + 3 years, sources: [S1]}
refused: [Ask for the answer in writing.]
sources: [S1, "international:T01"]
verified: true
reviewed: 2026-01-10
review_by: 2027-01-10
""",
    "questions.yaml": """
facts:
  - {id: incident.date, title: Day of the accident, type: date}
  - {id: person.age, title: Your age, type: number, unit: years}
questions:
  - {id: when, text: When was it?, pictogram: calendar, asks: incident.date, why: A last day counts from it.}
  - {id: age, text: How old are you?, pictogram: person, asks: person.age, why: Some help is for adults.}
""",
    "services/clinic.yaml": """
id: tst.clinic
name: Clínica Norte
title: Clinic
types: [hospital]
needs: [health]
frameworks: [health]
approaches: [infrastructure]
route: open
does: [The clinic treats you.]
place: {city: Norte, national: false, lat: 4.5, lon: -74}
phones: [{number: "018000 911119", kind: free, verified: true, as_of: 2024-02-01}]
languages: [es]
sources: [S1]
verified: true
""",
}


def write_pack(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


def write_catalogue(locales: Path, tag: str, entries: str) -> Path:
    path = locales / tag / "LC_MESSAGES" / "content.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('msgid ""\nmsgstr "Language: x\\n"\n\n' + entries, encoding="utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
