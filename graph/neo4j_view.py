"""What is read of the store on a Neo4j server within one transaction."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, Final

from graph import neo4j_queries as cypher
from graph.bodies import batches, claim_of, counts_of, edge_of, node_of
from graph.merging import source_of
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import neo4j

    from graph.facts import Source
    from graph.store import Claim, Direction, Edge, Node

BATCH: Final = 5000  # rows a statement: large enough that round trips no longer count


class Neo4jView:
    """A `View` over one read transaction."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._tx = transaction

    def nodes(self, kind: str | None = None, ids: Iterable[str] | None = None) -> Iterator[Node]:
        """See `graph.store.View.nodes`."""
        if ids is not None:
            for some in batches(sorted(set(ids)), BATCH):
                rows = self._tx.run(cypher.SOME_NODES, rows=some)
                yield from (n for n in starmap(node_of, rows) if kind is None or n.kind == kind)
        elif not kind:
            yield from starmap(node_of, self._tx.run(cypher.ALL_NODES))
        elif kind in ontology().nodes:
            yield from starmap(node_of, self._tx.run(cypher.nodes_of(kind)))

    def edges(
        self,
        ends: Iterable[str] | None = None,
        kind: str | None = None,
        direction: Direction = "both",
    ) -> Iterator[Edge]:
        """See `graph.store.View.edges`."""
        if kind and kind not in ontology().relations:
            return
        if ends is None:
            yield from starmap(edge_of, self._tx.run(cypher.all_edges(kind)))
            return
        found: dict[str, Edge] = {}
        for some in batches(sorted(set(ends)), BATCH):
            rows = self._tx.run(cypher.hop(kind, direction), rows=some)
            found |= {edge.id: edge for edge in starmap(edge_of, rows)}
        yield from (found[id_] for id_ in sorted(found))

    def ends(self, kind: str) -> Iterator[tuple[str, str]]:
        """See `graph.store.View.ends`."""
        if kind in ontology().relations:
            yield from ((tail, head) for _, tail, head, _ in self._tx.run(cypher.all_edges(kind)))

    def claims(self, subject: str) -> list[Claim]:
        """See `graph.store.View.claims`."""
        return self.claims_of([subject])[subject]

    def claims_of(self, subjects: Iterable[str]) -> dict[str, list[Claim]]:
        """See `graph.store.View.claims_of`."""
        found: dict[str, list[Claim]] = {subject: [] for subject in subjects}
        for some in batches([*found], BATCH):
            for subject, *said in self._tx.run(cypher.CLAIMS_OF_SUBJECTS, rows=some):
                found[subject].append(claim_of(subject, *said))
        return found

    def sources(self) -> list[Source]:
        """See `graph.store.View.sources`."""
        return [source_of(row[0]) for row in self._tx.run(cypher.SOURCES)]

    def counted(self) -> dict[str, dict[str, int]]:
        """See `graph.store.View.counted`."""
        return counts_of(row.values() for row in self._tx.run(cypher.COUNTED))
