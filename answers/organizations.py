"""Organizations under all their names: one id for each, and the reason why two names are one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checks.situation import Organization
from graph.ids import node_id
from graph.names import text_key
from graph.organizations import sort_of, whole_of
from graph.store import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.store import Edge, View

_STEPS = 3  # from a firm up its group; what is further away says nothing of two people


class Organizations:
    """A picture of the organizations of a store, and how names not in it are matched against it.

    Args:
        nodes: All organizations.
        same: All SAME_AS relations.
        parts: PART_OF relations between organizations.
    """

    def __init__(
        self, nodes: Iterable[Node], same: Iterable[Edge], parts: Iterable[Edge] = ()
    ) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._main: dict[str, str] = {}
        self._why: dict[str, str] = {}
        for edge in same:
            if edge.tail in self._nodes and edge.head in self._nodes:
                self._join(edge)
        self._above = {
            self.main(edge.tail): self.main(edge.head)
            for edge in parts
            if edge.tail in self._nodes and edge.head in self._nodes
        }
        self._by_code = {c: n.id for n in self._nodes.values() if (c := n.text("code"))}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for node in self._nodes.values():
            for name in (node.text("name"), *node.texts("aliases"), *node.texts("former_names")):
                self._by_name[text_key(name)].add(node.id)

    def named(self, node: Node) -> Organization:
        """The organization that a node names; the node need not be in the store."""
        id_ = self._match(node)
        main = self.main(id_)
        known = self._nodes.get(main)
        name = node.text("name")
        known_as = known.text("name") if known and known.text("name") != name else ""
        sort = (known.text("sort") if known else "") or node.text("sort")
        why = self._why.get(id_, "") or (f"即{known_as}" if known_as else "")
        code = node.text("code") or (known.text("code") if known else "")
        return Organization(main, name, sort, known_as, why, code, tuple(self._wholes(main)))

    def of_name(self, name: str) -> Organization:
        """The organization that a bare name means."""
        properties = {"name": name, "sort": sort_of(name)}
        return self.named(Node(node_id("Organization", [name]), "Organization", properties))

    def main(self, id_: str) -> str:
        """The id that stands for all names of an organization."""
        while id_ in self._main:
            id_ = self._main[id_]
        return id_

    def _wholes(self, id_: str) -> Iterator[tuple[str, str]]:
        """What an organization is a part of, step by step, no further than `_STEPS`."""
        for _ in range(_STEPS):
            if (above := self._above.get(id_)) is None:
                return
            yield above, self._nodes[above].text("name")
            id_ = above

    def _match(self, node: Node) -> str:
        """By code, then itself, then by a name that exactly one carries or is a part of; else itself.

        A code says nothing where the organization of that very name has another on record.
        """
        known = self._nodes.get(node.id)
        recorded = known.text("code") if known else ""
        if not recorded and (found := self._by_code.get(node.text("code"))):
            return found
        if known:
            return node.id
        keys = (text_key(node.text("name")), whole_of(node.text("name")))
        mains = {self.main(i) for key in keys for i in self._by_name.get(key, ())}
        return mains.pop() if len(mains) == 1 else node.id

    def _join(self, edge: Edge) -> None:
        one, other = self.main(edge.tail), self.main(edge.head)
        if one != other:
            self._main[one] = other
        self._why.setdefault(edge.tail, str(edge.properties.get("reason", "")))


def organizations_of(view: View) -> Organizations:
    """All organizations of a store."""
    parts = (e for e in view.edges(kind="PART_OF") if e.tail.startswith("organization-"))
    return Organizations(view.nodes("Organization"), view.edges(kind="SAME_AS"), parts)
