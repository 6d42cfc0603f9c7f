"""Asking for pieces of a query that is not met as typed: the first half of guessing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.normal import has_han, is_latin
from graph.pinyin import readings
from search.routes import Choice, Route
from search.sounding import MOST_CHOICES, cuts, neighbours, said
from search.syllables import syllables_near
from search.terms import text_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.syllables import Piece

# Of a typo in pinyin: pairs to try for one syllable, and how short a query tries every syllable.
_MOST_REPAIRS, _FEW_PIECES = 40, 5
_SHORTEST_TYPO = 4
_FEW_CHARACTERS = 6


def loose_routes(parts: tuple[str, ...], whole: str) -> Iterable[Route]:
    """Ask for pieces of the query: pairs, sounds, single characters, words with a typo."""
    if has_han(whole):
        for pair in dict.fromkeys(text_pairs(whole)):
            yield Route("pair", (Choice("two", (pair,)),), 2.0)
            sounds = [f"{a}_{b}" for a in readings(pair[0]) for b in readings(pair[1])]
            yield Route("sound", (Choice("sound", tuple(sounds[:MOST_CHOICES])),), 0.8)
        singles = tuple(dict.fromkeys(whole))
        yield Route("singles", tuple(Choice("one", (char,)) for char in singles), 4.0)
        # A long query has pairs left that tell more than its single characters.
        for char in singles if len(singles) <= _FEW_CHARACTERS else ():
            yield Route("one", (Choice("one", (char,)),), 0.6)
    else:
        yield from _loose_sounds(parts)
    for part in parts:
        if is_latin(part) and len(part) >= _SHORTEST_TYPO:
            yield Route("typo", (Choice("word", (part,), "typo"),), 1.0)


def _loose_sounds(parts: tuple[str, ...]) -> Iterable[Route]:
    """Ask for the syllables of the likeliest cut, alone, in pairs, and with a mistake undone."""
    cut = cuts(parts)[0]
    for first, second in pairwise(cut):
        if said(first) and said(second):
            yield Route("pair", (neighbours(first, second),), 2.0)
    for piece in dict.fromkeys(cut):
        if piece.kind == "full":
            yield Route("one", (Choice("sound", (piece.text,)),), 0.6)
    for begin, end in _doubtful(cut):
        meant = syllables_near("".join(piece.text for piece in cut[begin:end]))
        before = [f"{a}_{b}" for a in said(cut[begin - 1]) for b in meant] if begin else []
        after = [f"{a}_{b}" for a in meant for b in said(cut[end])] if end < len(cut) else []
        for terms in (before, after):
            if 0 < len(terms) <= _MOST_REPAIRS:
                yield Route("repair", (Choice("sound", tuple(terms)),), 1.5)


def _doubtful(cut: tuple[Piece, ...]) -> Iterable[tuple[int, int]]:
    """Yield half-open ranges of pieces that may be one mistyped syllable."""
    if all(piece.kind == "full" for piece in cut):
        # Nothing looks wrong, so any syllable may be; a long query has enough right ones.
        yield from ((at, at + 1) for at in range(len(cut)) if len(cut) <= _FEW_PIECES)
        return
    # Beside letters that fit nowhere, a lone vowel is part of the muddle: t n o g.
    good = [piece.kind == "full" and len(piece.text) > 1 for piece in cut]
    at = 0
    while at < len(cut):
        end = at
        while end < len(cut) and not good[end]:
            end += 1
        if end > at:
            yield at, end
            yield max(0, at - 1), end
            yield at, min(len(cut), end + 1)
        at = end + 1
