"""What the text index is to hold: a document for each findable node, derived from the ontology."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.base_types import known_type
from graph.ontology import NodeKind, ontology
from search.documents import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.store import Node, View

_BACKWARDS = "<"
_TEAM = "MEMBER_OF"
_SHOWN = 3  # ends named in one facet; a department's bases lie in every city


class _Ends:
    """The other ends of relations by kind and direction, read once per kind."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, dict[str, list[str]]] = {}

    def of(self, ids: list[str], path: str) -> list[str]:
        for step in path.split():
            ends = self._step(step)
            ids = list(dict.fromkeys(end for id_ in ids for end in ends.get(id_, ())))
        return ids

    def _step(self, step: str) -> Mapping[str, list[str]]:
        if step not in self._known:
            ends: dict[str, list[str]] = defaultdict(list)
            backwards = step.startswith(_BACKWARDS)
            for edge in self._view.edges(kind=step.removeprefix(_BACKWARDS)):
                start, end = (edge.head, edge.tail) if backwards else (edge.tail, edge.head)
                ends[start].append(end)
            self._known[step] = ends
        return self._known[step]


def documents(view: View) -> Iterator[Document]:
    """A document for every node that can be found by name.

    A team member without any other role is found through the base, not as an entry of his own.
    """
    ends = _Ends(view)
    captions = _captions(view)
    for kind in ontology().nodes.values():
        if not kind.found:
            continue
        for node in view.nodes(kind.name):
            if kind.name != "Person" or _stands_alone(node, ends):
                yield _document(node, kind, ends, captions)


def _captions(view: View) -> dict[str, str]:
    kinds = ontology().nodes
    return {node.id: node.text(kinds[node.kind].caption) for node in view.nodes()}


def _stands_alone(node: Node, ends: _Ends) -> bool:
    return bool(ends.of([node.id], "<LED_BY")) or not ends.of([node.id], _TEAM)


def _document(node: Node, kind: NodeKind, ends: _Ends, captions: Mapping[str, str]) -> Document:
    facets = {name: _facet(node, path, ends, captions) for name, path in kind.facets.items()}
    if "type" in facets:
        facets["type"] = known_type(facets["type"], node.text(kind.caption))
    searched = [p for p in kind.properties.values() if p.search and not p.private]
    aliases = [text for p in searched if p.search == "alias" for text in node.texts(p.name) if text]
    texts = [text for p in searched if p.search == "text" if (text := node.text(p.name))]
    team = [captions[id_] for id_ in ends.of([node.id], f"{_BACKWARDS}{_TEAM}")]
    return Document(
        id=node.id,
        kind=node.kind,
        name=node.text(kind.caption),
        aliases=tuple(aliases),
        text="；".join([*texts, "、".join(team)] if team else texts),
        facets={name: value for name, value in facets.items() if value},
        source_ids=node.texts("source_ids"),
    )


def _facet(node: Node, path: str, ends: _Ends, captions: Mapping[str, str]) -> str:
    if path in ontology().node(node.kind).properties:
        return node.text(path)
    for way in path.split("|"):
        if found := ends.of([node.id], way):
            return "、".join(captions[id_] for id_ in found[:_SHOWN])
    return ""
