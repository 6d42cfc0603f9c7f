"""Which of many organizations' names may mean one body: candidates by common keys, then judged one by one.

Comparing all with all would take the square of their number; only names that share a key are compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.identity.judgement import Judgement, Verdict
from graph.identity.names import body_of, judge, ways
from graph.identity.parts import parts

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

_MOST = 40  # names that may share a key; a key that more share tells nothing
_SHORTEST, _LONGEST = 5, 30  # characters of a name in which one may be mistyped
_BRAND = 2  # characters that a firm's own word has at least


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names that are not told apart, with the judgement."""

    one: str
    other: str
    judgement: Judgement


def alike_names(names: Iterable[str]) -> Iterator[Alike]:
    """Pairs of different names judged same or unsure, in a fixed order."""
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        for key in set(_keys(name)):
            groups[key].append(name)
    candidates = {
        pair for group in groups.values() if len(group) <= _MOST for pair in combinations(group, 2)
    }
    for one, other in sorted(candidates):
        judgement = judge(one, other)
        if judgement.verdict is not Verdict.DIFFERENT:
            yield Alike(one, other, judgement)


def _keys(name: str) -> Iterator[Hashable]:
    if (body := body_of(name)) is not None:
        yield ("body", body)
    for way in ways(name):
        taken = parts(way)
        yield ("parts", taken.bare or taken.places, taken.numbers)
        if taken.head in ("", "公司") and len(taken.bare) >= _BRAND:
            yield ("brand", taken.bare[:_BRAND], taken.places, taken.numbers)
    key = parts(name).key
    if _SHORTEST <= len(key) <= _LONGEST:
        yield from (hash((at, key[:at], key[at + 1 :])) for at in range(len(key)))
