"""A program that loads one source and is killed while it does; `test_store_crash` starts it.

Usage: `python -m tests.graph.loading BASES PATH` or `… BASES URL USER PASSWORD`. It says `started`
inside the transaction and `done` after it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.facts import EdgeFact, Fact, NodeFact, Source

if TYPE_CHECKING:
    from graph.store import Store
    from tests.servers import Neo4jServer


def register(title: str, bases: int) -> tuple[Source, list[Fact]]:
    """Make a register of so many bases, some of them also in every other register."""
    facts: list[Fact] = []
    for number in range(bases):
        name = f"第{number}实验室" if number % 3 == 0 else f"{title}{number}实验室"
        base = NodeFact("Base", {"name": name, "directions": (title,)}, f"表1!{number}")
        host = NodeFact("Organization", {"name": f"第{number % 50}大学"}, f"表1!{number}")
        facts += [base, host, EdgeFact("HOSTED_BY", base.id, host.id, f"表1!{number}")]
    return Source(f"source-{title}", f"{title}.xlsx", "bases"), facts


def opened(where: list[str]) -> Store:
    """Open the store at a path, or at a URL with user and password."""
    if len(where) == 1:
        from graph.sqlite_store import SqliteStore  # noqa: PLC0415 - one engine is enough

        return SqliteStore(Path(where[0]))
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    return open_neo4j(*where)


def empty(server: Neo4jServer) -> None:
    """Take everything out of a server's database."""
    from neo4j import GraphDatabase  # noqa: PLC0415 - an optional library

    login = (server.user, server.password)
    with GraphDatabase.driver(server.url, auth=login) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def main(bases: str, *where: str) -> None:
    """Load the second register."""
    source, facts = register("乙", int(bases))
    store = opened([*where])
    with store.write() as writer:
        print("started", flush=True)
        writer.put(source, facts)
    print("done", flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
