"""Typed letters, or letters and characters mixed, as sounds to ask for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.normal import is_han
from graph.pinyin import readings
from search.routes import Choice
from search.syllables import Piece, segment, syllables_from
from search.terms import first_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CHOICES = 24


def first_letter(letter: str) -> Choice:
    """Ask for names whose first character begins with this letter."""
    return Choice("initial", (f"^{letter}",))


def spoken_choices(parts: tuple[str, ...]) -> Iterable[tuple[Choice, ...]]:
    """Yield the choices of each likely cut of the query into syllables."""
    seen = set()
    for closed in cuts(parts):
        last = closed[-1]
        # The last syllable may be the beginning of a longer one: xu of xue.
        open_end = Piece(last.text, "start") if last.kind == "full" else last
        cut = (*closed[:-1], open_end)
        if all(piece.kind != "junk" for piece in cut):
            choices = tuple(dict.fromkeys(neighbours(a, b) for a, b in pairwise(cut)))
            choices = choices or (_single(cut[0]),)
            if choices not in seen:
                seen.add(choices)
                yield choices


def cuts(parts: tuple[str, ...]) -> list[tuple[Piece, ...]]:
    """Cut the whole query: runs of letters into pieces, characters as pieces of their own."""
    found: list[tuple[Piece, ...]] = [()]
    for part in parts:
        for run in _runs(part):
            tails = ((Piece(run, "han"),),) if is_han(run[0]) else segment(run)
            found = [(*cut, *tail) for cut in found for tail in tails][:3]
    return found


def _runs(part: str) -> Iterable[str]:
    """Split into runs of ASCII and single characters."""
    run = ""
    for char in part:
        if char.isascii():
            run += char
            continue
        if run:
            yield run
        run = ""
        yield char
    if run:
        yield run


def said(piece: Piece) -> tuple[str, ...]:
    """Return the syllables a piece may stand for; nothing for a mere initial."""
    if piece.kind == "han":
        return readings(piece.text)
    if piece.kind == "full" and not piece.text.isdigit():
        return (piece.text,)
    if piece.kind == "start" and len(piece.text) > 1:
        return syllables_from(piece.text)
    return ()


def neighbours(first: Piece, second: Piece) -> Choice:
    """Ask for two neighbours, by sound where both are known, else by their first letters."""
    if first.kind == second.kind == "han":
        return Choice("two", (first.text + second.text,))
    pairs = [f"{a}_{b}" for a in said(first) for b in said(second)]
    if pairs and len(pairs) <= MOST_CHOICES:
        return Choice("sound", tuple(pairs))
    heads = [a + b for a in _heads(first) for b in _heads(second)]
    return Choice("initial", tuple(dict.fromkeys(heads)))


def _heads(piece: Piece) -> tuple[str, ...]:
    return first_letters(piece.text) if piece.kind == "han" else (piece.text[0],)


def _single(piece: Piece) -> Choice:
    known = said(piece)
    return Choice("sound", known) if known else first_letter(piece.text[0])
