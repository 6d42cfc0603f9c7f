"""Regions in names, and whether two names' regions exclude each other."""

from __future__ import annotations

from functools import lru_cache

from graph.names import text_key
from graph.regions import find_region, is_region, short

_SHORTEST, _LONGEST = 2, 8


def place(text: str, *, alone: bool = False) -> str:
    """The short name of the region that the text is the name of; empty if it is none.

    A county's short name counts only where it stands `alone`, as in brackets: 东方 and 中山 are words
    more often.
    """
    fits = _SHORTEST <= len(text) <= _LONGEST and is_region(text)
    region = find_region(text) if fits else None
    if region is None:
        return ""
    full, name = text_key(region.name), short(region.name)
    county = not region.code.endswith("00")
    named = text == full or (text == text_key(name) and (alone or not county))
    return name if named else ""


@lru_cache(maxsize=50_000)
def places_in_front(text: str) -> tuple[tuple[str, ...], str]:
    """Regions that a name begins with, outermost first, and the rest."""
    sizes = range(min(_LONGEST, len(text) - 1), 1, -1)
    found = next(((name, size) for size in sizes if (name := place(text[:size]))), None)
    if found is None:
        return (), text
    name, size = found
    more, rest = places_in_front(text[size:])
    return tuple(dict.fromkeys((name, *more))), rest


def place_behind(text: str) -> tuple[tuple[str, ...], str]:
    """A region that a name ends with, as in 摩擦学辽宁省, and the rest."""
    for size in range(min(_LONGEST, len(text) - 1), 1, -1):
        if name := place(text[-size:]):
            return (name,), text[:-size]
    return (), text


def apart(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each names a place that lies in none of the other's: 沈阳 and 大连, not 沈阳 and 辽宁."""
    mine, theirs = set(ones) - set(others), set(others) - set(ones)
    return any(not _within(a, b) and not _within(b, a) for a in mine for b in theirs)


def _within(inner: str, outer: str) -> bool:
    a, b = find_region(inner), find_region(outer)
    return bool(a and b and a.within == b.name)
