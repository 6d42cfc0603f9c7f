"""Regions of China by name: GB/T 2260 codes, as packaged with python-stdnum (`cn/loc`)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from stdnum import numdb

from graph.names import text_key

_FORMER = re.compile(r"^\[\d*-\d+\]")
_PERIOD = re.compile(r"^\[[\d-]*\]")
_CODE, _LONGEST = 6, 8  # digits of a code; characters of a region's name at the front of another
_SUFFIX = re.compile(
    r"(特别行政区|(?:维吾尔|壮族|回族)?自治区|自治州|自治县|新区|地区|省|市|区|县|盟|旗)$"
)
_ABOLISHED = frozenset({"重庆市县", "市辖区", "县", "省直辖县级行政区划"})


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its six-digit code; `within` is the official name of the province, or empty."""

    name: str
    code: str
    within: str = ""


def short(name: str) -> str:
    """A region's name without its suffix: 沈阳市 -> 沈阳; names of two characters stay whole."""
    bare = _SUFFIX.sub("", name)
    return bare if len(bare) >= 2 else name  # noqa: PLR2004 -- 单县, 黟县: one character is no name


@cache
def _regions() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = defaultdict(list)
    for _, low, _, properties, counties in numdb.get("cn/loc").prefixes:
        province = properties.get("province", "")
        if not province or len(low) != 2:  # noqa: PLR2004 -- two digits a province
            continue
        own = Region(province, f"{low}0000")
        for key in {text_key(province), text_key(short(province))}:
            found[key].append(own)
        for _, digits, _, parts, _ in counties:
            names = [n for n in parts.get("county", "").split(",") if not _FORMER.match(n)]
            for name in names:
                region = Region(_PERIOD.sub("", name), f"{low}{digits}", province)
                if region.name != province and region.name not in _ABOLISHED:
                    for key in {text_key(region.name), text_key(short(region.name))}:
                        found[key].append(region)
    return {key: tuple(regions) for key, regions in found.items()}


def all_regions() -> frozenset[Region]:
    """Every region that has a code."""
    return frozenset(region for regions in _regions().values() for region in regions)


def is_region(key: str) -> bool:
    """Whether some region bears this name, with or without suffix; `key` is as of `text_key`."""
    return key in _regions()


@lru_cache(maxsize=50_000)
def find_region(written: str, within: str = "") -> Region | None:
    """The region that is meant, or None when there is none or more than one of equal rank.

    Args:
        written: A name with or without suffix (沈阳, 沈阳市, 辽宁省沈阳市).
        within: The province, if it is known.
    """
    key = text_key(written)
    found = _regions().get(key, ())
    if not found:
        province, rest = _split(key)
        return find_region(rest, province.name) if province and rest else None
    if within and (province := _province(within)):
        found = tuple(r for r in found if province.name in (r.name, r.within)) or found
    top = max(rank(region) for region in found)
    best = {region.code: region for region in found if rank(region) == top}
    return next(iter(best.values())) if len(best) == 1 else None


def rank(region: Region) -> int:
    """Provinces before cities before counties: 吉林 is the province, 朝阳 the city."""
    return (region.code[2:] == "0000") * 2 + (region.code[4:] == "00")


def _province(written: str) -> Region | None:
    return next((r for r in _regions().get(text_key(written), ()) if not r.within), None)


def _split(key: str) -> tuple[Region | None, str]:
    for length in range(2, min(9, len(key))):
        if province := _province(key[:length]):
            rest = key[length:]
            return province, rest.removeprefix("省").removeprefix("市")
    return None, ""


def province_in_front(name: str) -> Region | None:
    """The province whose full name a name begins with: 辽宁省… and 重庆市…, not 辽宁…."""
    key = text_key(name)
    found = (_province(key[:length]) for length in range(3, 9))
    return next((r for r in found if r and key.startswith(r.name)), None)


def province_of_code(code: str) -> str:
    """The province of a six-digit region code; empty if its first two digits are none's."""
    return _provinces().get(code[:2], "") if len(code) == _CODE else ""


def province_named(name: str) -> str:
    """The province that the front of a name tells: 沈阳…公司 and 辽宁…公司 are of 辽宁省; else empty.

    Brackets near the front count too: 中科某某（沈阳）科技有限公司. A name that two provinces have tells none.
    """
    key = text_key(name)
    bracketed = re.search(r"\(([^()]{2,})\)", key)
    for part in (key, *(bracketed.groups() if bracketed else ())):
        for length in range(min(_LONGEST, len(part)), 1, -1):
            if found := find_region(part[:length]):
                return found.within or found.name
    return ""


@cache
def _provinces() -> dict[str, str]:
    return {r.code[:2]: r.name for found in _regions().values() for r in found if not r.within}
