"""What a store keeps as JSON, read back: the same for every engine.

A body is what `graph.merging` writes: `claim_body` of one claim, `merged` of all of a subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from graph.merging import source_of, values
from graph.store import Claim, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Row = TypeVar("_Row")


def node_of(id_: str, body: str) -> Node:
    """A node from its merged body."""
    shown = orjson.loads(body)
    return Node(id_, shown["kind"], values(shown["p"]))


def edge_of(id_: str, body: str) -> Edge:
    """A relation from its merged body."""
    shown = orjson.loads(body)
    return Edge(
        id=id_,
        kind=shown["kind"],
        tail=shown["tail"],
        head=shown["head"],
        since=shown.get("since", ""),
        until=shown.get("until", ""),
        properties=values(shown["p"]),
    )


def claim_of(subject: str, source: str, place: str, body: str) -> Claim:
    """A claim from its own body and its source's."""
    said: dict[str, Any] = orjson.loads(body)
    return Claim(subject, source_of(source), place, values(said["p"]), said.get("w", {}))


def batches(rows: Sequence[_Row], size: int) -> Iterator[Sequence[_Row]]:
    """The rows in order, at most `size` at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
