"""Attributes: what can be told of a thing in one column, its properties and the things it is related to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from answers.entity import INTERNAL
from answers.naming import name_of
from graph.names import text_key
from graph.ontology import ontology
from loaders.registers.headers import field_of, label_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from graph.ontology import NodeKind
    from graph.store import Node, View

THING = "thing"
_BACKWARDS, _OR = "<", " | "
# Relations called as the columns of a register are; further ones are called as the ontology does.
_COLUMNS = {
    "HOSTED_BY": "host",
    "LED_BY": "leader",
    "<MEMBER_OF": "members",
    "CO_BUILT_BY": "co_builders",
    "SUPERVISED_BY": "supervisor",
}
_HOST, _CODE, _CODE_OF_HOST = "HOSTED_BY", "code", "host_code"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One column of things of one kind.

    Attributes:
        id: Unique within the kind.
        zh: Its heading.
        type: The property's type (see `graph.ontology.Property`), or `THING`.
        path: The relations that lead to what has it, as in the ontology's facets; empty for its own.
        property: The property; empty where the things themselves are meant.
        ends: Kinds of the things the path leads to.
    """

    id: str
    zh: str
    type: str
    path: str = ""
    property: str = ""
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A related thing as a value."""

    id: str
    name: str


Value = str | int | float | bool | Thing
Table = dict[str, dict[str, tuple[Value, ...]]]


@cache
def attributes(kind: str) -> Mapping[str, Attribute]:
    """The attributes of a kind by id: its properties first, then what it is related to."""
    node = ontology().node(kind)
    found = {attribute.id: attribute for attribute in _properties(node)}
    ways: set[str] = set()
    for attribute in _relations(node):
        if attribute.path not in ways:
            found.setdefault(attribute.id, attribute)
            ways.update(attribute.path.split(_OR))
    if _HOST in ways:
        found[_CODE_OF_HOST] = Attribute(
            _CODE_OF_HOST, f"依托单位{label_of(_CODE_OF_HOST)}", "text", _HOST, _CODE
        )
    return found


@lru_cache(maxsize=1_000)
def attribute_called(kind: str, written: str) -> Attribute | None:
    """The attribute meant by an id, a heading, or a column's name as registers write it (所在市)."""
    known = attributes(kind)
    renamed = ontology().node(kind).facets.get(written, "")  # some facets only rename a property
    if found := known.get(written) or known.get(renamed):
        return found
    key, field = text_key(written), field_of(written)
    for one in known.values():
        names = (text_key(one.id), text_key(one.zh), text_key(one.path))
        if (key and key in names) or (field and field in (one.id, field_of(one.zh))):
            return one
    return None


def table(view: View, ids: Collection[str], columns: Sequence[Attribute]) -> Table:
    """The values of things of one kind, by thing and attribute; what is not there has no row."""
    nodes = {node.id: node for node in view.nodes(ids=ids)}
    rows: Table = {id_: {} for id_ in nodes}
    for column in columns:
        reached = (
            _follow(view, list(nodes), column.path) if column.path else {i: [i] for i in nodes}
        )
        ends = nodes if not column.path else _nodes(view, reached.values())
        for id_, row in rows.items():
            holders = [ends[end] for end in reached.get(id_, ())]
            row[column.id] = tuple(value for one in holders for value in _values(one, column))
    return rows


def _properties(kind: NodeKind) -> Iterator[Attribute]:
    for known in kind.properties.values():
        if not known.private and known.name not in INTERNAL:
            yield Attribute(known.name, known.zh, known.type, property=known.name)


def _relations(kind: NodeKind) -> Iterator[Attribute]:
    for name, path in kind.facets.items():
        if path not in kind.properties:
            yield _relation(name, path)
    for relation in ontology().relations.values():
        if kind.name in relation.tails:
            yield _relation(_COLUMNS.get(relation.name, relation.name), relation.name)
        if kind.name in relation.heads:
            path = f"{_BACKWARDS}{relation.name}"
            yield _relation(_COLUMNS.get(path, path), path)


def _relation(id_: str, path: str) -> Attribute:
    last = path.rsplit(maxsplit=1)[-1]
    relation = ontology().relation(last.removeprefix(_BACKWARDS))
    if last.startswith(_BACKWARDS):
        return Attribute(id_, relation.inverse, THING, path, ends=relation.tails)
    return Attribute(id_, relation.zh, THING, path, ends=relation.heads)


def _values(holder: Node, column: Attribute) -> tuple[Value, ...]:
    if not column.property:
        return (Thing(holder.id, name_of(holder)),)
    value = holder.properties.get(column.property, "")
    return value if isinstance(value, tuple) else () if value == "" else (value,)


def _nodes(view: View, reached: Iterable[Sequence[str]]) -> dict[str, Node]:
    return {node.id: node for node in view.nodes(ids={end for ends in reached for end in ends})}


def _follow(view: View, ids: Sequence[str], path: str) -> dict[str, list[str]]:
    """Where each id leads: by the first of the path's ways that leads anywhere."""
    reached: dict[str, list[str]] = {}
    for way in path.split(_OR):
        ends = {id_: [id_] for id_ in ids if id_ not in reached}
        for step in way.split():
            ends = _step(view, ends, step)
        reached |= {id_: found for id_, found in ends.items() if found}
    return reached


def _step(view: View, starts: Mapping[str, list[str]], step: str) -> dict[str, list[str]]:
    backwards = step.startswith(_BACKWARDS)
    known = {start for some in starts.values() for start in some}
    ends: dict[str, list[str]] = defaultdict(list)
    for edge in view.edges(known, step.removeprefix(_BACKWARDS), "in" if backwards else "out"):
        start, end = (edge.head, edge.tail) if backwards else (edge.tail, edge.head)
        ends[start].append(end)
    return {
        id_: list(dict.fromkeys(end for start in some for end in ends[start]))
        for id_, some in starts.items()
    }
