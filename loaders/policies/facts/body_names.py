"""Organisations known by the ending of their name: 西南大学, 南京地质研究所, 新华北机械集团.

A name begins where a place or a stop word says so; what carries no word of its own (省重点实验室, 大型企业集团)
is a type or a class, not a name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.base_types import base_type
from loaders.policies.facts.body_starts import kinds, quoted, start_of
from loaders.policies.facts.body_words import (
    HAN,
    Body,
    anchored,
    either,
    own,
    place_at,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACADEMY = re.compile(r"中国(?:科学院|工程院|社会科学院)(?!院士|院属|学部)|中科院(?!院士|院属)")
_CAMPUS = re.compile(r"[（(]([^（()）]{2,6}?)(?:校区)?[）)]")
_BRANCH = re.compile(rf"(?:中国)?[{HAN}]{{2,4}}银行[{HAN}]{{2,8}}?(?:分行|支行)")
_SAID = {"office": "institute"}
_NEW_AREA = re.compile(
    rf"(?<=(?:高新区|开发区|示范区|科学城|科技城)[、和及与])[{HAN}]{{2}}新区(?![{HAN}]{{0,3}}[局委厅])"
)
_LEVEL = re.compile(r"[省市](?!级|外|内|场|直)")
# Names that stand without a place before them.
_FREE = frozenset({"university", "enterprise", "park"})
# 两个基地, 省产业研究院: a number, a type.
_NO_NAME = re.compile(
    r"[一二两三四五六七八九十]个|(?:省|市|自治区|国家)级?(?:产业|新兴|新型|行业|企业|重点)"
)
# What ends so is one organisation only in quotation marks.
_MARKED = ("公司", "基地")
_NUMERAL = re.compile(r"[一二两三四五六七八九十]大?")
_CITY = re.compile(r"[省市县州]$")
_NEEDS_PLACE = frozenset(
    {
        "学院",
        "党校",
        "行政学院",
        "自主创新示范区",
        "产业园",
        "科技园",
        "工业园",
        "产业园区",
        "开发区",
    }
)
# What is still to be founded is no organisation yet.
_WANTED = ("创建", "争创", "申创", "申报", "筹建")
_OF_LEVEL = ("国家级", "省级", "市级")
_PLACE_ONLY = frozenset({"university", "park", "exchange", "enterprise"})
# A place and a level before an ending; characters of its own that make a name; a name without a place
# that is longer than this is a phrase.
_PLACE, _OWN, _FREE_LENGTH = 8, 2, 20
# Laboratories are called after a hill, a lake, a river.
_PLAIN_LENGTH = range(2, 4)
_WATERS = frozenset("湾湖江河山海岛港洲峡")


def named(text: str) -> Iterator[Body]:
    """Bodies known by their endings in a flat text, in order; they may overlap."""
    for match in _ending().finditer(text):
        kind = kinds()[match[0]]
        if match[0] in _MARKED and text[match.end() : match.end() + 1] not in ("”", '"'):
            continue
        start = start_of(text, match.start(), match.end(), kind)
        name = text[start : match.end()]
        if start >= match.start() and not anchored(text[start : match.end()]):
            continue
        if kind == "park" and text.endswith(_WANTED, 0, start):
            continue
        if _is_name(name, match[0], kind, marked=quoted(text, start, match.end())):
            end = _campus(text, match.end()) if kind == "university" else match.end()
            yield Body(text[start:end], _SAID.get(kind, kind), start, end)
    for match in _BRANCH.finditer(text) if "银行" in text else ():
        yield Body(match[0], "enterprise", *match.span())
    if "科院" in text or "中国" in text:
        for match in (*_of_academy().finditer(text), *_ACADEMY.finditer(text)):
            yield Body(match[0], "institute", *match.span())
    # 新区 is a region of its own, but a park beside other parks: 某某高新区及某某新区.
    for match in _NEW_AREA.finditer(text) if "新区" in text else ():
        yield Body(match[0], "park", *match.span())


def _campus(text: str, end: int) -> int:
    """A university's campus in brackets is part of its name: …大学（深圳）."""
    match = _CAMPUS.match(text, end)
    return match.end() if match and place_at(match[1], 0) == len(match[1]) else end


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(kinds())})(?!{either(words()['not_after'])})")


@cache
def _of_academy() -> re.Pattern[str]:
    """Institutes in short form: 中科院武汉植物所."""
    return re.compile(
        rf"(?:中国科学院|中科院)(?!院属|[在驻])[{HAN}]{{2,10}}?(?:研究所|所(?!属|在|有|以))"
    )


def _is_name(name: str, ending: str, kind: str, *, marked: bool) -> bool:
    """Whether it is one organisation's name; `marked` says that it stands in quotation marks."""
    if kind == "group" or _NO_NAME.match(name) or (ending in _MARKED and not marked):
        return False  # groups are read elsewhere; 甲乙公司 by the enumeration it stands in
    core = name[: -len(ending)]
    placed = anchored(name)
    if (ending == "实验室" and _plain(core)) or (placed and _by_place(core, ending, kind)):
        return True
    level = bool(_LEVEL.match(name))
    national = name.startswith("国家") and not name.startswith("国家级")
    if kind in ("institute", "office"):
        of_university = ending == "医院" and "大学" in core
        known = placed or level or of_university or national or marked
        # 山东产业技术研究院 is one body, though the type is called so in that province.
        by_short_name = placed and not re.search("省|市|自治区", name)
        return known and (by_short_name or not base_type(name))
    if own(core[1:] if level else core) < _OWN or name.startswith(_OF_LEVEL):
        return False
    free = kind in _FREE and ending not in _NEEDS_PLACE and len(name) <= _FREE_LENGTH
    return marked or placed or level or free or (national and kind == "base")


def is_own_name(name: str) -> bool:
    """Whether it is the name of one laboratory, not of a type: 之江实验室."""
    return name.endswith("实验室") and _plain(name.removesuffix("实验室"))


def _plain(core: str) -> bool:
    """Whether a laboratory is called by a name that says no more: 之江实验室, not 化学实验室."""
    if _NUMERAL.match(core):
        return False
    mark = core[place_at(core, 0) :]
    if len(mark) == 1 < len(core):
        return mark in _WATERS
    return len(core) in _PLAIN_LENGTH and own(core) == len(core) and not _subject().search(core)


@cache
def _subject() -> re.Pattern[str]:
    """Subjects of research, and trades: what a laboratory works on is no name."""
    return re.compile(either([*words()["subjects"], *words()["trades"]]))


def _by_place(core: str, ending: str, kind: str) -> bool:
    """Whether a place before the ending makes a name: 武汉高新区, 苏州实验室; 某省实验室 is a type."""
    if ending == "实验室":
        return 0 < place_at(core, 0) == len(core) and core[-1] not in "省市区"
    if ending in ("公司", "银行"):
        return own(core) > 0
    if kind == "alliance" and _CITY.search(core[: place_at(core, 0)]):
        return len(core) > place_at(core, 0)
    return ending.endswith("有限公司") or (kind in _PLACE_ONLY and len(core) <= _PLACE)
