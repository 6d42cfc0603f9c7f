"""Which bases work on an application's direction in other words: a hint by meaning, never a proof."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from search.directions.resemblance import Verdict, comparer
from search.static_encoder import built_in_encoder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from checks.situation import Holding

_LOOKED_AT = 5  # nearest bases that are compared topic by topic
_LEAST = 0.6  # cosine of all topics below which no base is compared


class Resembling:
    """Bases by the meaning of their topics; encoded when first asked for.

    Args:
        bases: Those without topics resemble nothing: names share too many words to say much.
    """

    def __init__(self, bases: Iterable[Holding]) -> None:
        self._bases = tuple(base for base in bases if base.directions)

    def of(self, application: Holding) -> tuple[tuple[Holding, str], ...]:
        """The bases most of whose topics, or most of the application's, have their like; with those topics."""
        if not application.directions or not self._bases:
            return ()
        cosines = self._vectors @ built_in_encoder().encode([_text(application)])[0]
        nearest = np.argsort(-cosines, kind="stable")[:_LOOKED_AT]
        near = (self._bases[row] for row in nearest if cosines[row] >= _LEAST)
        found = ((base, _alike(application, base)) for base in near)
        return tuple((base, words) for base, words in found if words)

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        return built_in_encoder().encode([_text(base) for base in self._bases])


def _text(holding: Holding) -> str:
    return "；".join(holding.directions)


def _alike(one: Holding, other: Holding) -> str:
    """Pairs of topics that are one direction; empty where they are not most of the fewer."""
    compare = comparer().compare
    pairs = [
        f"{topic}≈{theirs}"
        for topic in one.directions
        for theirs in other.directions
        if compare(topic, theirs).verdict is Verdict.SAME
    ]
    fewer = min(len(one.directions), len(other.directions))
    return "；".join(pairs) if 2 * len(pairs) > fewer else ""
