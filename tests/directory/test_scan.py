# SPDX-License-Identifier: GPL-3.0-or-later
"""Search against a plain scan, on random small directories in the scripts that are hard to search."""

import math
import random
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.directory.making import TODAY, Doc, finder, ids, service
from va_desktop.content.matching import tokens
from va_desktop.directory.index import searchable
from va_desktop.directory.wanted import Wanted
from va_desktop.directory.zorder import EARTH_RADIUS_KM, number, ranges
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import clusters, runs

WORDS = {
    "km": "ជំនួយ សេវា ស្តារនីតិសម្បទា រងគ្រោះ មីន ពិការ មន្ទីរពេទ្យ ច្បាប់ ប្រាក់ សាលារៀន ការងារ ផ្ទះ",
    "my": "အကူအညီ ဝန်ဆောင်မှု မိုင်း ထိခိုက်သူ မသန်စွမ်း ခြေတု ဆေးရုံ ဥပဒေ ငွေ ကျောင်း အလုပ် အိမ်",
    "lo": "ຊ່ວຍເຫຼືອ ບໍລິການ ຟື້ນຟູ ລະເບີດ ພິການ ຂາທຽມ ໂຮງໝໍ ກົດໝາຍ ເງິນ ໂຮງຮຽນ ວຽກ ເຮືອນ",
    "th": "ช่วยเหลือ บริการ ฟื้นฟู ทุ่นระเบิด พิการ ขาเทียม โรงพยาบาล กฎหมาย เงิน โรงเรียน งาน บ้าน",
    "ar": "مُساعَدة خَدَمات إعادة التأهيل ضحايا الألغام الإعاقة طرف مستشفى قانونية مال مدرسة",
    "am": "እርዳታ አገልግሎት ተሃድሶ ጉዳተኞች ፈንጂ አካል እግር ሆስፒታል ሕግ ገንዘብ ትምህርት ሥራ",
}
UNSPACED = ("km", "my", "lo", "th")
PARTICLES = {"ar": "(?:[وفبك]?ال|لل)?", "am": "[የለበከ]?"}
Drawn = list[list[int]]


def texts(lang: str, drawn: Drawn) -> list[str]:
    words = WORDS[lang].split()
    return [("" if lang in UNSPACED else " ").join(words[place] for place in each) for each in drawn]


def stands(lang: str, query: str, text: str) -> bool:
    """Tell whether a scan finds the query in one piece (scripts without spaces), or each of its words."""
    written = runs(fold(text))
    if lang not in UNSPACED:
        pattern = PARTICLES[lang]
        *whole, last = runs(fold(query))
        return all(any(re.fullmatch(pattern + re.escape(word), run) for run in written) for word in whole) and any(
            re.match(pattern + re.escape(last), run) for run in written
        )
    (wanted,) = [clusters(run) for run in runs(fold(query))]
    parts = [cluster for run in written for cluster in clusters(run)]
    size = len(wanted)
    return any(
        parts[at : at + size - 1] == wanted[:-1] and parts[at + size - 1].startswith(wanted[-1])
        for at in range(len(parts) - size + 1)
    )


@pytest.mark.parametrize("lang", WORDS)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_search_finds_what_a_scan_finds(lang: str, data: st.DataObject) -> None:
    place = st.integers(0, 11)
    drawn = data.draw(st.lists(st.lists(place, min_size=1, max_size=5), min_size=1, max_size=12))
    written = texts(lang, drawn)
    docs = [service(f"s{at}", "-", description=text) for at, text in enumerate(written)]
    with tempfile.TemporaryDirectory() as folder:
        found = finder(Path(folder) / "X.vadir", docs)
        for first in range(12):
            asked = [first, *data.draw(st.lists(place, max_size=1))]
            (query,) = texts(lang, [asked])
            page = found.find(Wanted(query), TODAY, limit=100)
            hits = set(ids(page)) if page.corrected is None else set()
            scanned = {f"s{at}" for at, text in enumerate(written) if stands(lang, query, text)}
            assert scanned <= hits
            (pieces,) = [[texts(lang, [[each]])[0] for each in asked]]
            assert hits <= {
                f"s{at}" for at, text in enumerate(written) if all(stands(lang, piece, text) for piece in pieces)
            }
        found.directory.close()


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


POINT = st.tuples(st.floats(-89.9, 89.9), st.floats(-180, 180))


@settings(max_examples=300, deadline=None)
@given(middle=POINT, other=POINT, share=st.floats(0, 1))
def test_a_circle_is_covered_by_its_ranges(
    middle: tuple[float, float], other: tuple[float, float], share: float
) -> None:
    km = kilometres(middle, other) * (1 + share) + 0.01
    assert any(first <= number(other) <= last for first, last in ranges(middle, km))


@pytest.mark.parametrize("seed", range(3))
def test_the_nearest_of_many_are_those_of_a_scan(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    crowd = (rng.uniform(-60, 60), rng.uniform(-180, 180))
    at = {f"s{n}": (max(-90, min(90, rng.gauss(crowd[0], 1 + n % 40))), rng.uniform(-180, 180)) for n in range(1500)}
    at |= {f"c{n}": (crowd[0] + rng.random() / 50, crowd[1]) for n in range(900)}
    docs: list[Doc] = [service(key, "Help", point, ["free"] if len(key) % 2 else []) for key, point in at.items()]
    found = finder(tmp_path / "X.vadir", docs)
    for _ in range(12):
        near = rng.choice([crowd, (rng.uniform(-85, 85), rng.uniform(-180, 180))])
        for wanted in (
            Wanted(near=near),
            Wanted("help", near=near, free=True),
            Wanted("hel", near=near, radius_km=700),
        ):
            page = found.find(wanted, TODAY, limit=rng.choice((1, 20, 300)))
            if page.widened:
                continue
            scan = sorted(
                km for key, point in at.items()
                if (km := kilometres(near, point)) <= (wanted.radius_km or 1e9) and (len(key) % 2 or not wanted.free)
            )  # fmt: skip
            shown = [item.reasons[0].km for item in page.items]  # type: ignore[union-attr]
            assert shown == pytest.approx(scan[: len(shown)], rel=1e-6, abs=1e-5)
            assert len(shown) == min(len(scan), len(shown)) and (page.next is not None or len(shown) == len(scan))


@given(st.text())
def test_a_text_cut_at_its_spaces_has_the_same_tokens(text: str) -> None:
    assert searchable([text]).split() == tokens(text)
