"""Industry clusters that policies name: the clauses that name them, and which cluster a register means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.store import Node, View


@dataclass(frozen=True, slots=True)
class Naming:
    """A clause that names a cluster: its node id, and the citation as printed."""

    clause_id: str
    label: str


def named_clusters(view: View, region: str) -> dict[str, tuple[Naming, ...]]:
    """Clauses by the cluster that they name, in policies of the region or of none in particular."""
    edges = [e for e in view.edges(kind="NAMES") if e.head.startswith("cluster-")]
    clauses = {node.id: node for node in view.nodes("Clause", {edge.tail for edge in edges})}
    within = {n.id for n in view.nodes("Policy") if n.text("region") in ("", region)}
    named: dict[str, list[Naming]] = defaultdict(list)
    for edge in edges:
        clause = clauses[edge.tail]
        if clause.text("policy") in within:
            named[edge.head].append(Naming(clause.id, clause.text("label")))
    return {id_: tuple(sorted(found, key=lambda n: n.label)) for id_, found in named.items()}


def meant(clusters: Iterable[Node], named: Collection[str]) -> dict[str, str]:
    """For each cluster node the named cluster that is meant; an alias of two clusters means neither."""
    nodes = {node.id: node for node in clusters}
    known: dict[str, set[str]] = defaultdict(set)
    for id_ in named:
        for name in _names(nodes[id_]):
            known[name].add(id_)
    found = {id_: id_ for id_ in named}
    for node in (n for n in nodes.values() if n.id not in found):
        ids = {id_ for name in _names(node) for id_ in known.get(name, ())}
        if len(ids) == 1:
            found[node.id] = ids.pop()
    return found


def _names(cluster: Node) -> set[str]:
    return {text_key(name) for name in (cluster.text("name"), *cluster.texts("aliases"))}
