"""Whether one character was mistyped: it looks or sounds like the right one, and names no other thing."""

from __future__ import annotations

from functools import cache
from importlib import resources

from graph.identity.words import words
from graph.pinyin import readings

# Endings that many confuse in speaking and typing: lin and ling, zhi and zi.
_LOOSE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@cache
def _alike() -> frozenset[tuple[str, str]]:
    file = resources.files("graph.identity") / "lookalikes.txt"
    groups = [g for g in file.read_text(encoding="utf-8").splitlines() if g and g[0] != "#"]
    return frozenset((a, b) for group in groups for a in group for b in group if a != b)


def mistyped(one: str, other: str) -> str:
    """Why two names of equal length that differ in one character may be one; empty if they may not."""
    pair = _differing(one, other)
    if pair is None:
        return ""
    a, b = pair
    if (a, b) in _alike():
        return f"仅“{a}”与“{b}”一字之差，字形相近"
    if _sound_alike(a, b):
        return f"仅“{a}”与“{b}”一字之差，读音相同或相近"
    return ""


def two_fields(one: str, other: str) -> bool:
    """Whether the names differ in words of one sound that are both names of fields: 电气, 电器."""
    return any(
        all((word in one) != (word in other) for word in twins) for twins in words()["sound_twins"]
    )


def _differing(one: str, other: str) -> tuple[str, str] | None:
    """The only two characters in which names of equal length differ; None if there are more or none."""
    if len(one) != len(other):
        return None
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return pairs[0] if len(pairs) == 1 else None


def _sound_alike(a: str, b: str) -> bool:
    """Whether the usual reading of one is any reading of the other, or both usual ones are close."""
    one, other = readings(a), readings(b)
    return one[0] in other or other[0] in one or _loose(one[0]) == _loose(other[0])


def _loose(syllable: str) -> str:
    for full, loose in _LOOSE:
        syllable = syllable.replace(full, loose)
    return syllable
