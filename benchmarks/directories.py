# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up directories in HSDS, from a seed: services in eight languages, in clusters, with everything nested.

python benchmarks/directories.py --services 1000 --seed 7 > services.jsonl
"""

import argparse
import itertools
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.search import LONGEST_TYPED, SHARES, phrase, vocabularies

NEEDS = ("health", "rehabilitation", "mind", "money", "school", "work", "home", "legal", "family", "emergency")
FRAMEWORKS = ("targeted", "disability", "health", "education", "employment", "development", "poverty_reduction")
ROUTES = ("open", "open", "open", "specialised", "victims")
OFFERS = ("free", "women_staff", "children", "home_visits", "travel_paid", "no_id")
FEATURES = ("step_free", "toilet", "lift", "sign_language", "hearing_loop")
DAYS = ("MO,TU,WE,TH,FR", "MO,WE,FR", "SA,SU", "MO,TU,WE,TH,FR,SA")
CLUSTERS = 12
LONG = 6
"""Letters of a word that gets a slip; among shorter made-up words nearly every one is one letter from another."""


def identifier(rng: random.Random) -> str:
    """Return a made-up UUID."""
    text = f"{rng.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:]}"


def attribute(rng: random.Random, owner: str, axis: str, value: str) -> dict[str, Any]:
    term = {"id": f"t-{axis}-{value}", "code": f"va:{axis}={value}", "name": value, "taxonomy": "va"}
    return {"id": identifier(rng), "link_id": owner, "link_entity": "service", "taxonomy_term": term}


def location(rng: random.Random, near: tuple[float, float], name: str, street: str, number: int) -> dict[str, Any]:
    where = identifier(rng)
    lat = max(-89.0, min(89.0, rng.gauss(near[0], 0.6)))
    address = {
        "id": identifier(rng), "location_id": where, "address_1": street, "city": name.split(" ", maxsplit=1)[0],
        "state_province": "", "postal_code": "", "country": "XX", "address_type": "physical",
    }  # fmt: skip
    access = [attribute(rng, where, f"access:{each}", rng.choice(("yes", "no"))) for each in rng.sample(FEATURES, 2)]
    district = attribute(rng, where, "district", f"XX{int(abs(lat)):02d}{number % 7}")
    return {
        "id": where, "location_type": "physical", "name": name, "latitude": round(lat, 6),
        "longitude": round((rng.gauss(near[1], 0.6) + 180) % 360 - 180, 6), "addresses": [address],
        "attributes": [*access, district],
        "schedules": [{"id": identifier(rng), "freq": "WEEKLY", "byday": rng.choice(DAYS),
                       "opens_at": "08:00", "closes_at": rng.choice(("12:00", "16:30", "18:00"))}],
    }  # fmt: skip


def services(size: int, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the language and the document of each service."""
    rng = random.Random(seed)
    vocabulary = vocabularies(rng)
    centres = [(rng.uniform(-35, 55), rng.uniform(-80, 110)) for _ in range(CLUSTERS)]
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(CLUSTERS)))
    owners: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number in range(size):
        lang = rng.choices(list(SHARES), list(SHARES.values()))[0]
        words, cum = vocabulary[lang]
        drawn = rng.choices(words, cum_weights=cum, k=rng.randint(24, 54))
        cut = rng.randint(2, 5)
        if not owners[lang] or rng.random() < 0.2:
            name = phrase(lang, drawn[-3:], rng)
            owners[lang].append({"id": identifier(rng), "name": name, "description": name})
        owner = rng.choice(owners[lang][-500:])
        own = identifier(rng)
        near = rng.choices(centres, cum_weights=weights)[0]
        here = location(rng, near, phrase(lang, drawn[cut : cut + 2], rng), phrase(lang, drawn[-2:], rng), number)
        coded = [("framework", rng.choice(FRAMEWORKS)), ("need", rng.choice(NEEDS)), ("route", rng.choice(ROUTES))]
        coded += [(offer, "yes") for offer in rng.sample(OFFERS, rng.randint(0, 3))]
        yield lang, {
            "id": own, "organization_id": owner["id"], "organization": owner,
            "name": phrase(lang, drawn[:cut], rng), "description": phrase(lang, drawn[cut:-3], rng),
            "status": "active", "assured_date": f"202{rng.choice('45566')}-{rng.randint(1, 11):02d}-15",
            "service_at_locations": [{"id": identifier(rng), "service_id": own, "location_id": here["id"],
                                      "location": here}],
            "phones": [{"id": identifier(rng), "number": f"+00 {rng.randrange(10**8):08d}", "type": "voice"}],
            "languages": [{"id": identifier(rng), "code": lang, "name": lang}],
            "cost_options": [{"id": identifier(rng), "option": "visit", "amount": rng.choice((0, 0, 5, 20))}],
            "attributes": [attribute(rng, own, axis, value) for axis, value in coded],
        }  # fmt: skip


def questions(documents: Iterable[tuple[str, dict[str, Any]]], phrases: int, seed: int) -> dict[str, Any]:
    """Return what is asked of every engine: words as they are typed, circles with two codes, and finished words."""
    rng = random.Random(seed + 1)
    by_lang = defaultdict(list)
    for lang, doc in documents:
        by_lang[lang].append(doc)
    typed, circles, finished = [], [], []
    for lang, docs in sorted(by_lang.items()):
        for doc in rng.choices(docs, k=phrases):
            words = rng.choice((doc["name"], doc["description"])).split()
            start = rng.randrange(len(words))
            wanted = " ".join(words[start : start + 3])[:LONGEST_TYPED]
            point, need = _point(rng.choice(docs)), rng.choice(NEEDS)
            typed += [
                {"lang": lang, "text": wanted[:size], "codes": [f"need:{need}"], "near": point}
                for size in range(1, len(wanted) + 1)
            ]
            finished.append({"lang": lang, "text": " ".join(words[start : start + rng.randint(1, 3)]), "codes": []})
            codes = [f"need:{rng.choice(NEEDS)}", f"framework:{rng.choice(FRAMEWORKS)}"]
            circles.append({"lang": lang, "text": "", "codes": codes, "near": point, "km": 50})
    return {"typed": typed, "circles": circles, "finished": finished}


def misspelt(asked: dict[str, Any], seed: int) -> list[dict[str, str]]:
    """Return long words of the finished questions with one slip: a letter left out, doubled, swapped or mistaken."""
    rng = random.Random(seed + 2)
    meant = {(each["lang"], word) for each in asked["finished"] for word in each["text"].split()}
    found = []
    for lang, word in sorted(each for each in meant if LONG <= len(each[1]) <= LONGEST_TYPED):
        at = rng.randrange(1, len(word) - 2)
        before, letter, behind = word[:at], word[at], word[at + 1 :]
        wrong = (before + behind, before + 2 * letter + behind, before + behind[0] + letter + behind[1:],
                 before + rng.choice(word) + behind)  # fmt: skip
        found.append({"lang": lang, "meant": word, "text": rng.choice(wrong)})
    return found


def _point(doc: dict[str, Any]) -> tuple[float, float]:
    place = doc["service_at_locations"][0]["location"]
    return place["latitude"], place["longitude"]


def write(path: Path, size: int, seed: int, phrases: int) -> dict[str, Any]:
    """Write a directory as one JSON document a line, and return the questions about it."""
    kept, every = [], max(1, size // 20_000)
    with path.open("w", encoding="utf-8") as file:
        for number, (lang, doc) in enumerate(services(size, seed)):
            file.write(json.dumps(doc, ensure_ascii=False, separators=(",", ":")) + "\n")
            if number % every == 0:
                kept.append((lang, doc))
    return questions(kept, phrases, seed)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--services", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    for _, doc in services(args.services, args.seed):
        print(json.dumps(doc, ensure_ascii=False))


if __name__ == "__main__":
    main()
