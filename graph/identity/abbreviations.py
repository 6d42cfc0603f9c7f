"""Whether a short name is made from a full one: its characters in order, from the first one on."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.identity.folding import take_numbers
from graph.identity.known import known_names
from graph.identity.parts import parts
from graph.identity.words import words

_LEAST, _LONGEST_GAP = 2, 6
_FILLER = re.compile(r"[省市县区]|附属|\(|\)|自治区|有限责任公司|股份有限公司|有限公司|股份公司")


def shortens(short: str, full: str) -> bool:
    """Whether the short name takes its characters in order from the full one.

    It begins where the full name begins, or behind its region. Where it ends as a body does (大, 院,
    所), the full name ends in what that stands for. Numbers are the same.
    """
    brief, numbers = _letters(short)
    long, others = _letters(full)
    fits = numbers == others and _LEAST <= len(brief) < len(long)
    return fits and brief[0] in _starts(full) and _ends_alike(brief, long) and _runs(brief, long)


def _runs(brief: str, long: str) -> bool:
    at = long.find(brief[0]) + 1
    for char in brief[1:]:
        found = long.find(char, at)
        if found < 0 or found - at > _LONGEST_GAP:
            return False
        at = found + 1
    return True


@lru_cache(maxsize=50_000)
def _letters(name: str) -> tuple[str, tuple[int, ...]]:
    rest, numbers = take_numbers(parts(name).key)
    return _FILLER.sub("", rest), numbers


@lru_cache(maxsize=50_000)
def _starts(full: str) -> str:
    """Characters a short name may begin with: the first one, and the first behind the region."""
    long, own = _letters(full)[0], parts(full)
    return long[:1] + (own.core[:1] if own.places else "")


def _ends_alike(brief: str, long: str) -> bool:
    return long.endswith(words()["endings"].get(brief[-1], ""))


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for body in known_names().bodies:
        for char in set(_starts(body.name)):
            index.setdefault(char, []).append(body.name)
    return {char: tuple(names) for char, names in index.items()}


@lru_cache(maxsize=20_000)
def rivals(short: str) -> frozenset[str]:
    """Known bodies whose full names this short name is made from."""
    first = _letters(short)[0][:1]
    return frozenset(name for name in _by_first().get(first, ()) if shortens(short, name))
