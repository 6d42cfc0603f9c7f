"""A store of each engine, empty at the start of every test."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from graph.sqlite_store import SqliteStore
from tests.graph.loading import empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.store import Store
    from tests.servers import Neo4jServer

ENGINES = ["sqlite", pytest.param("neo4j", marks=pytest.mark.server)]


@pytest.fixture
def emptied(neo4j_server: Neo4jServer) -> Neo4jServer:
    """Give the Neo4j server with nothing in its database."""
    empty(neo4j_server)
    return neo4j_server


@pytest.fixture(params=ENGINES)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Give what opens the test's store, as often as asked."""
    if request.param == "sqlite":
        return partial(SqliteStore, tmp_path / "graph.sqlite")
    server: Neo4jServer = request.getfixturevalue("emptied")
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    return partial(open_neo4j, server.url, server.user, server.password)


@pytest.fixture
def store(opener: Callable[[], Store]) -> Iterator[Store]:
    """Give an empty store."""
    opened = opener()
    yield opened
    opened.close()
