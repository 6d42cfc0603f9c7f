"""Outline: the clauses of a document in their order, and the parts in which a long one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.citations import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.facts import NodeFact
    from graph.store import Node, View

# A long document is shown in parts of about this many characters, cut where a clause begins.
PART = 40_000
_CLAUSE = 100  # what a clause adds to a page beside its text
_LEVELS = 12  # deeper than any numbering goes


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A clause in the table of contents; `part` is the part of the document that shows it."""

    path: str
    printed: str
    heading: str
    level: int
    part: int


def clauses_of(view: View, policy: str) -> list[Node]:
    """All clauses below a document, level by level, in the order of the text."""
    found: set[str] = set()
    above = {policy}
    for _ in range(_LEVELS):
        below = {e.tail for e in view.edges(above, "PART_OF", "in")} - found
        if not below:
            break
        found |= below
        above = below
    return sorted(
        view.nodes("Clause", found), key=lambda node: (clause_order(node), node.text("path"))
    )


def clause_order(node: Node | NodeFact) -> int:
    """The place of a clause in its document's text."""
    value = node.properties.get("order", 0)
    return value if isinstance(value, int) else 0


def outline_of(clauses: Sequence[Node]) -> tuple[OutlineItem, ...]:
    """The table of contents of clauses in their order."""
    return tuple(_item(c, part) for c, part in zip(clauses, _parts(clauses), strict=True))


def _parts(clauses: Iterable[Node]) -> Iterator[int]:
    """The part of each clause; one that is half full ends at an outermost clause, a full one at any."""
    part, size = 1, 0
    for clause in clauses:
        is_outermost = clause.properties.get("level") == 1
        if size > PART or (is_outermost and size > PART / 2):
            part, size = part + 1, 0
        size += len(clause.text("text")) + _CLAUSE
        yield part


def _item(clause: Node, part: int) -> OutlineItem:
    path = clause.text("path")
    level = int(clause.text("level") or 1)
    heading = clause.text("heading") or clause.text("gist")
    return OutlineItem(path, printed(path), heading, level, part)
