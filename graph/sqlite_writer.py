"""What is written to the embedded store within one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph import sqlite_schema as sql
from graph.errors import OntologyError
from graph.facts import DECISIONS
from graph.merging import distinct, merged, source_body
from graph.spool import rows_of
from graph.sqlite_view import SqliteView
from graph.store import Change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from graph.facts import Fact, Source

_Claim = Sequence[Any]  # tail, head and body
_SHOWN = 10_000  # subjects derived at a time: a load of any size takes little memory here
LARGE = 20_000  # claims from which on a load may be worth sorting everything anew
_SHARE = 3  # it is, unless this many times as much is stored already


class SqliteWriter(SqliteView):
    """A `Writer` over one write transaction.

    A large load only appends its claims; indexes, nodes and relations are made from all claims at once, sorted,
    when they are first asked for.
    """

    changed = False  # whether the revision moves

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._appending = False  # indexes are dropped, and what is shown is behind the claims
        self._sorted = False

    def put(self, source: Source, facts: Iterable[Fact]) -> Change:
        """See `graph.store.Writer.put`."""
        first = self._number(source) << sql.ORDINALS
        scope = {"source": first, "next": first + (1 << sql.ORDINALS)}
        db = self._db
        db.execute("DELETE FROM incoming")
        db.executemany(sql.INCOMING, distinct(rows_of(facts)))
        change = self._append(scope) if self._is_large(scope) else self._exchange(scope)
        if change.added or change.removed:
            self.changed |= source.kind != DECISIONS
        return change

    def drop(self, source: Source) -> None:
        """See `graph.store.Writer.drop`."""
        self.put(source, ())
        self._db.execute("DELETE FROM source WHERE id = ?", [source.id])
        self.changed = True

    def finish(self) -> None:
        """Prove that the transaction may be committed, and count it if it changed anything.

        Raises:
            OntologyError: A relation touches a node that nobody claims.
        """
        self._derive()
        dangling = sql.DANGLING_ANYWHERE if self._sorted else sql.DANGLING_SHOWN
        if found := self._db.execute(dangling).fetchone():
            raise OntologyError(f"有关系指向未声明的节点（{found[0]}）")
        if self.changed:
            self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision'")

    def _number(self, source: Source) -> int:
        """The source's sequence number; a known source keeps its own."""
        body = source_body(source).decode()
        row = self._db.execute("SELECT seq, body FROM source WHERE id = ?", [source.id]).fetchone()
        if row is None:
            cursor = self._db.execute(
                "INSERT INTO source (id, body) VALUES (?, ?)", [source.id, body]
            )
            self.changed |= source.kind != DECISIONS
            return int(cursor.lastrowid or 0)
        if row[1] != body:
            self._db.execute("UPDATE source SET body = ? WHERE seq = ?", [body, row[0]])
            self.changed = True
        return int(row[0])

    def _is_large(self, scope: Mapping[str, int]) -> bool:
        """Whether a new source is large against what is stored."""
        size = self._one("SELECT coalesce(max(seq), 0) FROM incoming")
        if self._one(sql.HAS_CLAIMS, scope) or (size < LARGE and not self._appending):
            return False
        return self._appending or self._one("SELECT count(*) FROM claim") < _SHARE * size

    def _append(self, scope: Mapping[str, int]) -> Change:
        if not self._appending:
            for statement in sql.DROP_INDEXES:
                self._db.execute(statement)
            self._appending = self._sorted = True
        return Change(self._db.execute(sql.ADD, scope).rowcount, 0)

    def _exchange(self, scope: Mapping[str, int]) -> Change:
        """Replace what the source said before, and show anew what that touches."""
        self._derive()
        db = self._db
        db.execute(sql.TOUCH_REMOVED, scope)
        removed = db.execute(sql.REMOVE, scope).rowcount
        db.execute(sql.TOUCH_ADDED, scope)
        added = db.execute(sql.ADD, scope).rowcount
        self._show_touched()
        return Change(added=added, removed=removed)

    def _derive(self) -> None:
        """Make what is shown from all claims, if these were only appended so far."""
        if self._appending:
            self._appending = False
            for statement in sql.DERIVE:
                self._db.execute(statement)
            self._show_touched()

    def _show_touched(self) -> None:
        """Derive the nodes and edges of the touched subjects from their claims anew."""
        some: dict[str, list[_Claim]] = {}
        for subject, group in groupby(self._db.execute(sql.TOUCHED_CLAIMS), lambda row: row[0]):
            some[subject] = [claim for _, *claim in group]
            if len(some) == _SHOWN:
                self._show(some)
                some = {}
        self._show(some)
        for statement in sql.NEXT_TOUCHED:
            self._db.execute(statement)

    def _show(self, claims: Mapping[str, Sequence[_Claim]]) -> None:
        gone, nodes, edges = [], [], []
        for subject, said in claims.items():
            tail, head, last = said[-1]
            if last is None:  # touched, and nobody claims it any more
                gone.append((subject,))
                continue
            body = merged(body for _, _, body in said)
            if tail is None:
                nodes.append((subject, body))
            else:
                edges.append((subject, tail, head, body))
        self._db.executemany(sql.HIDE_NODE, gone)
        self._db.executemany(sql.HIDE_EDGE, gone)
        self._db.executemany(sql.SHOW_NODE, nodes)
        self._db.executemany(sql.SHOW_EDGE, edges)

    def _rows(self, statement: str, arguments: Sequence[str] = ()) -> sqlite3.Cursor:
        self._derive()
        return super()._rows(statement, arguments)

    def _one(self, statement: str, arguments: Mapping[str, int] | None = None) -> int:
        return int(self._db.execute(statement, arguments or {}).fetchone()[0])
