"""Joining entries that are one thing, step by step, without ever joining what was decided to be two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.facts import EdgeFact, NodeFact
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.facts import Fact, Value
    from graph.identity.judgement import Judgement
    from graph.store import Node

Told = tuple[str, str, str]  # ids of tail and head, and the reason in Chinese


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided about pairs of ids, the smaller id first.

    Attributes:
        same: Pairs that are one thing, with the decision in words.
        different: Pairs that are two.
    """

    same: Mapping[tuple[str, str], str] = field(default_factory=dict)
    different: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entries that may be one thing, with the judgement."""

    one: Node
    other: Node
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Found:
    """What is found of entries of one kind.

    Attributes:
        same: Pairs that are one thing, as tail, head and reason, the surest first.
        doubts: Pairs that a person has to judge.
    """

    same: tuple[Told, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Groups:
    """Ids in groups that are one thing each.

    Args:
        apart: Pairs that may not come into one group, not even by way of others.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._head: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self.keep_apart(apart)

    def keep_apart(self, pairs: Iterable[tuple[str, str]]) -> None:
        """From now on these may not come into one group either."""
        for one, other in pairs:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def together(self, one: str, other: str) -> bool:
        """Whether both are in one group."""
        return self.of(one) == self.of(other)

    def join(self, one: str, other: str) -> bool:
        """Make one group of two; False, and nothing done, where that would join what is apart."""
        into, from_ = sorted((self.of(one), self.of(other)), key=self._size, reverse=True)
        if into == from_:
            return True
        moved = self._members.get(from_, [from_])
        if any(self.of(away) == into for id_ in moved for away in self._apart.get(id_, ())):
            return False
        self._members.setdefault(into, [into]).extend(moved)
        self._members.pop(from_, None)
        self._head |= dict.fromkeys(moved, into)
        return True

    def of(self, id_: str) -> str:
        """The id that stands for the group of an id."""
        return self._head.get(id_, id_)

    def _size(self, head: str) -> tuple[int, str]:
        return len(self._members.get(head, ())), head


def joined(nodes: Mapping[str, Node], told: Iterable[Told], groups: Groups) -> Iterator[Fact]:
    """SAME_AS facts, both ends claimed as well; what would join what is apart is left out.

    Args:
        nodes: All entries that are spoken of.
        told: Tail, head and reason, the surest first.
        groups: Takes them up.
    """
    for tail, head, reason in told:
        if groups.join(tail, head):
            yield from (claim(nodes[tail]), claim(nodes[head]))
            yield EdgeFact("SAME_AS", tail, head, properties={"reason": reason})


def doubted(doubts: Iterable[Doubt], groups: Groups) -> Iterator[Fact]:
    """MAY_BE facts of pairs that are not one already."""
    for doubt in doubts:
        one, other = sorted((doubt.one, doubt.other), key=lambda node: node.id)
        if not groups.together(one.id, other.id):
            said: dict[str, Value] = {
                "score": round(doubt.judgement.score, 3),
                "reasons": doubt.judgement.reasons,
            }
            yield from (claim(one), claim(other))
            yield EdgeFact("MAY_BE", one.id, other.id, properties=said)


def claim(node: Node) -> NodeFact:
    """That the node exists, without saying anything of it."""
    key = ontology().node(node.kind).key
    return NodeFact(node.kind, {name: node.properties[name] for name in key})
