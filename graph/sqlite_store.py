"""The embedded store: one SQLite file in WAL mode.

Readers go on reading during a load; a killed load leaves the state before it, because a load is one
transaction (https://www.sqlite.org/wal.html, https://www.sqlite.org/atomiccommit.html).
"""

from __future__ import annotations

import queue
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from graph import sqlite_schema as sql
from graph.bodies import other_schema
from graph.errors import EngineError
from graph.sqlite_view import SqliteView
from graph.sqlite_writer import SqliteWriter
from graph.store import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class SqliteStore:
    """A `Store` in one file.

    Args:
        path: The file; its folder must exist. It is created if it is not there.

    Raises:
        EngineError: The file is damaged, of another schema, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._counts: tuple[int, Mapping[str, int]] = (0, {})  # of a revision; 0 is empty
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        try:
            with self._errors(), self._borrowed() as db:
                _migrate(db, path)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[SqliteView]:
        """See `graph.store.Store.read`."""
        with self._errors(), self._borrowed() as db:
            db.execute("BEGIN")
            view = SqliteView(db)
            try:
                yield view
            finally:
                view.close()
                db.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[SqliteWriter]:
        """See `graph.store.Store.write`."""
        with self._errors(), closing(_open(self._path, sql.WRITING)) as db:
            db.executescript(sql.STAGE)
            db.execute("BEGIN IMMEDIATE")
            writer = SqliteWriter(db)
            try:
                yield writer
                writer.close()
                writer.finish()
                db.execute("COMMIT")
            except BaseException:
                writer.close()
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def status(self) -> Status:
        """See `graph.store.Store.status`."""
        with self.read() as view:
            meta = view.meta()
            if self._counts[0] != meta["revision"]:
                self._counts = meta["revision"], view.counts()
            counts = self._counts[1]
        return Status("sqlite", f"{meta['store']:x}", sql.SCHEMA, meta["revision"], counts)

    def state(self) -> str:
        """See `graph.store.Store.state`."""
        with self.read() as view:
            meta = view.meta()
        return f"{meta['store']:x}-{sql.SCHEMA}-{meta['revision']}"

    def close(self) -> None:
        """See `graph.store.Store.close`."""
        with suppress(queue.Empty):
            while True:
                self._idle.get_nowait().close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        """A connection of the pool; opening one costs more than a query."""
        try:
            db = self._idle.get_nowait()
        except queue.Empty:
            db = _open(self._path)
        try:
            yield db
        finally:
            self._idle.put(db)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            busy = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
            remedy = "等另一次载入结束后再试" if busy else "确认磁盘空间和权限；文件损坏时换用备份"
            raise EngineError(f"数据库不可用（{error}）", str(self._path), remedy) from error


def _open(path: Path, pragmas: tuple[str, ...] = sql.READING) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
    try:
        for pragma in (*sql.PRAGMAS, *pragmas):
            db.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] == sql.SCHEMA:
        return  # without a lock: a store opens while another program loads
    db.execute("BEGIN IMMEDIATE")
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found not in (0, sql.SCHEMA):
        db.execute("ROLLBACK")
        raise EngineError(*other_schema(found, sql.SCHEMA, str(path)))
    for statement in filter(str.strip, sql.TABLES.split(";") if found == 0 else ()):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {sql.SCHEMA}")
    db.execute("COMMIT")
