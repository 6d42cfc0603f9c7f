"""Regions of China by their names in Latin letters, as open data writes them: Shenyang, Inner Mongolia."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

from graph.base_types import vocabulary
from graph.pinyin import spell
from graph.regions import Region, all_regions, rank, short

_KIND = re.compile(
    r"\s+(?:shi|sheng|qu|xian|city|province|municipality|district|county|prefecture"
    r"|(?:\w+\s+)?autonomous\s+(?:region|prefecture|county))$"
)
_PEOPLES = re.compile(r"(?:维吾尔|壮族|回族)?(?:自治区|自治州|自治县)$")


@lru_cache(maxsize=50_000)
def find_latin_region(written: str, within: str = "") -> Region | None:
    """The region that is meant, or None when there is none or more than one of equal rank.

    Args:
        written: A name with or without a word for its kind (Shenyang, Shenyang Shi, Ürümqi).
        within: The province, if it is known, in Latin letters too.
    """
    found = _spelled().get(_letters(written), ())
    province = find_latin_region(within) if within else None
    if province:
        found = tuple(r for r in found if province.name in (r.name, r.within)) or found
    top = max(map(rank, found), default=None)
    best = [region for region in found if rank(region) == top]
    return best[0] if len(best) == 1 else None


@cache
def _spelled() -> dict[str, tuple[Region, ...]]:
    found: dict[str, set[Region]] = defaultdict(set)
    special = {entry["region"]: entry for entry in vocabulary("latin_regions")}
    for region in all_regions():
        bare = _PEOPLES.sub("", short(region.name))
        ways = special.get(region.name, {})
        for way in (*ways.get("also", ()), *ways.get("instead", (spell(bare),))):
            found[_letters(way)].add(region)
    return {key: tuple(regions) for key, regions in found.items()}


def _letters(written: str) -> str:
    """Small letters without accents, spaces and apostrophes, and without the word for the kind."""
    plain = unicodedata.normalize("NFKD", written).casefold().strip()
    return "".join(c for c in _KIND.sub("", plain) if c.isascii() and c.isalpha())
