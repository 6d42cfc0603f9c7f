"""Which bases are one under two names: in another spelling, renamed, or gone on as another type.

Two bases of one host and one object are often two: a laboratory and a research centre of one field. So
a type that went on as another, the same leader or the same year have to be there too, and two entries of
one register are two bases as long as no name is a misprint of the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING

import yaml

from graph.base_types import known_type, type_of_name
from graph.identity.judgement import Judgement, Verdict
from graph.identity.names import judge
from graph.identity.parts import parts
from graph.identity.places import apart
from graph.names import text_key
from loaders.identity.joining import Doubt, Found
from loaders.identity.organizations import by_listed_name, by_renaming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graph.store import Node, View

_MOST = 40  # bases that share an object or a host, of which all pairs are judged
_SHORTEST = 6  # characters of a name in which one may be mistyped
_LINEAGE = ("RENAMED_TO", "TURNED_INTO", "MERGED_INTO")


@dataclass(slots=True)
class _Base:
    """A base with its hosts by the id of all their names, and the names of its leaders."""

    node: Node
    hosts: dict[str, str] = field(default_factory=dict)
    leaders: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        return self.node.text("name")

    @property
    def stem(self) -> str:
        """The type without its level."""
        return type_of_name(known_type(self.node.text("type"), self.name))


def same_bases(view: View, known: Mapping[str, Node], main: Callable[[str], str]) -> Found:
    """Which bases are one, and which may be.

    Args:
        view: The store.
        known: All organizations and bases by id.
        main: The id that stands for all names of an organization.
    """
    bases = _bases(view, known, main)
    nodes = {id_: base.node for id_, base in bases.items()}
    told = {*by_listed_name(nodes), *by_renaming(nodes, view.edges(kind="RENAMED_TO"))}
    related = {frozenset((e.tail, e.head)) for kind in _LINEAGE for e in view.edges(kind=kind)}
    related |= {frozenset(pair[:2]) for pair in told}
    judging = _Judging(view, successors(view))
    doubts = []
    for one, other in _candidates(bases):
        if frozenset((one.node.id, other.node.id)) in related:
            continue
        judged = judging.judge(one, other)
        if judged.verdict is Verdict.SAME:
            told.add((one.node.id, other.node.id, "；".join(judged.reasons)))
        elif judged.verdict is Verdict.UNSURE:
            doubts.append(Doubt(one.node, other.node, judged))
    return Found(tuple(sorted(told)), tuple(doubts))


def successors(view: View) -> frozenset[tuple[str, str]]:
    """Types of which bases went on as another, as stems: known ones, and those of loaded policies."""
    names = {node.id: type_of_name(node.text("name")) for node in view.nodes("BaseType")}
    loaded = {
        (names[edge.tail], names[edge.head])
        for edge in view.edges(kind="TURNED_INTO")
        if edge.tail in names and edge.head in names
    }
    return frozenset({*_known_successors(), *loaded})


@cache
def _known_successors() -> frozenset[tuple[str, str]]:
    text = (resources.files("graph.identity") / "type_successors.yaml").read_text(encoding="utf-8")
    return frozenset((from_, to) for from_, to in yaml.safe_load(text))


class _Judging:
    """Judges pairs of bases, for which the store says in which registers they stand."""

    def __init__(self, view: View, went_on: frozenset[tuple[str, str]]) -> None:
        self._view, self._went_on = view, went_on

    def judge(self, one: _Base, other: _Base) -> Judgement:
        """The judgement on two bases that share a host or an object."""
        hosts = sorted(one.hosts.keys() & other.hosts.keys())
        if not hosts and one.hosts and other.hosts:
            return Judgement(0.1, ("依托单位不同",))
        host = f"依托单位同为“{other.hosts[hosts[0]]}”" if hosts else "缺少依托单位"
        named = judge(one.name, other.name)
        if named.verdict is not Verdict.DIFFERENT:
            both = Judgement(min(named.score, 0.9 if hosts else 0.6), (*named.reasons, host))
            exact = text_key(one.name) == text_key(other.name)
            return both if exact or not self._together(one, other) else Judgement(0.5, both.reasons)
        return self._gone_on(one, other, host)

    def _gone_on(self, one: _Base, other: _Base, host: str) -> Judgement:
        """Bases of one object, of which one may have become the other."""
        types = {(one.stem, other.stem), (other.stem, one.stem)} & self._went_on
        if not types or _object(one) != _object(other) or self._together(one, other):
            return Judgement(0.1, ("类型不同",))
        from_, to = min(types)
        reasons = (f"对象相同，{from_}可转为{to}", host)
        if common := sorted(one.leaders & other.leaders):
            sure = bool(one.hosts and other.hosts)
            return Judgement(0.85 if sure else 0.7, (*reasons, f"负责人同为{'、'.join(common)}"))
        if one.leaders and other.leaders:
            return Judgement(0.45, (*reasons, "负责人不同"))
        return Judgement(0.6 if one.hosts and other.hosts else 0.42, reasons)

    def _together(self, one: _Base, other: _Base) -> bool:
        """Whether one register has both."""
        files = [{claim.source.id for claim in self._view.claims(b.node.id)} for b in (one, other)]
        return not files[0].isdisjoint(files[1])


def _bases(view: View, known: Mapping[str, Node], main: Callable[[str], str]) -> dict[str, _Base]:
    bases = {id_: _Base(node) for id_, node in known.items() if node.kind == "Base"}
    for edge in view.edges(kind="HOSTED_BY"):
        if edge.tail in bases:
            bases[edge.tail].hosts[main(edge.head)] = known[edge.head].text("name")
    led = [edge for edge in view.edges(kind="LED_BY") if edge.tail in bases]
    people = {n.id: n.text("name") for n in view.nodes("Person", {edge.head for edge in led})}
    for edge in led:
        bases[edge.tail].leaders.add(people[edge.head])
    return bases


def _object(base: _Base) -> tuple[str, tuple[int, ...]]:
    """What the base is about: its name without place, level and type."""
    taken = parts(base.name)
    return taken.bare, taken.numbers


def _candidates(bases: Mapping[str, _Base]) -> Iterator[tuple[_Base, _Base]]:
    """Pairs of one object and no two places, and pairs of one host whose names differ by a character."""
    objects: dict[object, list[str]] = defaultdict(list)
    hosts: dict[str, list[str]] = defaultdict(list)
    for id_, base in bases.items():
        about = _object(base)
        if about[0]:
            objects[about].append(id_)
        for host in base.hosts:
            hosts[host].append(id_)
    groups = (*objects.values(), *(g for ids in hosts.values() for g in _nearly(bases, ids)))
    pairs = {pair for ids in groups if len(ids) <= _MOST for pair in combinations(sorted(ids), 2)}
    for one, other in sorted(pairs):
        places = (parts(bases[id_].name).places for id_ in (one, other))
        if not apart(*places):
            yield bases[one], bases[other]


def _nearly(bases: Mapping[str, _Base], ids: list[str]) -> Iterator[list[str]]:
    """Groups of bases whose names are equal but for one character at one place."""
    groups: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for id_ in ids:
        name = text_key(bases[id_].name)
        if len(name) >= _SHORTEST:
            for at in range(len(name)):
                groups[at, name[:at], name[at + 1 :]].append(id_)
    yield from (group for group in groups.values() if len(group) > 1)
