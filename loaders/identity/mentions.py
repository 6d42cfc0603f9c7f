"""Mentions of people: each with the organizations, the team and the field around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.store import Node, View

Bodies = dict[str, "Node"]
_NO_FIELD = frozenset({"其他", "其它", "综合", "无"})


@dataclass(slots=True)
class Mention:
    """One person as one place names them.

    Attributes:
        node: The person.
        hosts: Organizations that the person works for, by the id of all their names.
        partners: Organizations that build with these.
        above: Organizations that the hosts are parts of.
        team: Names of the teams.
        fields: Clusters, as keys.
        year: Of approval of what the person leads, the first one; None if unknown.
    """

    node: Node
    hosts: Bodies = field(default_factory=dict)
    partners: Bodies = field(default_factory=dict)
    above: Bodies = field(default_factory=dict)
    team: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    year: int | None = None

    @property
    def id(self) -> str:
        """Id of the person."""
        return self.node.id

    @property
    def name(self) -> str:
        """Bare name."""
        return self.node.text("name")

    @property
    def hash(self) -> str:
        """Keyed hash of the identity number; empty if unknown."""
        return self.node.text("id_hash")

    @property
    def last4(self) -> str:
        """Last four digits of the identity number; empty if unknown."""
        return self.node.text("id_last4")

    @property
    def title(self) -> str:
        """Titles as written."""
        return self.node.text("title")

    def shared(self) -> Iterator[str]:
        """What another mention of the name must share to be compared."""
        yield from filter(None, (self.hash, self.last4))
        yield from self.hosts.keys() | self.partners.keys() | self.above.keys()
        yield from (f"member {name}" for name in self.team)
        yield from (f"field {name}" for name in self.fields)


def mentions_of(view: View, known: Mapping[str, Node], main: Callable[[str], str]) -> list[Mention]:
    """The people who lead something or work for an organization of their own, and members of their name.

    Args:
        view: The store.
        known: All organizations and bases by id.
        main: The id that stands for all names of an organization.
    """
    return _Gathering(view, known, main).mentions()


class _Gathering:
    """What stands around people, read from the store once."""

    def __init__(self, view: View, known: Mapping[str, Node], main: Callable[[str], str]) -> None:
        self._view, self._known, self._main = view, known, main
        self._led = _ends(view, "LED_BY", backwards=True)
        self._hosts, self._partners = _ends(view, "HOSTED_BY"), _ends(view, "CO_BUILT_BY")
        self._clusters = _ends(view, "IN_CLUSTER")
        self._employers = _ends(view, "AFFILIATED_WITH")
        self._names = {node.id: text_key(node.text("name")) for node in view.nodes("Cluster")}
        subjects = (*known.values(), *view.nodes("Application"))
        self._years = {node.id: year for node in subjects if (year := _year(node))}
        self._above = {
            main(edge.tail): known[edge.head]
            for edge in view.edges(kind="PART_OF")
            if edge.tail in known and edge.head in known
        }

    def mentions(self) -> list[Mention]:
        found = [
            self._mention(node)
            for node in self._view.nodes("Person", self._led.keys() | self._employers.keys())
        ]
        members = self._members([mention for mention in found if mention.id in self._led])
        return [*found, *members]

    def _mention(self, node: Node) -> Mention:
        """A leader or an employed person with all that is around."""
        subjects = self._led.get(node.id, ())
        mention = Mention(node)
        mention.hosts = self._named(self._employers.get(node.id, ()))
        for subject in subjects:
            mention.hosts |= self._named(self._hosts.get(subject, ()))
            mention.partners |= self._named(self._partners.get(subject, ()))
            mention.fields |= {self._names[id_] for id_ in self._clusters.get(subject, ())}
        mention.fields -= _NO_FIELD
        mention.year = min((self._years[s] for s in subjects if s in self._years), default=None)
        above = (self._above[host] for host in mention.hosts if host in self._above)
        mention.above = {self._main(body.id): body for body in above}
        return mention

    def _members(self, leaders: list[Mention]) -> Iterator[Mention]:
        """Members whose name somebody bears who leads something of the same organization.

        On the way every leader gets the names of the team: it is named at the same place.
        """
        teams: dict[str, list[Mention]] = defaultdict(list)
        for leader in leaders:
            teams[leader.node.text("where")].append(leader)
        led = {(leader.name, host) for leader in leaders for host in leader.hosts}
        for node in self._view.nodes("Person"):
            heads = teams.get(node.text("where"), ()) if node.id not in self._led else ()
            name = intern(node.text("name"))
            for head in heads:
                head.team.add(name)
            if heads and any((name, host) in led for host in heads[0].hosts):
                head = heads[0]
                yield Mention(
                    node, head.hosts, head.partners, head.above, set(), head.fields, head.year
                )

    def _named(self, ids: Sequence[str]) -> Bodies:
        return {self._main(id_): self._known[id_] for id_ in ids}


def _ends(view: View, relation: str, *, backwards: bool = False) -> dict[str, list[str]]:
    ends: dict[str, list[str]] = defaultdict(list)
    for edge in view.edges(kind=relation):
        start, end = (edge.head, edge.tail) if backwards else (edge.tail, edge.head)
        ends[start].append(end)
    return ends


def _year(node: Node) -> int | None:
    approved = node.properties.get("approved")
    return approved if isinstance(approved, int) else None
