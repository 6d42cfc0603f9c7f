"""From nodes and relations to holdings: each base or application with the people and bodies around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checks.situation import Holding, Leader
from graph.base_types import known_type
from graph.facts import EdgeFact
from graph.store import Edge, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from answers.organizations import Organizations
    from graph.facts import Fact
    from graph.store import View

_RELATIONS = (
    "HOSTED_BY",
    "CO_BUILT_BY",
    "LED_BY",
    "MEMBER_OF",
    "IN_CLUSTER",
    "LOCATED_IN",
    "RECOMMENDED_BY",
)
_KINDS = ("Organization", "Person", "Cluster", "Region")


@dataclass(frozen=True, slots=True)
class Parts:
    """Nodes by id, and for each holding its relations as other ends by kind."""

    nodes: Mapping[str, Node]
    ties: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(slots=True)
class _Gathered:
    nodes: dict[str, Node] = field(default_factory=dict)
    ties: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add_edge(self, edge: Edge | EdgeFact) -> None:
        held, other = (edge.head, edge.tail) if edge.kind == "MEMBER_OF" else (edge.tail, edge.head)
        self.ties[held][edge.kind].append(other)

    def parts(self) -> Parts:
        ties = {h: {k: tuple(v) for k, v in kinds.items()} for h, kinds in self.ties.items()}
        return Parts(self.nodes, ties)


def parts_of_view(view: View, kind: str) -> Parts:
    """All holdings of a kind (Base or Application) in the store, with what surrounds them."""
    gathered = _Gathered()
    for name in (kind, *_KINDS):
        gathered.nodes |= {node.id: node for node in view.nodes(name)}
    for relation in _RELATIONS:
        for edge in view.edges(kind=relation):
            gathered.add_edge(edge)
    return gathered.parts()


def parts_of_facts(facts: Iterable[Fact]) -> Parts:
    """The same from the facts of a file that is not loaded; later facts add to earlier ones."""
    gathered = _Gathered()
    for fact in facts:
        if isinstance(fact, EdgeFact):
            if fact.kind in _RELATIONS:
                gathered.add_edge(fact)
            continue
        known = gathered.nodes.get(fact.id)
        properties = {**(known.properties if known else {}), **fact.properties}
        gathered.nodes[fact.id] = Node(fact.id, fact.kind, properties)
    return gathered.parts()


def holdings(parts: Parts, kind: str, organizations: Organizations) -> tuple[Holding, ...]:
    """The holdings of a kind, in order of id."""
    found = (node for node in parts.nodes.values() if node.kind == kind)
    return tuple(_holding(n, parts, organizations) for n in sorted(found, key=lambda n: n.id))


def _holding(node: Node, parts: Parts, organizations: Organizations) -> Holding:
    ties = parts.ties.get(node.id, {})
    around = {kind: [parts.nodes[id_] for id_ in ids] for kind, ids in ties.items()}
    leaders = sorted(map(_leader, around.get("LED_BY", ())), key=lambda leader: leader.name)
    approved = node.properties.get("approved")
    return Holding(
        id=node.id,
        name=node.text("name"),
        number=node.text("number"),
        type=known_type(node.text("type"), node.text("name")),
        status=node.text("status"),
        approved=approved if isinstance(approved, int) else None,
        hosts=tuple(organizations.named(n) for n in around.get("HOSTED_BY", ())),
        co_builders=tuple(organizations.named(n) for n in around.get("CO_BUILT_BY", ())),
        leader=leaders[0] if leaders else None,
        other_leaders=tuple(leaders[1:]),
        members=frozenset(n.text("name") for n in around.get("MEMBER_OF", ())),
        directions=node.texts("directions"),
        clusters=tuple(n.text("name") for n in around.get("IN_CLUSTER", ())),
        city=_first(around.get("LOCATED_IN", ())),
        recommender=_first(around.get("RECOMMENDED_BY", ())),
    )


def _first(nodes: Sequence[Node]) -> str:
    return nodes[0].text("name") if nodes else ""


def _leader(node: Node) -> Leader:
    top = node.properties.get("top_talent")
    return Leader(node.text("name"), node.text("id_last4"), top if isinstance(top, bool) else None)
