"""Marks: where in a clause a fact stands, as relations keep it: `targets 12-30`.

Characters are counted without white space and `*`, from the beginning of the clause's text: two copies of
a document that break their lines elsewhere agree, and their marks are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_WRITTEN = re.compile(r"(?P<fact>[a-z_]+) (?P<start>\d+)-(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text.

    Attributes:
        fact: The kind of fact that rests on it: targets, limits, citations, …
        start: Offset of its first character in the text as written.
        end: Offset after its last one.
    """

    fact: str
    start: int
    end: int


def written(mark: Mark, text: str) -> str:
    """A mark as relations keep it."""
    kept = _kept(text)
    return f"{mark.fact} {bisect_left(kept, mark.start)}-{bisect_left(kept, mark.end)}"


def read(mark: str, text: str) -> Mark | None:
    """A kept mark in this text; None where the text is too short for it, as another version may be."""
    found, kept = _WRITTEN.fullmatch(mark), _kept(text)
    if found is None or not int(found["start"]) < int(found["end"]) <= len(kept):
        return None
    return Mark(found["fact"], kept[int(found["start"])], kept[int(found["end"]) - 1] + 1)


@lru_cache(maxsize=64)  # the facts of one clause are read and shown one after the other
def _kept(text: str) -> tuple[int, ...]:
    return tuple(at for at, char in enumerate(text) if not (char.isspace() or char == "*"))
