"""Near: which other bases work on what a base works on, by the meaning of their directions.

Nearness is a hint for a person to look, never a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import View
    from search.vectors import Vectors

_LEAST = 0.3  # cosine below which two lists of directions share nothing worth a look
_KIND = "Base"


@dataclass(frozen=True, slots=True)
class NearBase:
    """A base with similar directions; `cosine` is 0 to 1."""

    id: str
    name: str
    directions: str
    cosine: float


def texts_of_bases(view: View) -> Iterator[tuple[str, str]]:
    """Id and directions of every base that states any; names share too many words to say much."""
    for node in view.nodes(_KIND):
        if directions := node.text("directions"):
            yield node.id, directions


def near_bases(view: View, vectors: Vectors, id_: str, limit: int = 5) -> tuple[NearBase, ...]:
    """The bases nearest to one, nearest first; none where nothing is near enough."""
    near = {other: cosine for other, cosine in vectors.near(id_, limit) if cosine >= _LEAST}
    nodes = {node.id: node for node in view.nodes(_KIND, near)}
    return tuple(
        NearBase(
            other, nodes[other].text("name"), nodes[other].text("directions"), round(cosine, 3)
        )
        for other, cosine in near.items()
        if other in nodes
    )
