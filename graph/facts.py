"""Facts: what one source says, each with the place where it is written.

A fact is never changed by another source: two sources that disagree stand side by side as claims,
and `graph.merging` says what is shown first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graph.errors import OntologyError
from graph.ids import edge_id, node_id
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float | bool | tuple[str, ...]
_NOTHING: Mapping[str, Any] = MappingProxyType({})
# The kind of the source that people's decisions form. Nothing is searched or screened by what it says, so
# it does not move a store's revision: an index need not be built anew for a decision.
DECISIONS = "decisions"


def _nothing() -> Mapping[str, Any]:
    """One empty mapping for all facts: most have nothing to say here, and there are millions."""
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Source:
    """A document or file that was read.

    Attributes:
        id: From `graph.ids.source_id`.
        name: File name, without folders.
        kind: What it was read as: policy, bases, applications, organizations, entities, …
        title: What a person calls it; a policy's title with its number.
        columns: For tables, `Kind.property` or relation kind -> column header as written; under
            `sheet!key` where a sheet writes another than the first.
    """

    id: str
    name: str
    kind: str
    title: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NodeFact:
    """One source says this of one thing.

    Attributes:
        kind: A node kind of the ontology.
        properties: Values by property name; what is not known is left out.
        place: Clause path, or `sheet!record`, inside the source.
        written: Text as written, for values that were normalised.
        id: Derived from the kind's key properties.
    """

    kind: str
    properties: Mapping[str, Value]
    place: str = ""
    written: Mapping[str, str] = field(default_factory=_nothing)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        kind, said = ontology().node(self.kind), self.properties
        kind.check(said)
        id_ = node_id(self.kind, [str(said.get(name, "")) for name in kind.key])
        object.__setattr__(self, "id", id_)


@dataclass(frozen=True, slots=True)
class EdgeFact:
    """One source says that two things are related.

    Attributes:
        kind: A relation kind of the ontology.
        tail: Id of the node it starts from.
        head: Id of the node it points to.
        since: First year or ISO date of a lasting relation, empty if unknown.
        until: Last year or ISO date, empty if it lasts or is unknown.
        id: Derived from kind, ends and start.
    """

    kind: str
    tail: str
    head: str
    place: str = ""
    since: str = ""
    until: str = ""
    properties: Mapping[str, Value] = field(default_factory=_nothing)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        kind = ontology().relation(self.kind)
        kind.check(self.properties)
        if not kind.joins(self.tail, self.head):
            raise OntologyError(f"关系 {self.kind} 不能连接 {self.tail} 和 {self.head}")
        if (self.since or self.until) and not kind.lasting:
            raise OntologyError(f"关系 {self.kind} 没有起止时间")
        object.__setattr__(self, "id", edge_id(self.kind, self.tail, self.head, self.since))


Fact = NodeFact | EdgeFact
