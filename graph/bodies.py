"""What a store keeps as JSON, read back: the same for every engine.

A body is what `graph.merging` writes: `claim_body` of one claim, `merged` of all of a subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from graph.merging import source_of, values
from graph.ontology import kind_of_id, ontology
from graph.store import Claim, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Row = TypeVar("_Row")


def node_of(id_: str, body: str) -> Node:
    """A node from its merged body."""
    return Node(id_, kind_of_id(id_), values(orjson.loads(body).get("p", {})))


def edge_of(id_: str, tail: str, head: str, body: str) -> Edge:
    """A relation from its ends and its merged body."""
    if body == "{}":
        return Edge(id_, kind_of_id(id_), tail, head)
    shown = orjson.loads(body)
    return Edge(
        id=id_,
        kind=kind_of_id(id_),
        tail=tail,
        head=head,
        since=shown.get("since", ""),
        until=shown.get("until", ""),
        properties=values(shown.get("p", {})),
    )


def claim_of(subject: str, source: str, place: str, body: str) -> Claim:
    """A claim from its own body and its source's."""
    said: dict[str, Any] = orjson.loads(body)
    return Claim(subject, source_of(source), place, values(said.get("p", {})), said.get("w", {}))


def counts_of(rows: Iterable[Sequence[Any]]) -> dict[str, dict[str, int]]:
    """Counts by source and kind of node, from rows of source id, prefix of the ids, and count."""
    found: dict[str, dict[str, int]] = {}
    for source, prefix, count in rows:
        if (kind := kind_of_id(prefix)) in ontology().nodes:
            found.setdefault(source, {})[kind] = int(count)
    return found


def other_schema(found: int, own: int, where: str) -> tuple[str, str, str]:
    """Why data of another schema is not opened: reason, place and remedy of an `EngineError`."""
    if found > own:
        return f"数据由更新的版本写成（{found}）", where, "升级创图后再打开"
    return f"数据由早期版本写成（{found}），不能沿用", where, "移走旧数据，再重新载入资料"


def batches(rows: Sequence[_Row], size: int) -> Iterator[Sequence[_Row]]:
    """The rows in order, at most `size` at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
