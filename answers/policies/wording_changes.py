"""What changed in the wording of a clause: words that stayed, went and came, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A number with its unit or a Latin word is one word; of Chinese every character is.
_WORD = re.compile(r"\d+(?:\.\d+)?%?|[A-Za-z]+|.", re.DOTALL)
_LONGEST = 10_000  # words; a longer stretch between equal ends is shown as replaced whole
# Fewer words that stayed between two changes are shown as part of one change: easier to read.
_ISLAND = 2

Fate = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what became of it."""

    fate: Fate
    text: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """Turn one text into the other: `same` and `gone` are the first text, `same` and `new` the second."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    pieces = [
        Piece("same", "".join(old[:start])),
        *_middle(*middle),
        Piece("same", "".join(old[len(old) - end :])),
    ]
    return tuple(_joined([piece for piece in pieces if piece.text]))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > _LONGEST:
        yield from (Piece("gone", "".join(old)), Piece("new", "".join(new)))
        return
    for code in Indel.opcodes(old, new):
        gone = "".join(old[code.src_start : code.src_end])
        came = "".join(new[code.dest_start : code.dest_end])
        if code.tag == "equal" and len(gone) >= _ISLAND:
            yield Piece("same", gone)
        else:
            yield from (Piece("gone", gone), Piece("new", came))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate as one piece; between two that stayed, what went before what came."""
    for same, run in groupby(pieces, key=lambda piece: piece.fate == "same"):
        some = list(run)
        fates: tuple[Fate, ...] = ("same",) if same else ("gone", "new")
        for fate in fates:
            text = "".join(piece.text for piece in some if piece.fate == fate)
            if text:
                yield Piece(fate, text)
