"""Typed Latin letters cut into syllables, starts of syllables and initials."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nsmallest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.pinyin import syllables

_LONGEST_SYLLABLE = 6
_ALTERNATIVES = 3
# What it costs to read a piece as ...; a whole syllable is what people type.
_FULL, _START, _INITIAL, _JUNK = 1.0, 1.3, 1.6, 3.0
_NO_INITIAL = frozenset("iuv")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of typed letters.

    Attributes:
        text: The letters.
        kind: full (a syllable), start (of a syllable, at the end of the text), initial or junk.
    """

    text: str
    kind: str


@cache
def _starts() -> frozenset[str]:
    return frozenset(s[:size] for s in syllables() for size in range(1, len(s)))


@lru_cache(maxsize=4096)
def syllables_from(start: str) -> tuple[str, ...]:
    """Return the syllables that begin with `start`, itself first if it is one."""
    return tuple(sorted(s for s in syllables() if s.startswith(start)))


@lru_cache(maxsize=4096)
def syllables_near(text: str) -> tuple[str, ...]:
    """Return the syllables one mistake away from `text` (or none), likeliest first."""
    found = process.extract(text, _in_order(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return tuple(syllable for syllable, _, _ in found)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(syllables()))


def _pieces_at(text: str, at: int) -> list[tuple[float, Piece]]:
    found: list[tuple[float, Piece]] = []
    known = syllables()
    for size in range(1, min(_LONGEST_SYLLABLE, len(text) - at) + 1):
        piece = text[at : at + size]
        if piece in known:
            found.append((_FULL, Piece(piece, "full")))
        elif at + size == len(text) and piece in _starts():
            found.append((_START, Piece(piece, "start")))
    letter = text[at]
    if letter.isdigit() or not letter.isascii():
        found.append((_FULL, Piece(letter, "full")))
    elif letter not in _NO_INITIAL and at + 1 < len(text):
        found.append((_INITIAL, Piece(letter, "initial")))
    return found or [(_JUNK, Piece(letter, "junk"))]


@lru_cache(maxsize=4096)
def segment(text: str) -> tuple[tuple[Piece, ...], ...]:
    """Return the likeliest ways to cut `text`, best first, at most three.

    ``xian`` is ``xian`` or ``xi an``; ``jiqir`` ends in the start of a syllable; ``jqr`` is three
    initials; letters that fit nowhere are junk.
    """
    ways: list[list[tuple[float, tuple[Piece, ...]]]] = [[] for _ in range(len(text) + 1)]
    ways[0] = [(0.0, ())]
    for at in range(len(text)):
        ways[at] = nsmallest(_ALTERNATIVES, ways[at], key=lambda way: way[0])
        for cost, piece in _pieces_at(text, at) if ways[at] else ():
            ways[at + len(piece.text)] += [
                (so_far + cost, (*cut, piece)) for so_far, cut in ways[at]
            ]
    best = nsmallest(_ALTERNATIVES, ways[-1], key=lambda way: way[0])
    return tuple(cut for _, cut in best)
