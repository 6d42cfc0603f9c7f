"""How near two terms come: by the thesaurus where it knows both, else by wording and vectors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from search.directions.wording import wording

if TYPE_CHECKING:
    from search.directions.phrase import Reader, Term
    from search.directions.thesaurus import Concept, Thesaurus

SAME = 1.0
# One, two, three steps up or down; beside each other under one term; related.
_STEPS = (0.75, 0.55, 0.4)
_SIBLINGS, _RELATED = 0.35, 0.6
_ONE_DOING, _ONE_THING = 0.85, 0.7
_VECTORS = 0.9  # of the cosine: vectors see company, not sameness


class Likeness:
    """Compares terms.

    Args:
        thesaurus: Knows which concepts are wider, narrower and beside each other.
        reader: Knows the vectors of words.
    """

    def __init__(self, thesaurus: Thesaurus, reader: Reader) -> None:
        self._thesaurus, self._reader = thesaurus, reader
        self.of = lru_cache(1 << 18)(self._of)

    def _of(self, one: Term, other: Term) -> float:
        """From 0 to 1: 1 for one thing under any of its names."""
        if one.word == other.word:
            return SAME
        if one.concept and other.concept:
            known = self._related(one.concept, other.concept)
            if known is not None:
                return known
        words = wording()
        for families, near in ((words.doing, _ONE_DOING), (words.things, _ONE_THING)):
            if families.get(one.word, frozenset()) & families.get(other.word, frozenset()):
                return near
        cosine = float(self._reader.vector(one.key) @ self._reader.vector(other.key))
        return max(0.0, _VECTORS * cosine)

    def _related(self, one: Concept, other: Concept) -> float | None:
        """By the thesaurus; None where it does not put them near each other."""
        if one is other:
            return SAME
        for low, high in ((one, other), (other, one)):
            for step, wider in zip(_STEPS, self._thesaurus.wider(low), strict=False):
                if wider is high:
                    return step
        if other.term in one.related or one.term in other.related:
            return _RELATED
        return _SIBLINGS if one.broader and one.broader == other.broader else None
