"""Measure a text index: building, memory, latency and, for the original list, recall.

    python benchmarks/search_speed.py ENTITIES.csv QUERIES.csv [--size N] [--meilisearch URL KEY]

ENTITIES.csv has the columns id, kind, name, aliases (| between them), city, province; QUERIES.csv
id, query, kind, expected (ids, | between them; empty: no such thing). A larger --size adds names
made by recombining halves of the list's own. Latencies are of one client in this process;
    beside them stands the computing time, which a busy machine distorts less.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from search.documents import Document, Query
from search.tantivy_index import TantivyIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.index import TextIndex

MEBI = 1 << 20


def read_entities(path: Path) -> list[Document]:
    """Read the list of entities."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Document(
                row["id"],
                row["kind"],
                row["name"],
                tuple(filter(None, row["aliases"].split("|"))),
                facets={"city": row["city"], "province": row["province"]},
                source_ids=(row["id"],),
            )
            for row in csv.DictReader(file)
        ]


def enlarge(documents: list[Document], size: int) -> list[Document]:
    """Add recombined names, the same ones each time, until there are `size` documents."""
    chance = random.Random(20_000)  # noqa: S311 - a fixed sample, no secret
    heads = [document.name[: len(document.name) // 2] for document in documents]
    tails = [document.name[len(document.name) // 2 :] for document in documents]
    more = (
        Document(f"X{n}", "recombined", chance.choice(heads) + chance.choice(tails))
        for n in range(size - len(documents))
    )
    return [*documents, *more]


def percentiles(seconds: Sequence[float]) -> str:
    """Show the middle and the tail in milliseconds."""
    ordered = sorted(seconds)
    at = {name: ordered[int(len(ordered) * share)] for name, share in (("p50", 0.5), ("p95", 0.95))}
    return "  ".join(f"{name} {value * 1e3:.2f} ms" for name, value in at.items())


def timed(index: TextIndex, queries: Sequence[Query]) -> str:
    """Answer each query once; show how long that took and how long this thread computed."""
    taken, computed = [], []
    for query in queries:
        start, busy = time.perf_counter(), time.thread_time()
        index.search(query)
        taken.append(time.perf_counter() - start)
        computed.append(time.thread_time() - busy)
    return f"{percentiles(taken)}   computing {percentiles(computed)}"


def recall(index: TextIndex, rows: Sequence[dict[str, str]]) -> str:
    """Share of queries whose first or first five hits hold an expected id, and of quiet ones."""
    first = five = asked = quiet = nothing = 0
    for row in rows:
        results = index.search(Query(row["query"], limit=5))
        expected = set(filter(None, row["expected"].split("|")))
        found = [hit.document.id for hit in results.hits]
        if expected:
            asked += 1
            first += bool(expected & set(found[:1]))
            five += bool(expected & set(found))
        else:
            nothing += 1
            quiet += not results.confident
    return f"R@1 {first / asked:.3f}  R@5 {five / asked:.3f}  quiet {quiet}/{nothing}"


def measure(index: TextIndex, documents: list[Document], rows: list[dict[str, str]]) -> None:
    """Print one line for each figure."""
    index.rebuild(documents[:50], "warm")
    start, busy = time.perf_counter(), time.process_time()
    index.rebuild(documents, "all")
    taken, computed = time.perf_counter() - start, time.process_time() - busy
    rate = f"{len(documents) / taken:.0f} a second"
    print(f"build      {len(documents)} in {taken:.2f} s: {rate}   computing {computed:.2f} s")
    texts = [row["query"] for row in rows]
    print("first     ", timed(index, [Query(text) for text in texts]))
    print("again     ", timed(index, [Query(text) for text in texts]))
    typing = [text[:end] for text in texts for end in range(1, min(len(text), 8) + 1)]
    print("suggest   ", timed(index, [Query(text, prefix=True) for text in typing]))
    print("memory    ", f"{psutil.Process().memory_info().rss / MEBI:.0f} MiB")
    print("found     ", recall(index, rows))


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entities", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--size", type=int, default=0)
    parser.add_argument("--meilisearch", nargs=2, metavar=("URL", "KEY"))
    options = parser.parse_args()
    documents = enlarge(read_entities(options.entities), options.size)
    with options.queries.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if options.meilisearch:
        from search.meilisearch_index import MeilisearchIndex  # noqa: PLC0415 - an optional extra

        measure(MeilisearchIndex(*options.meilisearch, "benchmark"), documents, rows)
        return
    with tempfile.TemporaryDirectory() as folder, TantivyIndex(Path(folder)) as index:
        measure(index, documents, rows)
        size = sum(file.stat().st_size for file in Path(folder).glob("*/*"))
        print("on disk   ", f"{size / MEBI:.1f} MiB")


if __name__ == "__main__":
    main()
