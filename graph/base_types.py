"""Types and states of bases: from the many ways of writing them to one name each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from graph.names import text_key
from graph.regions import find_region, province_in_front

_LEVEL = re.compile(
    r"^(国家级|国家|全国|省级|省部共建|省|市级|市|自治区级|自治区|教育部|农业农村部|中国科学院"
    r"|[一-鿿]{2,4}?共建|[一-鿿]{2,7}?(?:省|市|自治区)级?)?(.+)$"
)
_LEVEL_NAMES = {"国家级": "国家", "省级": "省", "市级": "市", "自治区级": "自治区"}
_REGIONS = ("省", "市", "自治区")
_NATIONAL = ("国家", "全国")
_SHORT_NAMES = (2, 3)  # characters of a province's short name
_PERIOD = re.compile(r"[（(][^（()）]*[)）]$")


def vocabulary(name: str) -> list[dict[str, Any]]:
    """One of the data files of `graph/vocabulary`, as a list of entries."""
    file = resources.files("graph") / "vocabulary" / f"{name}.yaml"
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return entries


@cache
def _stems() -> dict[str, str]:
    entries = vocabulary("base_types")
    return {text_key(way): e["stem"] for e in entries for way in (e["stem"], *e.get("also", ()))}


@cache
def _lengths() -> tuple[int, ...]:
    """Lengths of all ways of writing a stem, longest first."""
    return tuple(sorted({len(way) for way in _stems()}, reverse=True))


@cache
def _states() -> dict[str, str]:
    entries = vocabulary("base_states")
    return {text_key(way): e["state"] for e in entries for way in (e["state"], *e.get("also", ()))}


@cache
def states(mark: str) -> frozenset[str]:
    """States that the vocabulary marks: `ended`, `pending`, `building`, `mending`."""
    return frozenset(e["state"] for e in vocabulary("base_states") if e.get(mark))


@lru_cache(maxsize=10_000)
def base_type(written: str) -> str:
    """The type as level and stem, 省级重点实验室 and 湖北省重点实验室 -> 省重点实验室; empty if unknown."""
    match = _LEVEL.match(text_key(written))
    if match is None:
        return ""
    stem = _stems().get(text_key(written))
    if stem is not None:
        return stem
    if stem := _stems().get(match[2]):
        return f"{_level(match[1] or '')}{stem}"
    return _type_of_province(match[0])


def _type_of_province(key: str) -> str:
    """A type that a province's short name stands before is a provincial one: 辽宁实验室 -> 省实验室."""
    for size in _SHORT_NAMES:
        region, stem = find_region(key[:size]), _stems().get(key[size:])
        if stem and region and not region.within:
            return f"省{stem}"
    return ""


def _level(written: str) -> str:
    """The level in its standard word; a region's own name says which level it is."""
    if written in _LEVEL_NAMES or not written.removesuffix("级").endswith(_REGIONS):
        return _LEVEL_NAMES.get(written, written)
    if province_in_front(written):
        return "省"
    return "市" if written.removesuffix("级").endswith("市") else written


def type_of_name(name: str) -> str:
    """The stem that a base's name ends with, longest first; a period in brackets is passed over."""
    key = text_key(_PERIOD.sub("", name.strip()))
    return next((stem for n in _lengths() if (stem := _stems().get(key[-n:]))), "")


def with_level(type_: str, name: str) -> str:
    """A type without a level takes it from the name.

    辽宁省…国家工程研究中心 is a national one; a name that only begins with a province, a municipality
    included, is a provincial one; a stem that says its level itself stays as it is.
    """
    if type_ not in _stems().values() or type_.startswith(_NATIONAL):
        return type_
    key = text_key(_PERIOD.sub("", name.strip()))
    before = key[: key.rfind(text_key(type_))] if text_key(type_) in key else ""
    if before.endswith(_NATIONAL):
        return f"国家{type_}"
    return f"省{type_}" if province_in_front(name) else type_


def known_type(type_: str, name: str) -> str:
    """The type that is stated, or else the one that the name ends with; empty if neither tells."""
    return type_ or with_level(type_of_name(name), name)


def base_state(written: str) -> str:
    """The state in its standard word; empty if it is unknown."""
    return _states().get(text_key(written), "")
