# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures search as you type over a made-up directory of 100,000 services in eight languages.

"Ours" is `Index.find` from the typed letters to the first 20 hits with the exact total. The baseline is what
any program must ask FTS5 to show the same: the same MATCH expressions on the same tables and connection,
prepared beforehand, with the count and the rows of the first page fetched and nothing made of them.

    python benchmarks/search.py [--services 100000] [--phrases 60] [--seed 7]
"""

import argparse
import gc
import itertools
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from va_desktop.content import index as search
from va_desktop.content.matching import expression, query_words

TARGET_MS = 16
TARGET_RATIO = 3.0
PAGE = 20
Times = dict[str, tuple[list[float], list[float]]]
LONGEST_TYPED = 12

SHARES = {"en": 25, "ar": 15, "uk": 12, "es": 12, "km": 10, "am": 10, "fr": 8, "my": 8}
UNSPACED = ("km", "my")
REAL = {
    "en": """the of and to in for with a persons support services rehabilitation mine survivors disability
        help artificial leg prosthesis hospital legal aid money school work home peer centre free office""",
    "es": """de la y en para con el los a personas apoyo servicios rehabilitación víctimas minas discapacidad
        ayuda prótesis hospital asesoría jurídica dinero escuela trabajo hogar centro gratis oficina""",
    "uk": """та для з на у до від допомога послуги реабілітація постраждалі мін інвалідність протез лікарня
        правова гроші школа робота дім центр безоплатно відділ пам'ять""",
    "fr": """de la et le les des pour avec à personnes aide services réadaptation victimes mines handicap
        prothèse hôpital juridique argent école travail maison centre gratuit bureau l'appareillage""",
    "ar": """في من على إلى مع مساعدة خدمات إعادة التأهيل ضحايا الألغام الإعاقة طرف اصطناعي مستشفى قانونية
        مال مدرسة عمل منزل مركز مجاني مكتب الدعم الناجين""",
    "am": """እና ለ ከ ላይ ውስጥ እርዳታ አገልግሎት ተሃድሶ ጉዳተኞች ፈንጂ አካል ሰው ሰራሽ እግር ሆስፒታል ሕግ ገንዘብ ትምህርት
        ቤት ሥራ ማዕከል ነፃ ቢሮ""",
    "km": """ជំនួយ សេវា ស្តារនីតិសម្បទា ជន រងគ្រោះ មីន ពិការ ជើងសិប្បនិម្មិត មន្ទីរពេទ្យ ច្បាប់ ប្រាក់
        សាលារៀន ការងារ ផ្ទះ មជ្ឈមណ្ឌល ឥតគិតថ្លៃ ការិយាល័យ និង ការ""",
    "my": """အကူအညီ ဝန်ဆောင်မှု ပြန်လည်ထူထောင်ရေး မိုင်း ထိခိုက်သူ မသန်စွမ်း ခြေတု ဆေးရုံ ဥပဒေ ငွေ
        ကျောင်း အလုပ် အိမ် ဗဟိုဌာန အခမဲ့ ရုံး နှင့် များ""",
}
SYLLABLES = {
    "en": ("b c d f g h l m n p r s t v w st tr pl ch sh", "a e i o u ea ou ai", "- n r s t l"),
    "es": ("b c d f g h l m n p r s t v tr pl", "a e i o u á é ió ue", "- n r s l"),
    "fr": ("b c d f g h l m n p r s t v tr pl ch", "a e i o u é è ou ai eau", "- n r s t"),
    "uk": ("б в г ґ д ж з к л м н п р с т х ц ч ш ст пр", "а е є и і ї о у ю я", "- н р с т й"),
    "ar": ("ب ت ث ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه", "ا و ي ُ َ ِ - -", "- ن ر ة"),
    "am": ("ሀ ለ ሐ መ ሠ ረ ሰ ቀ በ ተ ነ አ ከ ወ ዐ ዘ የ ደ ገ ጠ ጸ ፈ", "0 1 2 3 4 5", "-"),
    "km": ("ក ខ គ ង ច ជ ញ ដ ត ថ ទ ន ប ផ ព ម យ រ ល វ ស ហ អ ស្ត", "ា ិ ី ុ ូ េ ែ ោ ៅ -", "- ង ន ម រ ល"),
    "my": ("က ခ ဂ င စ ဆ ည တ ထ ဒ န ပ ဖ ဗ မ ယ ရ လ ဝ သ ဟ အ ကျ ပြ", "ာ ိ ီ ု ူ ေ ဲ ော ို", "- န် င် တ် း ့"),
}
"""Beginnings, vowels and endings of syllables; `-` is none, a digit the order of an Ethiopic letter."""


def made_up_word(lang: str, rng: random.Random) -> str:
    """Return a word of one to four syllables in the script of the language."""
    parts = []
    for _ in range(rng.choice((1, 2, 2, 3, 3, 4))):
        onset, vowel, coda = (rng.choice(choices.split()).strip("-") for choices in SYLLABLES[lang])
        parts.append(chr(ord(onset) + int(vowel)) if lang == "am" else onset + vowel + coda)
    return "".join(parts)


def vocabularies(rng: random.Random, size: int = 20_000) -> dict[str, tuple[list[str], list[float]]]:
    """Return per language the real words followed by made-up ones, and cumulative Zipf weights."""
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(size)))
    found = {}
    for lang, real in REAL.items():
        made_up = dict.fromkeys(made_up_word(lang, rng) for _ in range(2 * size))
        words = [*real.split(), *made_up][:size]
        found[lang] = (words, weights[: len(words)])
    return found


def phrase(lang: str, words: list[str], rng: random.Random) -> str:
    """Join words as the language does: Khmer and Burmese put a space only between groups of words."""
    if lang not in UNSPACED:
        return " ".join(words)
    groups, left = [], words
    while left:
        size = rng.randint(2, 6)
        groups.append("".join(left[:size]))
        left = left[size:]
    return " ".join(groups)


def directory(size: int, seed: int) -> Iterator[tuple[str, search.Entry]]:
    """Yield services with a name of 2-5 words and a body of 15-40, and the language of each."""
    rng = random.Random(seed)
    vocabulary = vocabularies(rng)
    langs = rng.choices(list(SHARES), list(SHARES.values()), k=size)
    for number, lang in enumerate(langs):
        words, weights = vocabulary[lang]
        drawn = rng.choices(words, cum_weights=weights, k=rng.randint(17, 45))
        cut = rng.randint(2, 5)
        facets = frozenset((f"lang:{lang}", f"need:{rng.randrange(15)}", f"route:{rng.randrange(3)}"))
        lat, lon = rng.gauss(20, 15), rng.gauss(40, 30)
        name, body = phrase(lang, drawn[:cut], rng), phrase(lang, drawn[cut:], rng)
        quality = rng.randrange(100)
        yield lang, search.Entry("service", f"s{number}", (name,), (body,), "XXX", facets, quality, lat, lon)


def typed(phrases: int, seed: int, entries: list[tuple[str, search.Entry]]) -> dict[str, list[str]]:
    """Return per language every state of the search field while phrases from the data are typed."""
    rng = random.Random(seed + 1)
    by_lang = defaultdict(list)
    for lang, entry in entries:
        by_lang[lang].append(entry)
    states = {}
    for lang, those in by_lang.items():
        queries = []
        for entry in rng.choices(those, k=phrases):
            text = rng.choice((entry.names[0], entry.bodies[0]))
            words = text.split()
            start = rng.randrange(len(words))
            wanted = " ".join(words[start : start + 3])[:LONGEST_TYPED]
            queries += [wanted[:length] for length in range(1, len(wanted) + 1)]
        states[lang] = queries
    return states


def slips(states: dict[str, list[str]], seed: int) -> list[str]:
    """Return long words of the data with one letter left out."""
    rng = random.Random(seed + 2)
    words = sorted({word for queries in states.values() for query in queries for word in query.split()})
    long = [word for word in words if len(word) >= 7]
    places = ((word, rng.randrange(len(word))) for word in rng.sample(long, min(200, len(long))))
    return [word[:place] + word[place + 1 :] for word, place in places]


def told_slips(index: search.Index, queries: list[str]) -> dict[str, object]:
    """Time the queries that only another spelling finds; they have no baseline, as FTS5 has no such thing."""
    index.find(queries[0], PAGE)
    times = []
    for query in queries:
        started = time.perf_counter_ns()
        found = index.find(query, PAGE)
        if found.corrected is not None:
            times.append((time.perf_counter_ns() - started) / 1e6)
    p50, p95 = (round(quantile(times, share), 3) for share in (0.5, 0.95))
    return {"misspelt": len(times), "misspelt_p50_ms": p50, "misspelt_p95_ms": p95}


def baseline(connection: driver.Connection, query: str) -> Callable[[], object]:
    """Return the bare questions to FTS5 for this query, with everything prepared."""
    wanted = expression(query_words(query))
    execute = connection.execute
    count, named, everything = search._COUNT, search._NAMED, search._ALL

    def ask() -> object:
        total = execute(count, (wanted,)).fetchone()
        rows = execute(named, (wanted, PAGE)).fetchall()
        if len(rows) < PAGE:
            rows += execute(everything, (wanted, PAGE)).fetchall()
        return total, rows

    return ask


def milliseconds(call: Callable[[], object]) -> float:
    started = time.perf_counter_ns()
    call()
    return (time.perf_counter_ns() - started) / 1e6


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(connection: driver.Connection, states: dict[str, list[str]]) -> Times:
    """Time both, taking turns at being first, after one unmeasured round."""
    index = search.Index(connection)
    times: Times = {}
    for lang, queries in states.items():
        ours, bare = [], []
        for turn, query in enumerate(queries):
            ask = baseline(connection, query)
            find = lambda query=query: index.find(query, PAGE)  # noqa: E731
            find()
            ask()
            if turn % 2:
                bare.append(milliseconds(ask))
                ours.append(milliseconds(find))
            else:
                ours.append(milliseconds(find))
                bare.append(milliseconds(ask))
        times[lang] = (ours, bare)
    return times


def main() -> None:
    """Build, measure, print one JSON document."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--services", type=int, default=100_000)
    parser.add_argument("--phrases", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    entries = list(directory(args.services, args.seed))
    states = typed(args.phrases, args.seed, entries)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index.db"
        built = build(file, entries)
        del entries
        gc.collect()
        connection = driver.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
        report = told(measure(connection, states))
        report |= told_slips(search.Index(connection), slips(states, args.seed))
        connection.close()
        size = file.stat().st_size
    report |= {"name": f"search as you type, {args.services:,} services", "build_s": round(built, 1)}
    report["megabytes"] = round(size / 1e6, 1)
    print(json.dumps(report, indent=2, ensure_ascii=False))


def build(file: Path, entries: list[tuple[str, search.Entry]]) -> float:
    """Write the index to a file as a pack does, and return the seconds it took."""
    started = time.perf_counter()
    connection = driver.connect(str(file))
    search.create(connection)
    for _, entry in entries:
        search.add(connection, entry)
    search.finish(connection)
    connection.commit()
    connection.close()
    return time.perf_counter() - started


def told(times: Times) -> dict[str, object]:
    """Return the figures of the report, over all languages and for each."""
    ours = [ms for mine, _ in times.values() for ms in mine]
    bare = [ms for _, raw in times.values() for ms in raw]
    return {
        "name": "",
        "ours_p95_ms": round(quantile(ours, 0.95), 3),
        "baseline_p95_ms": round(quantile(bare, 0.95), 3),
        "ratio": round(quantile(ours, 0.95) / quantile(bare, 0.95), 2),
        "target_ms": TARGET_MS,
        "target": TARGET_RATIO,
        "queries": len(ours),
        "ours_p50_ms": round(quantile(ours, 0.5), 3),
        "baseline_p50_ms": round(quantile(bare, 0.5), 3),
        "worst_ms": round(max(ours), 3),
        "languages": {
            lang: {
                "ours_p50_ms": round(quantile(mine, 0.5), 3),
                "ours_p95_ms": round(quantile(mine, 0.95), 3),
                "baseline_p50_ms": round(quantile(raw, 0.5), 3),
                "baseline_p95_ms": round(quantile(raw, 0.95), 3),
            }
            for lang, (mine, raw) in times.items()
        },
    }


if __name__ == "__main__":
    main()
