"""Do two texts name one direction: a judgement with its score, and the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from graph.normal import compact
from search.directions.calibration import calibration
from search.directions.features import align, features
from search.directions.likeness import SAME, Likeness
from search.directions.phrase import Reader, Role, stem
from search.directions.thesaurus import thesaurus

if TYPE_CHECKING:
    from pathlib import Path

    from search.directions.features import Aligned
    from search.directions.phrase import Term
    from search.directions.thesaurus import Thesaurus

TOO_LITTLE = "文字太少，无法判断"
_FEWEST = 2  # characters below which a text names no direction
_NEAR = 0.6  # likeness from which two terms are shown as near each other


class Verdict(StrEnum):
    """How two directions lie to each other."""

    SAME = "same"
    OVERLAPPING = "overlapping"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A judgement of two directions.

    Attributes:
        score: From 0 to 1; the higher, the likelier they are one.
        verdict: What the score says.
        shared: Terms that both have, or two names of one thing: 谐波减速器＝谐波传动.
        differing: Terms without their like on the other side, those of the first before those of the second.
        reasons: Why, in Chinese.
    """

    score: float
    verdict: Verdict
    shared: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Comparer:
    """Compares directions.

    Args:
        thesaurus: What is one thing, and what is wider, narrower or beside.
    """

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.reader = Reader(thesaurus)
        self._likeness = Likeness(thesaurus, self.reader)

    def compare(self, one: str, other: str) -> Resemblance:
        """Judge two texts; of one with too little in it, that no judgement is possible."""
        if not (self._tells(one) and self._tells(other)):
            return Resemblance(0.0, Verdict.DIFFERENT, reasons=(TOO_LITTLE,))
        if compact(stem(one)) == compact(stem(other)):
            return Resemblance(1.0, Verdict.SAME, (stem(one),), (), ("除地区、基地类型外文字相同",))
        aligned = self.align(one, other)
        known = calibration()
        score = known.score(features(aligned, self.reader))
        verdict = Verdict.SAME if score >= known.same_from else Verdict.OVERLAPPING
        if score < known.shown_from:
            verdict = Verdict.DIFFERENT
        shared, near, differing = _words(aligned)
        return Resemblance(score, verdict, shared, differing, _reasons(shared, near, differing))

    def _tells(self, text: str) -> bool:
        """Whether there is a direction in a text: two characters at least, and a word with content."""
        return len(compact(text)) >= _FEWEST and bool(self.reader.read(text))

    def align(self, one: str, other: str) -> Aligned:
        """The terms of two texts, each compared with each."""
        return align(self.reader.read(one), self.reader.read(other), self._likeness)

    def covered(self, one: str, other: str) -> float:
        """The share of what the first says that the second says too, from 0 to 1."""
        if not (self.reader.read(one) and self.reader.read(other)):
            return 0.0
        aligned = self.align(one, other)
        weights = [term.weight for term in aligned.one]
        return float(aligned.matrix.max(axis=1) @ weights) / (sum(weights) or 1.0)


@cache
def comparer(additions: Path | None = None) -> Comparer:
    """The comparer with the built-in thesaurus and an office's additions, made once.

    Raises:
        InputError: A file of the additions is wrong.
        EngineError: The installation is damaged.
    """
    return Comparer(thesaurus(additions))


def _words(aligned: Aligned) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Terms that are one, terms that are near, and terms without their like."""
    shared, near = [], []
    best_of_one, best_of_other = aligned.matrix.max(axis=1), aligned.matrix.max(axis=0)
    for row, term in enumerate(aligned.one):
        other = aligned.other[int(aligned.matrix[row].argmax())]
        if best_of_one[row] >= SAME:
            shared.append(term.word if term.word == other.word else f"{term.word}＝{other.word}")
        elif best_of_one[row] >= _NEAR:
            near.append(f"{term.word}≈{other.word}")
    sides = (aligned.one, best_of_one), (aligned.other, best_of_other)
    differing = [
        term.word
        for terms, best in sides
        for term, likeness in zip(terms, best, strict=True)
        if likeness < _NEAR and _tells(term)
    ]
    return _once(shared), _once(near), _once(differing)


def _tells(term: Term) -> bool:
    return term.role is not Role.DOING


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _reasons(*groups: tuple[str, ...]) -> tuple[str, ...]:
    named = zip(("相同", "相近", "不同"), groups, strict=True)
    return tuple(f"{name}：{'、'.join(words)}" for name, words in named if words)
