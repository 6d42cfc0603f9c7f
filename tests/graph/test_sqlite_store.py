"""What is SQLite's own: one file, and views that stay as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from graph.errors import EngineError, OntologyError
from graph.facts import EdgeFact, NodeFact, Source
from graph.sqlite_store import SqliteStore
from graph.sqlite_writer import LARGE

if TYPE_CHECKING:
    from pathlib import Path

    from graph.facts import Fact

REGISTER = Source("source-a", "名册.xlsx", "bases")
LATER = Source("source-b", "新名册.xlsx", "bases")
LAB = NodeFact("Base", {"name": "光电实验室"})


def test_an_older_view_stays_as_it_was(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph.sqlite")
    with store.read() as view:
        assert list(view.nodes()) == []
        with store.write() as writer:
            writer.put(REGISTER, [LAB])
        assert list(view.nodes()) == []
        assert view.claims(LAB.id) == []
    assert store.status().counts == {"Base": 1}
    store.close()


def test_a_view_is_of_no_use_after_its_block(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph.sqlite")
    with store.write() as writer:
        writer.put(REGISTER, [LAB, NodeFact("Base", {"name": "储能实验室"})])
    with store.read() as view:
        late = view.nodes()
        next(late)
    with pytest.raises(sqlite3.ProgrammingError, match="closed cursor"):
        next(late)
    store.close()


@pytest.mark.parametrize("content", [b"no database, but long enough to look at" * 50, b"short"])
def test_a_file_that_is_no_database_is_reported_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "graph.sqlite"
    path.write_bytes(content)
    with pytest.raises(EngineError, match="数据库不可用") as caught:
        SqliteStore(path)
    assert caught.value.where == str(path)
    assert path.read_bytes() == content


def test_a_folder_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="数据库不可用"):
        SqliteStore(tmp_path / "absent" / "graph.sqlite")


def test_data_of_an_early_program_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "graph.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 1")
    with pytest.raises(EngineError, match="早期版本"):
        SqliteStore(file)
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_data_of_a_newer_program_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    SqliteStore(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(EngineError, match="更新的版本"):
        SqliteStore(path)


def many(title: str) -> list[Fact]:
    """More facts than are shown one by one: some said twice, some in other words, some relations again."""
    facts: list[Fact] = []
    for number in range(LARGE // 2):
        place = f"表1!{number}"
        base = NodeFact("Base", {"name": f"第{number}实验室", "directions": (title,)}, place)
        host = NodeFact("Organization", {"name": f"第{number % 90}大学"}, place)
        facts += [base, host, EdgeFact("HOSTED_BY", base.id, host.id, place)]
        if number % 50 == 0:
            other = NodeFact("Base", {"name": f"第{number}实验室", "approved": 2019}, place)
            facts += [other, EdgeFact("HOSTED_BY", base.id, host.id, place)]
    return facts


def held(store: SqliteStore) -> tuple[object, ...]:
    """Everything that a store shows, and some of what is claimed."""
    with store.read() as view:
        nodes, edges = list(view.nodes()), list(view.edges())
        claims = [view.claims(one.id) for one in (*nodes[::997], *edges[::997])]
        near = list(view.edges([nodes[0].id]))
    return nodes, edges, claims, near, store.status().counts


def test_a_large_load_shows_what_small_ones_show(tmp_path: Path) -> None:
    facts, later = many("激光"), many("显示")
    large, small = (SqliteStore(tmp_path / name) for name in ("large", "small"))
    with large.write() as writer:
        change = writer.put(REGISTER, facts)
        writer.put(LATER, later)
    assert change.added > LARGE
    with small.write() as writer:  # an older version is exchanged, fact by fact
        writer.put(REGISTER, facts[:1])
        assert writer.put(REGISTER, facts).added == change.added - 1
        writer.put(LATER, later[:1])
        writer.put(LATER, later)
    assert held(large) == held(small)
    assert large.status().revision == small.status().revision == 1
    for store in (large, small):
        store.close()


def test_a_large_load_with_a_relation_to_nothing_is_refused(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph.sqlite")
    lost = EdgeFact("HOSTED_BY", LAB.id, "organization-lost")
    with (
        pytest.raises(OntologyError, match="未声明的节点"),
        store.write() as writer,
    ):
        writer.put(REGISTER, [*many("激光"), LAB, lost])
    assert store.status().counts == {}
    with store.write() as writer:
        writer.put(REGISTER, [LAB])
    assert store.status().counts == {"Base": 1}
    store.close()
