"""From nodes and relations to holdings: each base or application with the people and bodies around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from checks.situation import Holding, Leader
from graph.base_types import known_type
from graph.facts import NodeFact
from graph.store import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from answers.organizations import Organizations
    from graph.facts import Fact
    from graph.store import View

_RELATIONS = (
    "HOSTED_BY",
    "CO_BUILT_BY",
    "LED_BY",
    "IN_CLUSTER",
    "LOCATED_IN",
    "RECOMMENDED_BY",
)
_TEAM = "MEMBER_OF"
_KINDS = ("Base", "Application", "Organization", "Cluster", "Region")


@dataclass(frozen=True, slots=True)
class Parts:
    """Bases and applications with what surrounds them, not put together yet.

    Attributes:
        nodes: Nodes by id; of people only leaders.
        ties: For each holding the ids at the other end of its relations, by kind.
        members: For each holding the bare names of its team.
    """

    nodes: Mapping[str, Node]
    ties: Mapping[str, Mapping[str, Sequence[str]]]
    members: Mapping[str, Sequence[str]]


@dataclass(slots=True)
class _Gathered:
    nodes: dict[str, Node] = field(default_factory=dict)
    ties: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def parts(self) -> Parts:
        return Parts(self.nodes, self.ties, self.members)


def parts_of_view(view: View) -> Parts:
    """All bases and applications in the store.

    Of a team, which is most of a register, no more than the names is kept, each name once.
    """
    gathered = _Gathered()
    for kind in _KINDS:
        gathered.nodes |= {node.id: node for node in view.nodes(kind)}
    for relation in _RELATIONS:
        for edge in view.edges(kind=relation):
            gathered.ties[edge.tail][relation].append(edge.head)
    leaders = {id_ for ties in gathered.ties.values() for id_ in ties.get("LED_BY", ())}
    names = {}
    for person in view.nodes("Person"):
        names[person.id] = intern(person.text("name"))
        if person.id in leaders:
            gathered.nodes[person.id] = person
    for edge in view.edges(kind=_TEAM):
        gathered.members[edge.head].append(names[edge.tail])
    return gathered.parts()


def parts_of_facts(facts: Iterable[Fact]) -> Parts:
    """The same from the facts of a file that is not loaded; later facts add to earlier ones."""
    gathered = _Gathered()
    teams = []
    for fact in facts:
        if isinstance(fact, NodeFact):
            known = gathered.nodes.get(fact.id)
            properties = {**(known.properties if known else {}), **fact.properties}
            gathered.nodes[fact.id] = Node(fact.id, fact.kind, properties)
        elif fact.kind == _TEAM:
            teams.append(fact)
        elif fact.kind in _RELATIONS:
            gathered.ties[fact.tail][fact.kind].append(fact.head)
    for fact in teams:
        gathered.members[fact.head].append(gathered.nodes[fact.tail].text("name"))
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
        members=frozenset(parts.members.get(node.id, ())),
        directions=node.texts("directions"),
        clusters=tuple(n.text("name") for n in around.get("IN_CLUSTER", ())),
        city=_first(around.get("LOCATED_IN", ())),
        recommender=_first(around.get("RECOMMENDED_BY", ())),
    )


def _first(nodes: Sequence[Node]) -> str:
    return nodes[0].text("name") if nodes else ""


def _leader(node: Node) -> Leader:
    top = node.properties.get("top_talent")
    top_talent = top if isinstance(top, bool) else None
    return Leader(node.text("name"), node.text("id_last4"), top_talent, node.text("id_hash"))
