"""The store: three small protocols, and the values that come out of it.

`Store` hands out a `View` (a consistent picture that stays as it is while it is open) or a `Writer`
(one transaction: what it did is kept whole or not at all). Every implementation passes
`tests/graph/test_store.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from graph.facts import Fact, Source, Value

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing as all its sources together describe it."""

    id: str
    kind: str
    properties: Mapping[str, Value]

    def text(self, name: str) -> str:
        """A property as text; empty when it is not known."""
        value = self.properties.get(name, "")
        return "、".join(value) if isinstance(value, tuple) else str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A property of several values; empty when it is not known."""
        value = self.properties.get(name, ())
        return value if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation as all its sources together describe it."""

    id: str
    kind: str
    tail: str
    head: str
    since: str = ""
    until: str = ""
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of one node or relation, and where."""

    subject: str
    source: Source
    place: str
    properties: Mapping[str, Value]
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a `put` did to the claims of one source; `0, 0` when the store already said the same."""

    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Status:
    """State of a store.

    Attributes:
        engine: sqlite or neo4j.
        store: Made at random with the store, so that an index knows which one it was built from.
        schema: Version of its tables.
        revision: Grows with every change but people's decisions (`graph.facts.DECISIONS`).
        counts: Nodes by kind.
    """

    engine: str
    store: str
    schema: int
    revision: int
    counts: Mapping[str, int]


class View(Protocol):
    """A consistent picture of the store."""

    def nodes(self, kind: str | None = None, ids: Iterable[str] | None = None) -> Iterator[Node]:
        """Nodes of a kind, or with these ids, or both; in order of id."""

    def edges(
        self,
        ends: Iterable[str] | None = None,
        kind: str | None = None,
        direction: Direction = "both",
    ) -> Iterator[Edge]:
        """Relations of a kind, or that leave (`out`) or reach (`in`) `ends`; in order of id."""

    def ends(self, kind: str) -> Iterator[tuple[str, str]]:
        """Tail and head of every relation of a kind, in no order: quicker than `edges` to go through all."""

    def claims(self, subject: str) -> list[Claim]:
        """What each source says of a node or relation, oldest source first."""

    def claims_of(self, subjects: Iterable[str]) -> Mapping[str, Sequence[Claim]]:
        """The claims of many at once; of a subject that nobody claims there are none."""

    def sources(self) -> list[Source]:
        """All sources, oldest first."""

    def counted(self) -> Mapping[str, Mapping[str, int]]:
        """How many nodes of each kind each source speaks of: source id -> kind -> count."""


class Writer(View, Protocol):
    """One transaction; it sees its own changes."""

    def put(self, source: Source, facts: Iterable[Fact]) -> Change:
        """Make these the facts of the source, whatever it said before.

        A source claims every node that its relations touch.

        Raises:
            OntologyError: A relation touches a node that nobody claims.
        """

    def drop(self, source: Source) -> None:
        """Forget a source and all that only it said."""


class Store(Protocol):
    """Where the graph is kept."""

    def read(self) -> AbstractContextManager[View]:
        """A view, closed with the block."""

    def write(self) -> AbstractContextManager[Writer]:
        """A transaction: committed at the end of the block, undone by an exception."""

    def status(self) -> Status:
        """State and size; EngineError when the store does not answer."""

    def state(self) -> str:
        """Names what the store holds now: the store, its schema and its revision; cheap."""

    def close(self) -> None:
        """Let go of files and connections."""
