"""Names a second of the reconciliation service over HTTP, in batches.

    python benchmarks/reconciliation.py ENTITIES.csv [--names 2000]

ENTITIES.csv is a list with the columns `id,kind,name,aliases,city,province`. Its names are sent in batches
of 10, as OpenRefine does, and of 200: as they are; with one character left out; and with the city as a
property. One client on loopback with a kept-alive connection, one batch after the other.
"""

from __future__ import annotations

import argparse
import csv
import http.client
import json
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from search_http import QUIET, RUN, free_port, server

if TYPE_CHECKING:
    from collections.abc import Callable

    Query = dict[str, Any]

SIZES = (10, 200)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def left_out(name: str) -> str:
    """The name without one of its characters, the same one every time."""
    at = random.Random(name).randrange(len(name))  # noqa: S311 -- no secret
    return name[:at] + name[at + 1 :]


def with_city(row: dict[str, str]) -> Query:
    """The name with its city as a property."""
    return {"query": row["name"], "properties": [{"pid": "city", "v": row["city"]}]}


WAYS: dict[str, Callable[[dict[str, str]], Query]] = {
    "as written": lambda row: {"query": row["name"]},
    "character left out": lambda row: {"query": left_out(row["name"])},
    "with a city": with_city,
}


def send(line: http.client.HTTPConnection, batch: list[Query]) -> list[list[dict[str, Any]]]:
    """The candidates of each query of a batch."""
    asked = json.dumps({str(number): query for number, query in enumerate(batch)})
    line.request("POST", "/reconcile", urlencode({"queries": asked}), FORM)
    response = line.getresponse()
    answer = json.loads(response.read())
    if response.status != http.client.OK:
        raise OSError(answer)
    return [found["result"] for found in answer.values()]


def measure(
    line: http.client.HTTPConnection, queries: list[Query], size: int
) -> tuple[float, float]:
    """Names a second, and the share of names that were given a match."""
    start = time.perf_counter()
    found = [
        candidates
        for at in range(0, len(queries), size)
        for candidates in send(line, queries[at : at + size])
    ]
    took = time.perf_counter() - start
    matched = sum(any(candidate["match"] for candidate in some) for some in found)
    return len(queries) / took, matched / len(queries)


def main() -> None:
    """Print one row a way of writing and size of batch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entities", type=Path)
    parser.add_argument("--names", type=int, default=2000)
    given = parser.parse_args()
    with given.entities.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] != "person"]
    rows = random.Random(1).sample(rows, min(given.names, len(rows)))  # noqa: S311 -- no secret
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        os.environ["CHUANGTU_HOME"] = home
        load = [*RUN, "load", "--json", str(given.entities)]
        subprocess.run(load, check=True, stdout=QUIET, stderr=QUIET)
        with server([*RUN, "serve", "--port", str(port)], port, "/healthz"):
            line = http.client.HTTPConnection("127.0.0.1", port)
            send(line, [{"query": "预热"}])
            for size in SIZES:
                for name, query in WAYS.items():
                    speed, matched = measure(line, list(map(query, rows)), size)
                    print(f"batch {size:4} {name:20} {speed:6.0f} names/s  matched {matched:.1%}")


if __name__ == "__main__":
    main()
