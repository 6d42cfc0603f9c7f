"""What the judgement of two directions rests on, in numbers that rise with their likeness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from search.directions.phrase import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from search.directions.likeness import Likeness
    from search.directions.phrase import Reader, Term

NAMES = (
    "meaning",  # cosine of the weighted terms
    "things",  # the same of things alone
    "no_conflict",  # 1 less what each has and the other lacks: the lighter of both sides
    "worst_miss",  # 1 less the weight of the heaviest term without its like
    "heads",  # likeness of the last things: in Chinese the noun that the others describe
)
_SCALE = 2.0  # weight of a very rare term


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two directions with the likeness of each pair of their terms.

    Attributes:
        one: Terms of the first.
        other: Terms of the second.
        matrix: Likeness, shape (terms of one, terms of other).
    """

    one: tuple[Term, ...]
    other: tuple[Term, ...]
    matrix: NDArray[np.float64]


def align(one: tuple[Term, ...], other: tuple[Term, ...], likeness: Likeness) -> Aligned:
    """Compare each term with each."""
    return Aligned(one, other, np.array([[likeness.of(a, b) for b in other] for a in one]))


def features(aligned: Aligned, reader: Reader) -> tuple[float, ...]:
    """The numbers, in the order of `NAMES`."""
    one, other, matrix = aligned.one, aligned.other, aligned.matrix
    misses = sorted((_miss(one, matrix.max(axis=1)), _miss(other, matrix.max(axis=0))))
    things = _things(one), _things(other)
    return (
        _cosine(one, other, reader),
        _cosine(things[0], things[1], reader),
        1 - misses[0] / _SCALE,
        1 - misses[1] / _SCALE,
        float(matrix[one.index(things[0][-1]), other.index(things[1][-1])]),
    )


def _things(terms: Sequence[Term]) -> Sequence[Term]:
    """The terms that are no doing; all, where there are no others."""
    return [term for term in terms if term.role is not Role.DOING] or terms


def _cosine(one: Sequence[Term], other: Sequence[Term], reader: Reader) -> float:
    a, b = (
        np.sum([t.weight * reader.vector(t.key) for t in side], axis=0) for side in (one, other)
    )
    return float(a @ b / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-9))


def _miss(terms: Sequence[Term], best: NDArray[np.float64]) -> float:
    """The weight of the heaviest term, as far as it finds no like."""
    weights = np.array([term.weight for term in terms])
    return float(((1 - best) * weights).max())
