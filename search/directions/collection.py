"""Many directions: which of them lie near one, by meaning and by spelling, with the nearest looked at twice.

Candidates come from vectors and from shared characters; what the nearest candidates say is added to the
question (they use words that it lacks); then the first ones are compared term by term.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.normal import fold
from search.static_encoder import built_in_encoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from search.directions.resemblance import Comparer

# What spelling, the nearest candidates' own vectors, and the terms of the question add to meaning.
_SPELLING, _ECHO, _TERMS = 1.0, 0.7, 0.5
_ECHOED = 3  # candidates that the question is widened by
_WIDENED = 500  # candidates that the widened question is put to
_COMPARED = 60  # candidates compared term by term
_BLOCK = 128  # questions scored at once: bounds memory to _BLOCK x texts


class Near(NamedTuple):
    """A text of a collection: its place there, and how near it lies."""

    row: int
    score: float


class Collection:
    """Texts that can be asked for what lies near.

    Args:
        texts: In order; a text's number is its place.
        comparer: Compares term by term.
    """

    def __init__(self, texts: Sequence[str], comparer: Comparer) -> None:
        self._texts, self._comparer = texts, comparer
        self._vectors = built_in_encoder().encode(texts)
        self._grams = _Grams(texts)

    def candidates(self, questions: Sequence[str], limit: int) -> Iterator[list[Near]]:
        """For each question the nearest texts, nearest first, without a comparison of terms."""
        for first in range(0, len(questions), _BLOCK):
            block = questions[first : first + _BLOCK]
            scores = built_in_encoder().encode(block) @ self._vectors.T
            for row, question in zip(scores, block, strict=True):
                self._grams.add(question, row, _SPELLING)
                yield self._echoed(row, limit)

    def nearest(self, question: str, limit: int = 10) -> list[Near]:
        """The texts nearest to one, nearest first; what the question says counts, not what else a text says."""
        found = next(self.candidates([question], max(limit, _COMPARED)), [])
        compared = [
            Near(row, score + _TERMS * self._comparer.covered(question, self._texts[row]))
            for row, score in found
        ]
        return sorted(compared, key=lambda near: -near.score)[:limit]

    def _echoed(self, scores: NDArray[np.float32], limit: int) -> list[Near]:
        """The highest scores, after adding how near the texts lie to the first few of them."""
        first = _best(scores, max(limit, _WIDENED))
        vectors = self._vectors[first]
        echo = vectors[:_ECHOED].sum(axis=0)
        length = max(float(np.linalg.norm(echo)), 1e-9)
        again = scores[first] + _ECHO * (vectors @ (echo / length))
        order = _best(again, limit)
        return [Near(int(first[at]), float(again[at])) for at in order]


class Meanings:
    """Texts by meaning alone: cheap to make, for a first look.

    Args:
        texts: In order; a text's number is its place.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._vectors = built_in_encoder().encode(texts)

    def near(self, text: str, limit: int, least: float) -> list[Near]:
        """The texts nearest to one, nearest first, none below the least cosine."""
        cosines = self._vectors @ built_in_encoder().encode([text])[0]
        best = _best(cosines, limit)
        return [Near(int(at), float(cosines[at])) for at in best if cosines[at] >= least]


class _Grams:
    """Single characters and pairs by the texts that have them, weighted by rarity."""

    def __init__(self, texts: Sequence[str]) -> None:
        grams = [set(_grams(text)) for text in texts]
        counts = Counter(gram for found in grams for gram in found)
        self._rarity = {g: math.log((1 + len(texts)) / (1 + n)) + 1 for g, n in counts.items()}
        ids = {gram: number for number, gram in enumerate(counts)}
        flat = np.array([ids[gram] for found in grams for gram in found], dtype=np.int64)
        rows = np.repeat(np.arange(len(texts)), [len(found) for found in grams])
        rarity = np.fromiter(self._rarity.values(), dtype=np.float64, count=len(ids))
        length = np.sqrt(np.bincount(rows, rarity[flat] ** 2, minlength=len(texts)))
        order = np.argsort(flat, kind="stable")
        self._rows = rows[order]
        self._weights = (rarity[flat] / length[rows])[order].astype(np.float32)
        ends = np.cumsum(np.bincount(flat, minlength=len(ids)))
        self._spans = {g: (int(ends[n]) - counts[g], int(ends[n])) for g, n in ids.items()}

    def add(self, question: str, scores: NDArray[np.float32], share: float) -> None:
        """Add to the scores of all texts the cosine of spelling, times a share."""
        known = {gram for gram in _grams(question) if gram in self._spans}
        length = math.sqrt(sum(self._rarity[gram] ** 2 for gram in known))
        for gram in known:
            first, last = self._spans[gram]
            weight = share * self._rarity[gram] / length
            scores[self._rows[first:last]] += weight * self._weights[first:last]


def _grams(text: str) -> Iterator[str]:
    for run in fold(text).split():
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _best(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Places of the highest scores, highest first; the first of equals first."""
    if limit < len(scores):
        top = np.sort(np.argpartition(-scores, limit - 1)[:limit])
        return np.asarray(top[np.argsort(-scores[top], kind="stable")])
    return np.argsort(-scores, kind="stable")
