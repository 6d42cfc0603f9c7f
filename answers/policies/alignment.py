"""Alignment: which clause of one document became which of another, by what they say.

Equal clauses are paired first; of the rest the most alike, as long as they share enough. Time grows with the
length of the texts: only clauses that share rare pieces of text are compared, and only so many.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECE = 3  # characters of a piece of text
_RARE = 24  # pieces of a clause by which it is looked up, the rarest first
_NEAREST = 8  # clauses that are looked at for a piece that many hold, those at the same place first
# Share of pieces in common from which two clauses are one: half, or less where they bear one heading.
_ALIKE, _ALIKE_HEADED = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Part:
    """A clause as it is compared: its words on one line, its heading, its path."""

    words: str
    heading: str
    path: str


def aligned(before: Sequence[Part], after: Sequence[Part]) -> tuple[tuple[int, int], ...]:
    """Pairs of indexes, each index at most once, in the order of the second document."""
    pairs = dict(_equal(before, after))
    left = [i for i in range(len(before)) if i not in pairs]
    taken = set(pairs.values())
    right = [j for j in range(len(after)) if j not in taken]
    for _, i, j in sorted(_candidates(before, after, left, right)):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return tuple(sorted(pairs.items(), key=lambda pair: pair[1]))


def _equal(before: Sequence[Part], after: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Clauses of the same words: those of the same path, the others in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, part in enumerate(after):
        places[part.words].append(j)
    groups: dict[str, list[int]] = defaultdict(list)
    for i, part in enumerate(before):
        if part.words in places:
            groups[part.words].append(i)
    for words, own in groups.items():
        by_path = {after[j].path: j for j in reversed(places[words])}
        same = {i: by_path.pop(before[i].path) for i in own if before[i].path in by_path}
        used = set(same.values())
        rest = (j for j in places[words] if j not in used)
        yield from same.items()
        yield from zip((i for i in own if i not in same), rest, strict=False)


def _candidates(
    before: Sequence[Part], after: Sequence[Part], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[tuple[float, int], int, int]]:
    """Pairs that are alike, with a rank: the most alike first, then those nearest to each other."""
    pieces = {i: _pieces(before[i].words) for i in left}
    holders: dict[str, list[int]] = defaultdict(list)
    for i in left:
        for piece in pieces[i]:
            holders[piece].append(i)
        holders[f"\n{before[i].heading}"].append(i)
    for j in right:
        own = _pieces(after[j].words)
        rare = sorted((p for p in own if p in holders), key=lambda p: (len(holders[p]), p))[:_RARE]
        keys = [*rare, f"\n{after[j].heading}"]
        for i in {i for key in keys for i in _nearest(holders.get(key, []), j)}:
            alike = _share(pieces[i], own)
            headed = bool(after[j].heading) and after[j].heading == before[i].heading
            if alike >= (_ALIKE_HEADED if headed else _ALIKE):
                yield (-alike, abs(i - j)), i, j


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2]


def _pieces(words: str) -> Counter[str]:
    if len(words) < _PIECE:
        return Counter([words])
    return Counter(words[at : at + _PIECE] for at in range(len(words) - _PIECE + 1))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of two bags of pieces."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
