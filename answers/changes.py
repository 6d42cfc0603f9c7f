"""Changes: what two registers of bases say differently of one base, earlier register first."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from checks.directions import topic_key
from checks.situation import Change
from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from answers.organizations import Organizations
    from graph.store import Edge, View

_REGISTERS = "bases"
_RELATIONS = {"leader": "LED_BY", "host": "HOSTED_BY", "co_builders": "CO_BUILT_BY"}

# What each register says of one thing: register -> key by which it is compared -> as shown.
Said = dict[str, dict[str, str]]


class Changes:
    """Compares the registers of a store, base by base.

    A register that says nothing of a thing, or only a part of what the other says, is no change.
    """

    def __init__(self, view: View, organizations: Organizations) -> None:
        self._view, self._organizations = view, organizations
        self._registers = {s.id: s.name for s in view.sources() if s.kind == _REGISTERS}
        self._named: dict[str, list[str]] = defaultdict(list)
        for node in view.nodes("Base") if self._several else ():
            self._named[text_key(node.text("name"))].append(node.id)

    @property
    def _several(self) -> bool:
        return len(self._registers) > 1

    def of(self, base: str) -> tuple[Change, ...]:
        """All changes of a base, given by its node id."""
        return tuple(self._found(base)) if self._several else ()

    def _found(self, base: str) -> Iterator[Change]:
        directions: Said = {}
        for claim in self._view.claims(base):
            if claim.source.id not in self._registers:
                continue
            topics = claim.properties.get("directions", ())
            if isinstance(topics, tuple):
                directions[claim.source.id] = {topic_key(t): t for t in topics}
            former = claim.properties.get("former_names", ())
            for name in former if isinstance(former, tuple) else ():
                yield from self._renamed(name, str(claim.properties["name"]), claim.source.id)
        yield from self._compared("directions", directions)
        for what, relation in _RELATIONS.items():
            edges = self._view.edges([base], relation, "out")
            yield from self._compared(what, self._by_register(edges))

    def _by_register(self, edges: Iterable[Edge]) -> Said:
        said: Said = defaultdict(dict)
        for edge in edges:
            (node,) = self._view.nodes(ids=[edge.head])
            name = node.text("name")
            one = self._organizations.main(node.id) if node.kind == "Organization" else name
            for claim in self._view.claims(edge.id):
                if claim.source.id in self._registers:
                    said[claim.source.id][one] = name
        return said

    def _compared(self, what: str, said: Mapping[str, Mapping[str, str]]) -> Iterator[Change]:
        """The last change between two registers that follow each other."""
        follow = [(id_, said[id_]) for id_ in self._registers if said.get(id_)]
        changes = [
            Change(what, _listed(old), _listed(new), self._both(first, second))
            for (first, old), (second, new) in pairwise(follow)
            if not (old.keys() <= new.keys() or new.keys() <= old.keys())
        ]
        yield from changes[-1:]

    def _renamed(self, former: str, now: str, register: str) -> Iterator[Change]:
        """A former name under which another register lists the base."""
        for other in self._named.get(text_key(former), ()):
            for claim in self._view.claims(other):
                if claim.source.id in self._registers and claim.source.id != register:
                    yield Change("name", former, now, self._both(claim.source.id, register))

    def _both(self, first: str, second: str) -> str:
        return f"{self._registers[first]}、{self._registers[second]}"


def _listed(said: Mapping[str, str]) -> str:
    return "、".join(sorted(said.values()))
