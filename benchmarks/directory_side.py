# SPDX-License-Identifier: GPL-3.0-or-later
"""One engine in a process of its own: our import, the bare rows, or a peer that answers the same questions.

    python benchmarks/directory_side.py import|bare|tantivy|xapian|sqlite_utils|scripts FILE ...

Run by `directory.py` with the Python that has the engine. Each peer gets words, codes and a point, looks around the
point in growing boxes, sorts by distance and reads the documents of the first page, as our own search does.
"""

import json
import math
import random
import re
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

PAGE, ENOUGH = 20, 400
BOXES = (0.1, 0.5, 2.0, 10.0, 400.0)
"""Half the side of the boxes, in degrees."""
BATCH, WARM_UP, LONGEST_S = 5_000, 30, 120
WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u0652\u1000-\u109f\u1780-\u17ff]+")


def documents(path: str) -> Iterator[tuple[dict[str, Any], str]]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line), line


def parts(doc: dict[str, Any]) -> tuple[str, str, list[str], float, float]:
    """Return names, texts, codes and position, as a plain program would take them from a document."""
    place = doc["service_at_locations"][0]["location"]
    codes = [each["taxonomy_term"]["code"][3:].replace("=", ":") for each in doc["attributes"]]
    names = " ".join((doc["name"], doc["organization"]["name"], place["name"]))
    return names, doc["description"], codes, place["latitude"], place["longitude"]


def quantile(values: list[float], share: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))], 3)


def measured(path: str, ask: Callable[[dict[str, Any]], object], built: float, size: float) -> dict[str, Any]:
    """Return the figures of one peer over all questions, after a few that are not counted.

    A slow peer is asked in any order for two minutes of each kind; `queries` tells how many it answered.
    """
    asked = json.loads(Path(path).read_text(encoding="utf-8"))
    found: dict[str, Any] = {"build_s": round(built, 1), "file_mb": round(size / 1e6, 1)}
    for kind, questions in asked.items():
        for question in questions[:: max(1, len(questions) // WARM_UP)]:
            ask(question)
        times: list[float] = []
        for question in random.Random(len(questions)).sample(questions, len(questions)):
            if sum(times) > LONGEST_S * 1e3:
                break
            started = time.perf_counter()
            ask(question)
            times.append((time.perf_counter() - started) * 1e3)
        found |= {f"{kind}_p50": quantile(times, 0.5), f"{kind}_p95": quantile(times, 0.95)}
        found[f"{kind}_queries"] = len(times)
    return found


def nearest(question: dict[str, Any], within: Callable[[float, float, float, float], list[tuple[float, float, str]]],
            plain: Callable[[], list[str]]) -> list[dict[str, Any]]:  # fmt: skip
    """Return the first page: nearest first where there is a point, else as the engine has it."""
    near = question.get("near")
    if near is None:
        return [json.loads(doc) for doc in plain()]
    lat, lon = near
    narrow = max(0.05, math.cos(math.radians(lat)))
    boxes = (question["km"] / 111.2,) if "km" in question else BOXES
    rows: list[tuple[float, str]] = []
    for half in boxes:
        found = within(lat - half, lat + half, lon - half / narrow, lon + half / narrow)
        rows = [((a - lat) ** 2 + ((b - lon) * narrow) ** 2, doc) for a, b, doc in found]
        if len(rows) > PAGE:
            break
    rows.sort(key=lambda row: row[0])
    return [json.loads(doc) for _, doc in rows[:PAGE]]


def tantivy(source: str, folder: str, asked: str) -> dict[str, Any]:
    import tantivy as engine

    builder = engine.SchemaBuilder()
    for name in ("names", "texts"):
        builder.add_text_field(name, stored=False)
    builder.add_text_field("code", stored=False, tokenizer_name="raw")
    for name in ("lat", "lon"):
        builder.add_float_field(name, stored=True, indexed=True, fast=True)
    builder.add_bytes_field("doc", stored=True)
    schema = builder.build()
    Path(folder).mkdir()
    index = engine.Index(schema, path=folder)
    started = time.perf_counter()
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for doc, line in documents(source):
        names, texts, codes, lat, lon = parts(doc)
        row = engine.Document(names=names, texts=texts, lat=lat, lon=lon)
        row.add_bytes("doc", line.encode())
        for code in codes:
            row.add_text("code", code)
        writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()
    built = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()
    query, occur = engine.Query, engine.Occur

    def ask(question: dict[str, Any]) -> object:
        words = [word.lower() for word in WORD.findall(question["text"])]
        wanted = [(occur.Must, query.term_query(schema, "code", code)) for code in question["codes"]]
        for place, word in enumerate(words):
            last = place == len(words) - 1
            pattern = re.escape(word) + ".*"
            either = [
                query.regex_query(schema, name, pattern) if last else query.term_query(schema, name, word)
                for name in ("names", "texts")
            ]
            wanted.append((occur.Must, query.boolean_query([(occur.Should, each) for each in either])))
        if not wanted:
            return []

        def within(south: float, north: float, west: float, east: float) -> list[tuple[float, float, str]]:
            kind = engine.FieldType.Float
            box = [
                (occur.Must, query.range_query(schema, "lat", kind, south, north)),
                (occur.Must, query.range_query(schema, "lon", kind, west, east)),
            ]
            hits = searcher.search(query.boolean_query([*wanted, *box]), ENOUGH, count=False).hits
            found = (searcher.doc(address) for _, address in hits)
            return [(row["lat"][0], row["lon"][0], row["doc"][0]) for row in found]

        def plain() -> list[str]:
            hits = searcher.search(query.boolean_query(wanted), PAGE, count=False).hits
            return [searcher.doc(address)["doc"][0] for _, address in hits]

        return nearest(question, within, plain)

    size = sum(each.stat().st_size for each in Path(folder).iterdir())
    return measured(asked, ask, built, size)


def xapian(source: str, folder: str, asked: str) -> dict[str, Any]:
    import xapian as engine

    started = time.perf_counter()
    database = engine.WritableDatabase(folder, engine.DB_CREATE_OR_OVERWRITE)
    generator = engine.TermGenerator()
    for number, (doc, line) in enumerate(documents(source)):
        names, texts, codes, lat, lon = parts(doc)
        row = engine.Document()
        generator.set_document(row)
        generator.index_text(names, 3)
        generator.index_text(texts)
        for code in codes:
            row.add_boolean_term(f"X{code}")
        row.add_value(0, engine.sortable_serialise(lat))
        row.add_value(1, engine.sortable_serialise(lon))
        row.set_data(line)
        database.add_document(row)
        if number % 50_000 == 49_999:
            database.commit()
    database.commit()
    database.close()
    built = time.perf_counter() - started
    reader = engine.Database(folder)
    parser = engine.QueryParser()
    parser.set_database(reader)
    parser.set_default_op(engine.Query.OP_AND)
    flags = engine.QueryParser.FLAG_PARTIAL
    enquire = engine.Enquire(reader)

    def ask(question: dict[str, Any]) -> object:
        codes = [engine.Query(f"X{code}") for code in question["codes"]]
        wanted = parser.parse_query(question["text"], flags) if question["text"].strip() else engine.Query.MatchAll
        if codes:
            wanted = engine.Query(engine.Query.OP_FILTER, wanted, engine.Query(engine.Query.OP_AND, codes))

        def within(south: float, north: float, west: float, east: float) -> list[tuple[float, float, str]]:
            one, other = (
                engine.Query(engine.Query.OP_VALUE_RANGE, slot, *map(engine.sortable_serialise, sorted(ends)))
                for slot, ends in ((0, (south, north)), (1, (west, east)))
            )
            box = engine.Query(engine.Query.OP_AND, one, other)
            enquire.set_query(engine.Query(engine.Query.OP_FILTER, wanted, box))
            found = (hit.document for hit in enquire.get_mset(0, ENOUGH))
            read = engine.sortable_unserialise
            return [(read(each.get_value(0)), read(each.get_value(1)), each.get_data().decode()) for each in found]

        def plain() -> list[str]:
            enquire.set_query(wanted)
            return [hit.document.get_data().decode() for hit in enquire.get_mset(0, PAGE)]

        return nearest(question, within, plain)

    size = sum(each.stat().st_size for each in Path(folder).iterdir())
    return measured(asked, ask, built, size)


def sqlite_utils(source: str, file: str, asked: str) -> dict[str, Any]:
    from sqlite_utils import Database

    started = time.perf_counter()
    database = Database(file)
    table = database["services"]
    rows = ((*parts(doc), line) for doc, line in documents(source))
    table.insert_all(
        {"names": names, "texts": texts, "codes": " ".join(codes), "lat": lat, "lon": lon, "doc": line}
        for names, texts, codes, lat, lon, line in rows
    )
    table.enable_fts(["names", "texts"])
    table.create_index(["lat", "lon"])
    built = time.perf_counter() - started
    statement = "SELECT s.lat, s.lon, s.doc FROM services s {} WHERE {} ORDER BY {} LIMIT {}"

    def ask(question: dict[str, Any]) -> object:
        words = WORD.findall(question["text"])
        match = " ".join(f'"{word}"' for word in words) + ("*" if words else "")
        joined = "JOIN services_fts f ON f.rowid = s.rowid" if words else ""
        where = ["services_fts MATCH ?"] if words else []
        bound: list[Any] = [match] if words else []
        for code in question["codes"]:
            where.append("(' ' || s.codes || ' ') LIKE ?")
            bound.append(f"% {code} %")

        def within(south: float, north: float, west: float, east: float) -> list[tuple[float, float, str]]:
            box = [*where, "s.lat BETWEEN ? AND ?", "s.lon BETWEEN ? AND ?"]
            order = "f.rank" if words else "s.rowid"
            sql = statement.format(joined, " AND ".join(box), order, ENOUGH)
            return database.execute(sql, (*bound, south, north, west, east)).fetchall()

        def plain() -> list[str]:
            sql = statement.format(joined, " AND ".join(where) or "1", "f.rank" if words else "s.rowid", PAGE)
            return [doc for _, _, doc in database.execute(sql, bound)]

        return nearest(question, within, plain)

    return measured(asked, ask, built, Path(file).stat().st_size)


def ours(source: str, file: str) -> dict[str, Any]:
    """Import as the program does; reading the JSON is the reader's part and is not counted."""
    from benchmarks.directory import TODAY
    from va_desktop.directory.record import Record
    from va_desktop.directory.writer import DirectoryWriter, Info

    spent = cpu = 0.0
    with DirectoryWriter(Path(file), Info(TODAY)) as writer:
        for doc, _ in documents(source):
            started, worked = time.perf_counter(), time.process_time()
            writer.add(Record("service", doc["id"], doc))
            spent, cpu = spent + time.perf_counter() - started, cpu + time.process_time() - worked
        started, worked = time.perf_counter(), time.process_time()
        writer.finish()
        spent, cpu = spent + time.perf_counter() - started, cpu + time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"s": spent, "cpu_s": round(cpu, 1), "peak_mb": peak, "file_mb": round(Path(file).stat().st_size / 1e6, 1)}


def bare(source: str, file: str) -> dict[str, Any]:
    """Make the rows with the least code and put them into the same tables with the driver alone, and index them.

    Not in it: reading the input, compressing, ordering, the vocabulary, districts, checking and swapping. `ready_s` is
    the driver's part of it.
    """
    from sqlcipher3 import dbapi2 as driver

    from benchmarks.directory import TODAY
    from va_desktop.directory import index, store
    from va_desktop.directory.zorder import unit

    connection = driver.connect(file, isolation_level=None)
    for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
        connection.execute(statement)
    connection.execute("CREATE TABLE document (n INTEGER PRIMARY KEY, kind TEXT, id TEXT, doc BLOB)")
    index.create(connection)
    marks, made, spent, cpu, n = index.Marks(), 0.0, 0.0, 0.0, 0
    batches: tuple[list[Any], ...] = ([], [], [], [])
    sqls = (
        "INSERT INTO document VALUES (?, ?, ?, ?)", "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(f"INSERT INTO {name} (rowid, t) VALUES (?, ?)" for name in index.INDEXES),
    )  # fmt: skip

    def flush() -> float:
        started = time.perf_counter()
        for sql, batch in zip(sqls, batches, strict=True):
            connection.executemany(sql, batch)
            batch.clear()
        return time.perf_counter() - started

    for number, (doc, _) in enumerate(documents(source), 1):
        began, worked = time.perf_counter(), time.process_time()
        batches[0].append((number, "service", doc["id"], store.dumps(doc)))
        for entry in index.entries(doc, TODAY):
            n += 1
            mark = marks.joined(entry.codes)
            point = unit(entry.position) if entry.position else (None,) * 3
            batches[1].append((n, number, entry.ordinal, entry.tier, entry.z, *point))
            batches[2].append((n, f"{entry.names} {mark}"))
            batches[3].append((n, f"{entry.names} {entry.bodies} {mark}"))
        made += time.perf_counter() - began
        if number % BATCH == 0:
            spent += flush()
        cpu += time.process_time() - worked
    worked = time.process_time()
    spent += flush()
    started = time.perf_counter()
    for name in index.INDEXES:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
    index.indexed(connection)
    connection.execute("CREATE UNIQUE INDEX document_id ON document (kind, id)")
    connection.execute("COMMIT")
    connection.close()
    spent += time.perf_counter() - started
    cpu += time.process_time() - worked
    return {"s": made + spent, "cpu_s": round(cpu, 1), "ready_s": round(spent, 1)}


def main() -> None:
    engine, *args = sys.argv[1:]
    if engine == "scripts":
        from benchmarks.directory_scripts import measured_scripts

        print(json.dumps(measured_scripts(int(args[0]))))
        return
    engines = {"import": ours, "bare": bare, "tantivy": tantivy, "xapian": xapian, "sqlite_utils": sqlite_utils}
    if len(args) > 1 and Path(args[1]).is_dir():
        shutil.rmtree(args[1])
    print(json.dumps(engines[engine](*args)))


if __name__ == "__main__":
    main()
