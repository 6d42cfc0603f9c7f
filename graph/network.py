"""Networks: parts of the graph as networkx graphs, for algorithms. The only module that imports networkx."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.store import Edge, View

    Network: TypeAlias = nx.MultiDiGraph[str]


def project(
    view: View, kinds: Collection[str], relations: Collection[str], joined: Collection[str] = ()
) -> Network:
    """The things of some kinds and the relations of some kinds between them.

    The same store gives the same network, in the same order. It is a copy: later loads leave it as it is.

    Args:
        view: The store.
        kinds: Node kinds. A relation that leaves these kinds is left out.
        relations: Relation kinds.
        joined: Node kinds of which entries that SAME_AS holds to be one become one node: the entry
            that is not said to be the same as a further one, such as the full name of an organization.

    Returns:
        A directed multigraph.
        Node: its id, with `kind`, `caption` (its name as shown) and `entries` (tuple of the ids that
        it stands for, itself first).
        Relation: from tail to head, keyed by its id, with `kind`, `since` and `until` (year or ISO
        date as text, empty if unknown).

    Raises:
        OntologyError: There is no such kind of node or relation.
    """
    names = [ontology().relation(name).name for name in sorted(set(relations))]
    captions = {name: ontology().node(name).caption for name in sorted(set(kinds))}
    nodes = {node.id: node for kind in captions for node in view.nodes(kind)}
    may_join = {id_ for id_, node in nodes.items() if node.kind in joined}
    one = _joined(e for e in view.edges(kind="SAME_AS") if {e.tail, e.head} <= may_join)
    network: Network = nx.MultiDiGraph()
    for id_, entries in _groups(nodes, one).items():
        node = nodes[id_]
        caption = node.text(captions[node.kind])
        network.add_node(id_, kind=node.kind, caption=caption, entries=entries)
    _relate(network, (e for name in names for e in view.edges(kind=name)), one)
    return network


def reached(network: Network, node: str, relation: str) -> tuple[str, ...]:
    """Ids of the nodes that relations of a kind lead to from a node, each once, in order of id."""
    edges: Iterable[tuple[str, str, str]] = network.out_edges(node, data="kind")
    return tuple(sorted({head for _, head, kind in edges if kind == relation}))


def _joined(same: Iterable[Edge]) -> dict[str, str]:
    """The id that stands for each entry that SAME_AS touches."""
    alike: nx.DiGraph[str] = nx.DiGraph((edge.tail, edge.head) for edge in same)
    # In a circle of entries every one points on: the first id then stands for all of them.
    return {
        entry: min(group, key=lambda id_: (alike.out_degree(id_) > 0, id_))
        for group in nx.weakly_connected_components(alike)
        for entry in group
    }


def _relate(network: Network, edges: Iterable[Edge], one: Mapping[str, str]) -> None:
    """Add the relations between nodes of the network, but none that joining has bent to a loop."""
    for edge in edges:
        tail, head = one.get(edge.tail, edge.tail), one.get(edge.head, edge.head)
        if tail in network and head in network and (tail != head or edge.tail == edge.head):
            known = {"kind": edge.kind, "since": edge.since, "until": edge.until}
            network.add_edge(tail, head, key=edge.id, **known)


def _groups(ids: Iterable[str], one: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        groups[one.get(id_, id_)].append(id_)
    return {main: (main, *_others(main, group)) for main, group in groups.items()}


def _others(main: str, group: Iterable[str]) -> Iterator[str]:
    return (id_ for id_ in sorted(group) if id_ != main)
