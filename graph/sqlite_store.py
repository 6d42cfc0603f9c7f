"""The embedded store: one SQLite file in WAL mode. The only module that imports sqlite3.

Readers go on reading during a load; a killed load leaves the state before it, because a load is one
transaction (https://www.sqlite.org/wal.html, https://www.sqlite.org/atomiccommit.html).
"""

from __future__ import annotations

import queue
import sqlite3
from contextlib import contextmanager, suppress
from itertools import groupby, starmap
from typing import TYPE_CHECKING
from weakref import WeakSet

import orjson

from graph import sqlite_schema as sql
from graph.bodies import batches, claim_of, edge_of, node_of
from graph.errors import EngineError, OntologyError
from graph.merging import distinct, merged, source_body, source_of
from graph.store import Change, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.facts import Fact, Source
    from graph.store import Claim, Direction, Edge, Node

_ENDS = {"out": "tail IN ({0})", "in": "head IN ({0})", "both": "(tail IN ({0}) OR head IN ({0}))"}
_SHOWN = 10_000  # subjects derived at a time: a load of any size takes little memory here
_BATCH = 500  # bound variables a statement, far below SQLite's limit


class SqliteView:
    """A `View` over one read transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def close(self) -> None:
        """Stop what is still being read: it would hold on to an old state of the file."""
        for cursor in self._cursors:
            cursor.close()

    def nodes(self, kind: str | None = None, ids: Iterable[str] | None = None) -> Iterator[Node]:
        """See `graph.store.View.nodes`."""
        if ids is None:
            where, arguments = ("kind = ?", [kind]) if kind else ("1", [])
            yield from starmap(node_of, self._rows(sql.NODES.format(where), arguments))
            return
        for some in batches(sorted(set(ids)), _BATCH):
            rows = self._rows(sql.NODES.format(f"id IN ({_marks(some)})"), some)
            yield from (n for n in starmap(node_of, rows) if kind is None or n.kind == kind)

    def edges(
        self,
        ends: Iterable[str] | None = None,
        kind: str | None = None,
        direction: Direction = "both",
    ) -> Iterator[Edge]:
        """See `graph.store.View.edges`."""
        if ends is None:
            where, arguments = ("kind = ?", [kind]) if kind else ("1", [])
            yield from starmap(edge_of, self._rows(sql.EDGES.format(where), arguments))
            return
        found: dict[str, Edge] = {}
        for some in batches(sorted(set(ends)), _BATCH):
            where = _ENDS[direction].format(_marks(some))
            arguments = [*some] * (2 if direction == "both" else 1)
            if kind:
                where, arguments = f"{where} AND kind = ?", [*arguments, kind]
            rows = self._rows(sql.EDGES.format(where), arguments)
            found |= {edge.id: edge for edge in starmap(edge_of, rows)}
        yield from (found[id_] for id_ in sorted(found))

    def claims(self, subject: str) -> list[Claim]:
        """See `graph.store.View.claims`."""
        rows = self._db.execute(
            "SELECT s.body, c.place, c.body FROM claim c JOIN source s ON s.seq = c.source"
            " WHERE c.subject = ? ORDER BY c.source, c.ordinal",
            [subject],
        )
        return [claim_of(subject, *row) for row in rows]

    def sources(self) -> list[Source]:
        """See `graph.store.View.sources`."""
        return [
            source_of(body) for (body,) in self._db.execute("SELECT body FROM source ORDER BY seq")
        ]

    def _rows(self, statement: str, arguments: Sequence[str]) -> sqlite3.Cursor:
        cursor = self._db.execute(statement, arguments)
        self._cursors.add(cursor)
        return cursor


class SqliteWriter(SqliteView):
    """A `Writer` over one write transaction."""

    changed = False

    def put(self, source: Source, facts: Iterable[Fact]) -> Change:
        """See `graph.store.Writer.put`."""
        db = self._db
        number = {"source": self._number(source)}
        for table in ("incoming", "touched"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608 -- fixed names
        db.executemany(
            "INSERT INTO incoming VALUES (?, ?, ?, ?)",
            (
                (fact.id, ordinal, fact.place, body.decode())
                for ordinal, (fact, body) in enumerate(distinct(facts))
            ),
        )
        db.execute(sql.TOUCH_REMOVED, number)
        removed = db.execute(sql.REMOVE, number).rowcount
        db.execute(sql.TOUCH_ADDED, number)
        added = db.execute(sql.ADD, number).rowcount
        if added or removed:
            self._show_touched()
            self.changed = True
        return Change(added=added, removed=removed)

    def drop(self, source: Source) -> None:
        """See `graph.store.Writer.drop`."""
        self.put(source, ())
        self._db.execute("DELETE FROM source WHERE id = ?", [source.id])
        self.changed = True

    def _number(self, source: Source) -> int:
        """The source's sequence number; a known source keeps its own."""
        body = source_body(source).decode()
        row = self._db.execute("SELECT seq, body FROM source WHERE id = ?", [source.id]).fetchone()
        if row is None:
            cursor = self._db.execute(
                "INSERT INTO source (id, body) VALUES (?, ?)", [source.id, body]
            )
            self.changed = True
            return int(cursor.lastrowid or 0)
        if row[1] != body:
            self._db.execute("UPDATE source SET body = ? WHERE seq = ?", [body, row[0]])
            self.changed = True
        return int(row[0])

    def _show_touched(self) -> None:
        """Derive the nodes and edges of the touched subjects from their claims anew."""
        some: dict[str, list[str | None]] = {}
        for subject, group in groupby(self._db.execute(sql.TOUCHED_CLAIMS), lambda row: row[0]):
            some[subject] = [body for _, body in group]
            if len(some) == _SHOWN:
                self._show(some)
                some = {}
        self._show(some)

    def _show(self, claims: Mapping[str, Sequence[str | None]]) -> None:
        gone, nodes, edges = [], [], []
        for subject, bodies in claims.items():
            if None in bodies:  # touched, and nobody claims it any more
                gone.append((subject,))
                continue
            shown = merged(filter(None, bodies))
            body = orjson.dumps(shown, option=orjson.OPT_SORT_KEYS).decode()
            if "tail" in shown:
                edges.append((subject, shown["kind"], shown["tail"], shown["head"], body))
            else:
                nodes.append((subject, shown["kind"], body))
        self._db.executemany(sql.HIDE_NODE, gone)
        self._db.executemany(sql.HIDE_EDGE, gone)
        self._db.executemany(sql.SHOW_NODE, nodes)
        self._db.executemany(sql.SHOW_EDGE, edges)


class SqliteStore:
    """A `Store` in one file.

    Args:
        path: The file; its folder must exist. It is created, or migrated to the current schema.

    Raises:
        EngineError: The file is damaged, newer than this program, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
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
        with self._errors(), self._borrowed() as db:
            db.executescript(sql.STAGE)
            db.execute("BEGIN IMMEDIATE")
            writer = SqliteWriter(db)
            try:
                yield writer
                writer.close()
                if writer.changed:
                    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision'")
                db.execute("COMMIT")
            except BaseException:
                writer.close()
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def status(self) -> Status:
        """See `graph.store.Store.status`."""
        with self.read() as view:
            db = view._db  # noqa: SLF001 -- one module, one engine
            meta = dict(db.execute("SELECT name, value FROM meta"))
            counts = dict(db.execute("SELECT kind, count(*) FROM node GROUP BY kind ORDER BY kind"))
        return Status("sqlite", f"{meta['store']:x}", sql.SCHEMA, meta["revision"], counts)

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
        except sqlite3.IntegrityError as error:
            raise OntologyError("有关系指向未声明的节点", str(self._path)) from error
        except sqlite3.DatabaseError as error:
            busy = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
            remedy = "等另一次载入结束后再试" if busy else "确认磁盘空间和权限；文件损坏时换用备份"
            raise EngineError(f"数据库不可用（{error}）", str(self._path), remedy) from error


def _open(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
    try:
        for pragma in sql.PRAGMAS:
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
    if found > sql.SCHEMA:
        db.execute("ROLLBACK")
        raise EngineError(f"数据由更新的版本写成（{found}）", str(path), "升级创图后再打开")
    for migration in sql.MIGRATIONS[found:]:
        for statement in filter(str.strip, migration.split(";")):
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {sql.SCHEMA}")
    db.execute("COMMIT")


def _marks(some: Sequence[str]) -> str:
    return ",".join("?" * len(some))
