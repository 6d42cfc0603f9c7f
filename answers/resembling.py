"""Which bases work on an application's direction in other words: a hint by meaning, never a proof."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from checks.directions import object_of
from search.directions.collection import Meanings
from search.directions.resemblance import Verdict, comparer

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        """The bases on the same object most of whose topics have their like; with those topics."""
        if not application.directions or not self._bases:
            return ()
        near = self._meanings.near(_text(application), _LOOKED_AT, _LEAST)
        bases = (self._bases[row] for row, _ in near)
        found = ((base, _alike(application, base)) for base in bases)
        return tuple((base, words) for base, words in found if words)

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings([_text(base) for base in self._bases])


def _text(holding: Holding) -> str:
    return "；".join(holding.directions)


def _alike(one: Holding, other: Holding) -> str:
    """Pairs of topics that are one direction; empty unless most are, and the names' objects are one too.

    Topics of one field are put into much the same words; what the names say is studied tells them apart.
    """
    compare = comparer().compare
    if compare(object_of(one.name), object_of(other.name)).verdict is not Verdict.SAME:
        return ""
    pairs = {
        topic: theirs
        for topic in one.directions
        for theirs in other.directions
        if compare(topic, theirs).verdict is Verdict.SAME
    }
    fewer = min(len(one.directions), len(other.directions))
    told = "；".join(f"{topic}≈{theirs}" for topic, theirs in pairs.items())
    return told if 2 * len(pairs) > fewer else ""
