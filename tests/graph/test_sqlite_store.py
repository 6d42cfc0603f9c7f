"""What is SQLite's own: one file, and views that stay as they are."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from graph.errors import EngineError
from graph.facts import NodeFact, Source
from graph.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = Source("source-a", "名册.xlsx", "bases")
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


def test_data_of_a_newer_program_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    SqliteStore(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(EngineError, match="更新的版本"):
        SqliteStore(path)
