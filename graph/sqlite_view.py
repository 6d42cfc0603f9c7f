"""What is read of the embedded store within one transaction."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING
from weakref import WeakSet

from graph import sqlite_schema as sql
from graph.bodies import batches, claim_of, counts_of, edge_of, node_of
from graph.merging import source_of
from graph.ontology import ontology

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from graph.facts import Source
    from graph.store import Claim, Direction, Edge, Node

_ENDS = {"out": "tail IN ({0})", "in": "head IN ({0})", "both": "(tail IN ({0}) OR head IN ({0}))"}
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
            where, arguments = (sql.OF_KIND, sql.range_of(kind)) if kind else ("1", ())
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
            where, arguments = (sql.OF_KIND, sql.range_of(kind)) if kind else ("1", ())
            yield from starmap(edge_of, self._rows(sql.EDGES.format(where), arguments))
            return
        found: dict[str, Edge] = {}
        for some in batches(sorted(set(ends)), _BATCH):
            where = _ENDS[direction].format(_marks(some))
            bound = [*some] * (2 if direction == "both" else 1)
            if kind:
                where, bound = f"{where} AND {sql.OF_KIND}", [*bound, *sql.range_of(kind)]
            rows = self._rows(sql.EDGES.format(where), bound)
            found |= {edge.id: edge for edge in starmap(edge_of, rows)}
        yield from (found[id_] for id_ in sorted(found))

    def ends(self, kind: str) -> Iterator[tuple[str, str]]:
        """See `graph.store.View.ends`."""
        yield from self._rows(sql.ALL_ENDS, sql.range_of(kind))

    def claims(self, subject: str) -> list[Claim]:
        """See `graph.store.View.claims`."""
        return self.claims_of([subject])[subject]

    def claims_of(self, subjects: Iterable[str]) -> dict[str, list[Claim]]:
        """See `graph.store.View.claims_of`."""
        found: dict[str, list[Claim]] = {subject: [] for subject in subjects}
        for some in batches([*found], _BATCH):
            for subject, *said in self._rows(sql.CLAIMS.format(_marks(some)), some):
                found[subject].append(claim_of(subject, *said))
        return found

    def sources(self) -> list[Source]:
        """See `graph.store.View.sources`."""
        return [source_of(body) for (body,) in self._rows("SELECT body FROM source ORDER BY seq")]

    def counted(self) -> dict[str, dict[str, int]]:
        """See `graph.store.View.counted`."""
        return counts_of(self._rows(sql.COUNTED))

    def counts(self) -> dict[str, int]:
        """Nodes by kind, in order of kind."""
        counted = {kind: self._count(kind) for kind in sorted(ontology().nodes)}
        return {kind: count for kind, count in counted.items() if count}

    def meta(self) -> dict[str, int]:
        """The name of the store and its revision."""
        return dict(self._rows("SELECT name, value FROM meta"))

    def _count(self, kind: str) -> int:
        return int(next(self._rows(sql.COUNT, sql.range_of(kind)))[0])

    def _rows(self, statement: str, arguments: Sequence[str] = ()) -> sqlite3.Cursor:
        cursor = self._db.execute(statement, arguments)
        self._cursors.add(cursor)
        return cursor


def _marks(some: Sequence[str]) -> str:
    return ",".join("?" * len(some))
