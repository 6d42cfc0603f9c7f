"""Latency of search over HTTP, beside Meilisearch with the same entities in the same run.

    python benchmarks/search_http.py ENTITIES.csv QUERIES.csv MEILISEARCH_BINARY [--rounds 3]

Both servers answer on loopback, one after the other for each query, so that a change in the machine's
speed hits both. One client with a kept-alive connection; times are wall-clock milliseconds seen by it.
"""

from __future__ import annotations

import argparse
import csv
import http.client
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Ask = Callable[[str], None]

RUN = [sys.executable, "-c", "from api.cli import main; main()"]
TRIES, PAUSE = 600, 0.05
QUIET = subprocess.DEVNULL


def free_port() -> int:
    """A loopback port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(command: list[str], port: int, path: str) -> Iterator[None]:
    """A server process, ready when `path` answers."""
    process = subprocess.Popen(command, stdout=QUIET, stderr=QUIET)
    try:
        for _ in range(TRIES):
            try:
                call(http.client.HTTPConnection("127.0.0.1", port), "GET", path)
                break
            except OSError:
                time.sleep(PAUSE)
        yield
    finally:
        process.kill()
        process.wait()


def call(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: object = None,
    key: str = "",
) -> bytes:
    """One request; raises where the answer is an error."""
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {key}"} if key else {}
    )
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    response = connection.getresponse()
    answer = response.read()
    if response.status >= http.client.BAD_REQUEST:
        raise OSError(answer.decode())
    return answer


@contextmanager
def chuangtu(entities: Path) -> Iterator[dict[str, Ask]]:
    """The service with the entities loaded; ways to ask it by name."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        os.environ["CHUANGTU_HOME"] = home
        subprocess.run(
            [*RUN, "load", "--json", str(entities)], check=True, stdout=QUIET, stderr=QUIET
        )
        with server([*RUN, "serve", "--port", str(port)], port, "/healthz"):
            line = http.client.HTTPConnection("127.0.0.1", port)
            yield {
                f"chuangtu {way}": lambda q, way=way: call(
                    line, "GET", f"/api/{way}?q={quote(q)}&limit=5"
                )
                for way in ("search", "suggest")
            }


@contextmanager
def meilisearch(binary: Path, entities: Path) -> Iterator[dict[str, Ask]]:
    """Meilisearch as it comes, with the same entities."""
    port, key = free_port(), secrets.token_hex(16)
    with tempfile.TemporaryDirectory() as folder:
        options = ["--no-analytics", "--db-path", f"{folder}/data", "--dump-dir", f"{folder}/dumps"]
        address = ["--http-addr", f"127.0.0.1:{port}", "--master-key", key]
        with server([str(binary), *options, *address], port, "/health"):
            line = http.client.HTTPConnection("127.0.0.1", port)
            with entities.open(encoding="utf-8") as file:
                rows = [
                    row | {"aliases": row["aliases"].split("|")} for row in csv.DictReader(file)
                ]
            task = json.loads(
                call(line, "POST", "/indexes/things/documents?primaryKey=id", rows, key)
            )
            while (
                json.loads(call(line, "GET", f"/tasks/{task['taskUid']}", key=key))["status"]
                != "succeeded"
            ):
                time.sleep(PAUSE)
            path = "/indexes/things/search"
            yield {"meilisearch": lambda q: call(line, "POST", path, {"q": q, "limit": 5}, key)}


def measure(ways: dict[str, Ask], queries: list[str], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every call, by way of asking; the first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for query in queries:
            for name, ask in ways.items():
                start = time.perf_counter()
                ask(query)
                if number:
                    times[name].append((time.perf_counter() - start) * 1000)
    return times


def main() -> None:
    """Print one row a way of asking: p50, p95 and p99 in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entities", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("meilisearch", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with given.queries.open(encoding="utf-8") as file:
        queries = [row["query"] for row in csv.DictReader(file)]
    with ExitStack() as stack:
        ways = stack.enter_context(chuangtu(given.entities))
        ways |= stack.enter_context(meilisearch(given.meilisearch, given.entities))
        times = measure(ways, queries, given.rounds)
    for name, values in times.items():
        cuts = statistics.quantiles(values, n=100)
        print(
            f"{name:18} p50 {cuts[49]:6.2f}  p95 {cuts[94]:6.2f}  p99 {cuts[98]:6.2f} ms  (n {len(values)})"
        )


if __name__ == "__main__":
    main()
