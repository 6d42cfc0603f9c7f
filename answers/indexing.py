"""What the text index is to hold: a document for each findable node, derived from the ontology."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.base_types import known_type
from graph.ontology import NodeKind, ontology
from search.documents import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.store import Node, View

_BACKWARDS = "<"
_PERSON, _TEAM, _LED = "Person", "MEMBER_OF", "<LED_BY"
_SHOWN = 3  # ends named in one facet; a department's bases lie in every city


class _Ends:
    """The other ends of relations by kind and direction, read once per kind."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, dict[str, list[str]]] = {}

    def of(self, id_: str, path: str) -> Sequence[str]:
        first, *others = path.split()
        ids: Sequence[str] = self.step(first).get(id_, ())
        for step in others:
            ends = self.step(step)
            ids = list(dict.fromkeys(end for id_ in ids for end in ends.get(id_, ())))
        return ids

    def step(self, step: str) -> Mapping[str, list[str]]:
        if step not in self._known:
            ends: dict[str, list[str]] = {}
            same: dict[str, str] = {}  # one string for each id that many relations name
            backwards = step.startswith(_BACKWARDS)
            for tail, head in self._view.ends(step.removeprefix(_BACKWARDS)):
                start, end = (head, tail) if backwards else (tail, head)
                ends.setdefault(start, []).append(same.setdefault(end, end))
            self._known[step] = ends
        return self._known[step]


@dataclass(frozen=True, slots=True)
class _Form:
    """How a kind's nodes become documents: its properties that are searched, its facets."""

    kind: NodeKind
    aliases: tuple[str, ...]
    texts: tuple[str, ...]


def _form(kind: NodeKind) -> _Form:
    searched = [p for p in kind.properties.values() if not p.private]
    aliases, texts = ([p.name for p in searched if p.search == use] for use in ("alias", "text"))
    return _Form(kind, tuple(aliases), tuple(texts))


class _Team:
    """Who is a member of what, and the members' names once they are read."""

    def __init__(self, ends: _Ends) -> None:
        self._joined, self._led = ends.step(_TEAM), ends.step(_LED)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._same: dict[str, str] = {}

    def add(self, person: Node) -> bool:
        """Note a person's name where he is a member; whether he has any other role, or none at all."""
        joined = self._joined.get(person.id, ())
        name = person.text("name")
        for id_ in joined:
            self._names[id_].append(self._same.setdefault(name, name))
        return not joined or person.id in self._led

    def of(self, id_: str) -> list[str]:
        return self._names.get(id_, [])


def documents(view: View) -> Iterator[Document]:
    """A document for every node that can be found by name.

    A team member without any other role is found through the base, not as an entry of his own.
    """
    ends = _Ends(view)
    captions, team = _captions(view), _Team(ends)
    forms = [_form(kind) for kind in ontology().nodes.values() if kind.found]
    # People come first: the documents of their teams name them.
    for form in sorted(forms, key=lambda form: form.kind.name != _PERSON):
        for node in view.nodes(form.kind.name):
            if form.kind.name != _PERSON or team.add(node):
                facets = {n: _facet(node, p, ends, captions) for n, p in form.kind.facets.items()}
                yield _document(node, form, facets, team.of(node.id))


def _captions(view: View) -> dict[str, str]:
    """The captions of what facets lead to."""
    kinds = ontology().nodes
    paths = [
        path
        for kind in kinds.values()
        for facet in kind.facets.values()
        if facet not in kind.properties
        for path in facet.split("|")
    ]
    named = {end for path in paths for end in _kinds_at(path.split()[-1])}
    return {n.id: n.text(kinds[k].caption) for k in sorted(named) for n in view.nodes(k)}


def _kinds_at(step: str) -> tuple[str, ...]:
    relation = ontology().relation(step.removeprefix(_BACKWARDS))
    return relation.tails if step.startswith(_BACKWARDS) else relation.heads


def _document(node: Node, form: _Form, facets: dict[str, str], team: list[str]) -> Document:
    name = node.text(form.kind.caption)
    if "type" in facets:
        facets["type"] = known_type(facets["type"], name)
    aliases = [text for p in form.aliases for text in node.texts(p) if text]
    texts = [text for p in form.texts if (text := node.text(p))]
    return Document(
        id=node.id,
        kind=node.kind,
        name=name,
        aliases=tuple(aliases),
        text="；".join([*texts, "、".join(team)] if team else texts),
        facets={name: value for name, value in facets.items() if value},
        source_ids=node.texts("source_ids"),
    )


def _facet(node: Node, path: str, ends: _Ends, captions: Mapping[str, str]) -> str:
    if path in ontology().node(node.kind).properties:
        return node.text(path)
    for way in path.split("|"):
        if found := ends.of(node.id, way):
            return "、".join(captions[id_] for id_ in found[:_SHOWN])
    return ""
