# SPDX-License-Identifier: GPL-3.0-or-later
"""Recall and precision of the directory's search for each difficult script, against a plain scan of the same texts.

A scan finds a place when what was asked for stands in its folded texts: a word of a spaced script at the beginning of
a word, writing of Khmer, Burmese, Lao or Thai wherever a letter begins. Recall counts places that have all of it in one
piece; a hit is right when it has each of the words.
"""

import random
import re
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.search import REAL, made_up_word, phrase
from va_desktop.directory.finding import Finder
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.wanted import Wanted
from va_desktop.directory.writer import DirectoryWriter, Info
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import clusters, runs

TODAY = date(2026, 11, 26)
WORDS = {
    **{lang: REAL[lang].split() for lang in ("km", "my", "ar", "am")},
}
WORDS |= {lang: words.split() for lang, words in {
    "lo": """ຊ່ວຍເຫຼືອ ບໍລິການ ຟື້ນຟູ ຜູ້ລອດຊີວິດ ລະເບີດ ພິການ ຂາທຽມ ໂຮງໝໍ ກົດໝາຍ ເງິນ ໂຮງຮຽນ ວຽກ ເຮືອນ
        ສູນ ຟຣີ ຫ້ອງການ ແລະ ສຳລັບ ຄົນ ສຸຂະພາບ""",
    "th": """ช่วยเหลือ บริการ ฟื้นฟู ผู้รอดชีวิต ทุ่นระเบิด พิการ ขาเทียม โรงพยาบาล กฎหมาย เงิน โรงเรียน
        งาน บ้าน ศูนย์ ฟรี สำนักงาน และ สำหรับ คน สุขภาพ""",
}.items()}  # fmt: skip
UNSPACED = ("km", "my", "lo", "th")
SIGNS = "\u064e\u064f\u0650\u0651\u0652"
SIZE, ASKED = 1_000, 80


def joined(lang: str, words: list[str], rng: random.Random) -> str:
    return phrase("km" if lang in UNSPACED else lang, words, rng)


def vocalised(word: str, rng: random.Random) -> str:
    """Return an Arabic word with vowel signs after some of its letters."""
    return "".join(letter + (rng.choice(SIGNS) if rng.random() < 0.4 else "") for letter in word)


def measured_script(lang: str, seed: int, folder: Path) -> tuple[float, float]:
    """Return recall and precision over made-up services and questions of one language."""
    rng = random.Random(f"{seed}{lang}")
    made_up = [made_up_word(lang, rng) for _ in range(400)] if lang in ("km", "my", "ar", "am") else []
    words = [*WORDS[lang], *made_up]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    texts: dict[str, tuple[str, str]] = {}
    drawn_of: dict[str, list[str]] = {}
    for number in range(SIZE):
        drawn = rng.choices(words, weights, k=rng.randint(8, 20))
        written = [vocalised(word, rng) if lang == "ar" else word for word in drawn]
        texts[f"s{number}"] = (joined(lang, written[:3], rng), joined(lang, written[3:], rng))
        drawn_of[f"s{number}"] = drawn
    file = folder / f"{lang}.vadir"
    with DirectoryWriter(file, Info(TODAY)) as writer:
        for key, (name, text) in texts.items():
            writer.add(Record("service", key, {"id": key, "name": name, "description": text}))
        writer.finish()
    finder = Finder(Directory.open(file))
    folded = {key: [run for text in pair for run in runs(fold(text))] for key, pair in texts.items()}
    right = found = told = precise = 0
    for _ in range(ASKED):
        drawn = drawn_of[f"s{rng.randrange(SIZE)}"]
        start = rng.randrange(len(drawn) - 1)
        asked = drawn[start : start + rng.choice((1, 1, 2))]
        query = ("" if lang in UNSPACED else " ").join(asked)
        scanned, loosely = (
            {key for key, parts in folded.items() if all(_stands(word, parts, lang) for word in wanted)}
            for wanted in (_asked(query), [run for word in asked for run in _asked(word)])
        )
        page = finder.find(Wanted(query), TODAY, limit=1000)
        hits = {item.listing.service for item in page.items} if page.corrected is None else set()
        if len(hits) < 1000:
            right, found = right + len(hits & scanned), found + len(scanned)
            told, precise = told + len(hits), precise + len(hits & loosely)
    return round(right / max(found, 1), 4), round(precise / max(told, 1), 4)


def _asked(query: str) -> list[str]:
    return runs(fold(query))


def _stands(word: str, parts: list[str], lang: str) -> bool:
    """Tell whether a plain scan finds a word: in a spaced script with what may be written onto its front."""
    if lang in UNSPACED:
        wanted = clusters(word)
        return any(_within(wanted, clusters(part)) for part in parts if word in part)
    particle = "(?:[وفبك]?ال|لل)?" if lang == "ar" else "[የለበከ]?"
    return any(re.match(particle + re.escape(word), part) for part in parts)


def _within(wanted: list[str], parts: list[str]) -> bool:
    """Tell whether letters follow each other there, the last perhaps with more signs."""
    size = len(wanted)
    return any(
        parts[start : start + size - 1] == wanted[:-1] and parts[start + size - 1].startswith(wanted[-1])
        for start in range(len(parts) - size + 1)
    )


def measured_scripts(seed: int) -> dict[str, tuple[float, float]]:
    """Return recall and precision for each script."""
    with tempfile.TemporaryDirectory() as folder:
        return {lang: measured_script(lang, seed, Path(folder)) for lang in WORDS}
