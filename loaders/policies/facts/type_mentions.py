"""Names of base types and of their categories in a flat text, and enumerations of them.

A name ends with one of a small set of nouns (实验室, 中心, 平台 …) and begins after a word that governs it
or at its level (国家, 省级, 某省). Nothing is looked up in a list of names: what is a known type is told by
the vocabulary of stems, what is a category by the words that it is made of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from graph.base_types import type_of_name
from loaders.policies.facts.phrases import alternation

# No name of a type is longer.
_LONGEST = 28
# What joins two names: a conjunction, items between that are no names of this kind, whose the next is.
_JOINT = re.compile(
    r"(?:（[^（）]{1,30}）)?(?:以及|[、和及与或—＋+])(?:各类)?(?:其他|若干)?(?:[\u4e00-\u9fff]{2,8}(?:、|和|以及)){0,2}"
    r"(?:[\u4e00-\u9fff]{2,12}(?:管理|批建|认定|批复|批准|设立|所属)的)?"
)
# What ends a name that ends with a common noun.
_ENDS = (
    "(?=[^一-龥]|$|[和与及或等不予改转均划经]"
    "|终止|停止|统一|一律|一并|整体|全部|纳入|并入|归并|合并|整合|更名)"
)
# Words before a level that say which sort of the type is meant: 企业国家重点实验室.
_SORTS = ("类", "级", "型", "企业", "学科")
_MARK = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9·]")
_ETC = re.compile(r"等(?:[一二三四五六七八九十\d]+[类个种])?(?:各类|各级)?")
_CLASS = re.compile(r"[\u4e00-\u9fff与]{2,14}?类(?!型|别)")


class Sort(Enum):
    """What a name stands for."""

    TYPE = "type"  # a known type of base: 省重点实验室
    CATEGORY = "category"  # a family of types: 科学研究类科技创新基地
    OTHER = "other"  # a name with the head of one, unknown to the vocabulary


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a flat text.

    Attributes:
        start: Offset of its first character.
        end: Offset after it.
        text: The name as written.
        sort: What it stands for.
        named: It is part of the name of one base (某领域国家重点实验室), not of a type.
    """

    start: int
    end: int
    text: str
    sort: Sort
    named: bool = False

    @property
    def of_level(self) -> bool:
        """Whether a level stands in front: 省级."""
        return bool(_patterns()[2].match(self.text))


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration of names, of one at least.

    Attributes:
        items: The names in order, without the category that closes the enumeration.
        start: Offset of the first.
        end: Offset after the last, and after 等 with the category that follows it.
        category: The category in `A、B等创新平台`, if there is one.
        open: It closes with 等.
    """

    items: tuple[Mention, ...]
    start: int
    end: int
    category: Mention | None = None
    open: bool = False

    @property
    def types(self) -> tuple[Mention, ...]:
        """Those items that are known types and no base's own name."""
        return tuple(m for m in self.items if m.sort is Sort.TYPE and not m.named)

    @property
    def of_level(self) -> tuple[Mention, ...]:
        """Known types, and names that a level in front (省级, 国家) marks as those of a type."""
        return tuple(
            m
            for m in self.items
            if not m.named and (m.sort is Sort.TYPE or (m.sort is Sort.OTHER and m.of_level))
        )


@cache
def _words() -> dict[str, Any]:
    file = resources.files("loaders.policies.facts") / "type_words.yaml"
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of heads, of what stands before a name, of levels, and of categories."""
    words = _words()
    level = words["level"]
    made_of = f"(?:{_any([*words['category_words'], *words['category_heads']])})*"
    category = (
        rf"(?:[\u4e00-\u9fff与]{{2,14}}类)?(?:{level})?{made_of}(?:{_any(words['category_heads'])})"
    )
    heads = alternation([*words["heads"], *(head + _ENDS for head in words["level_heads"])])
    before = alternation(words["before"])
    return heads, before, re.compile(level), re.compile(category)


@cache
def _heads() -> tuple[str, ...]:
    """Endings that tell a type's name without a level in front."""
    return tuple(_words()["heads"])


@lru_cache(maxsize=4096)  # a document repeats its names
def _is_type(name: str) -> bool:
    return bool(type_of_name(name))


def mentions(text: str) -> list[Mention]:
    """Names of types and categories in a flat text, in order; none overlaps another.

    Args:
        text: Text without white space.
    """
    heads, before, _, _ = _patterns()
    ends = list(heads.finditer(text))
    if not ends:
        return []
    # No name begins after the last head, or further before the first than names are long.
    low, high = max(0, ends[0].start() - _LONGEST), ends[-1].end()
    starts = sorted({m.end() for p in (before, _MARK) for m in p.finditer(text, low, high)})
    found: list[Mention] = []
    for head in ends:
        at = bisect_right(starts, head.start()) - 1
        start = max(starts[at] if at >= 0 else 0, head.start() - _LONGEST)
        longer = found.pop() if found and start < found[-1].end else None
        mention = _mention(text, longer.start if longer else start, head.end())
        if mention and longer and longer.sort is Sort.TYPE:  # 重点实验室培育基地
            mention = replace(mention, sort=Sort.TYPE)
        if mention is not None:
            found.append(mention)
    return found


def _mention(text: str, start: int, end: int) -> Mention | None:
    _, _, levels, category = _patterns()
    level = levels.search(text, start, end)
    named = False
    if level and level.start() > start and not text.endswith(_SORTS, start, level.start()):
        named = level.end() > level.start() + 1 and not level[0].endswith("级")
        start = level.start() if named or level[0].endswith("级") else start
    words = text[start:end]
    if not words.endswith(_heads()) and not levels.match(words):
        return None
    if len(words) <= 2:  # noqa: PLR2004 -- a bare head (平台, 基地) names nothing
        return None
    if _is_type(words):
        return Mention(start, end, words, Sort.TYPE, named)
    if category.fullmatch(words):
        return Mention(start, end, words, Sort.CATEGORY, named)
    return Mention(start, end, words, Sort.OTHER, named)


@lru_cache(maxsize=1024)  # each kind of fact asks about the same sentences
def listings(text: str) -> tuple[Listing, ...]:
    """Enumerations in a flat text, in order; a name that stands alone is one of one item."""
    found: list[Listing] = []
    run: list[Mention] = []
    joined = 0
    names = mentions(text)
    for index, name in enumerate(names):
        if run and name.start < joined:
            continue  # inside a bracket that the enumeration runs over
        run.append(name)
        after = names[index + 1] if index + 1 < len(names) else None
        if after is not None and text[name.end] == "（":
            end = text.find("）", name.end)
            after = next((n for n in names[index + 1 : index + 5] if n.start > end), after)
            joined = after.start
        if after is not None and _JOINT.fullmatch(text, name.end, after.start):
            continue
        found.append(_listing(text, run, after))
        run = []
    return tuple(one for index, one in enumerate(found) if not _taken(found, index))


def _listing(text: str, run: list[Mention], after: Mention | None) -> Listing:
    etc = _ETC.match(text, run[-1].end)
    start, end = run[0].start, run[-1].end
    if etc is None:
        return Listing(tuple(run), start, end)
    closes = (
        after is not None
        and after.sort is not Sort.TYPE
        and after.start in (etc.end(), etc.start() + 1)
    )
    if closes and after is not None:
        return Listing(tuple(run), start, after.end, after, open=True)
    return Listing(tuple(run), start, etc.end(), None, open=True)


def _taken(found: list[Listing], index: int) -> bool:
    """Whether a listing only repeats the category of the one before it."""
    before = found[index - 1].category if index else None
    return before is not None and found[index].items[0] == before


def category_of(name: str) -> str:
    """The category that a name states: its 类 where it has one, else the whole name.

    >>> category_of("某省科学研究类创新基地")
    '科学研究类'
    """
    _, _, levels, _ = _patterns()
    classes = _CLASS.match(name)
    if classes is None:
        return name
    level = levels.match(name)
    start = level.end() if level and level.end() < classes.end() - 2 else 0
    return name[start : classes.end()]
