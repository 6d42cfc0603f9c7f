"""Words by which names of organisations are known, and where places stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.regions import find_region

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = "\u4e00-\u9fff"
# The longest and the shortest name of a place that is looked for.
_LONGEST, _SHORTEST = 9, 2
_DIVISIONS = ("省", "市", "区", "县", "州", "盟", "旗", "新区")
_BRACKETED = re.compile(r"[（(]|[）)]")


@dataclass(frozen=True, slots=True)
class Body:
    """A named organisation in a text.

    Attributes:
        name: The name as written.
        kind: department, government, party, group, enterprise, university, institute, alliance, park,
            base, lab or exchange.
        start: Offset of the name in the text.
        end: Offset after it.
    """

    name: str
    kind: str
    start: int
    end: int


@cache
def words() -> dict[str, Any]:
    """The data file of words, by section."""
    file = resources.files("loaders") / "policies" / "facts" / "bodies.yaml"
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


def either(parts: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(part) for part in sorted(set(parts), key=len, reverse=True))


@lru_cache(maxsize=50_000)
def is_place(written: str) -> bool:
    """Whether the word names a province or a city, or with its ending a county (GB/T 2260)."""
    region = find_region(written)
    if region is None or region.name == "市辖区":
        return False
    return region.code[4:] == "00" or written.endswith(_DIVISIONS)


def place_at(text: str, start: int) -> int:
    """Offset after the longest name of a place that begins at `start`; `start` where none does."""
    for length in range(min(_LONGEST, len(text) - start), _SHORTEST - 1, -1):
        if is_place(text[start : start + length]):
            return start + length
    return start


def place_before(text: str, end: int) -> int:
    """Offset of the longest name of a place that ends at `end`; `end` where none does."""
    for length in range(min(_LONGEST, end), _SHORTEST - 1, -1):
        if is_place(text[end - length : end]):
            return end - length
    return end


@cache
def _generic() -> tuple[re.Pattern[str], frozenset[str]]:
    parts = words()["generic"]
    return re.compile(either(p for p in parts if len(p) > 1)), frozenset(
        p for p in parts if len(p) == 1
    )


@cache
def anchors() -> re.Pattern[str]:
    """Beginnings of names other than places: 中国, 东北 …."""
    return re.compile(either(words()["anchors"]))


@lru_cache(maxsize=20_000)
def own(name: str) -> int:
    """How many characters of a name are its own: neither place nor a word of any such name."""
    rest = name[place_at(name, 0) :]
    match = anchors().match(rest)
    rest = rest[match.end() :] if match else rest
    common, single = _generic()
    rest = common.sub("", _BRACKETED.sub("", rest))
    return 0 if set(rest) <= single else len(rest)


def anchored(name: str) -> bool:
    """Whether the name begins with a place, a macro-region, 中国, or Latin letters."""
    latin = name[:1].isascii() and name[:1].isalpha()
    # Central enterprises' institutes: 中建材蚌埠….
    central = name[:1] == "中" and any(place_at(name, at) > at for at in (2, 3))
    return place_at(name, 0) > 0 or bool(anchors().match(name)) or latin or central
