"""Sentences that say which types belong to a category: their frames, one function each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from loaders.policies.facts.type_mentions import Listing, Mention, Sort, category_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Frame: TypeAlias = "tuple[str, tuple[Mention, ...]]"

_HOLDS = re.compile(
    r"包括|包含|涵盖|分为|是指|定位[于为](?:建设)?|(?:主要|重点)(?:建设|布局|有)|由"
)
_MADE_OF = re.compile(
    r"等?(?:共同)?(?:组成|构成)(?:的(?P<category>[^，。；、]{2,16}?(?:体系|平台|基地))(?![一-鿿]))?"
)
_ENUMERATES = re.compile(r"[，。；：:）)等、在组构两三四五六七八九\d]|共同|建设|$")
_INSIDE = re.compile(
    r"等?在内的?(?P<category>[^，。；、（(]{2,30}?)(?:与机构)?(?:建设|布局|发展|[，。；、（(]|$)"
)
_OPENS = re.compile(r"[（(](?:主要)?(?:包括|含|包含|指|即|如)?[:：]?")
_LEAD = re.compile(
    r"(?:本[一-鿿]{2}所称|其中|[一二三四五六七]是|目前|我[省市]|全[省市]|本[省市]|[^，。；、：]{2,12}的|[，“\"])*"
)
_AFTER_SUBJECT = re.compile(
    r"[，”\"（(]|按|依|根据|是|主要|原则|一般|可|实行|由|体系|具体|共|包|涵盖|分为|定位|划分|类型|重点|$"
)
_BUILDS = re.compile(
    r"(?:建设|组建|新建|建立|创建|打造|布局|设立|培育|构建|搭建|发展|认定|投资)(?:一批|若干)?$"
)
_BARE_CLASS = re.compile(
    r"(?:^|[，；：])(?:其中[，：]?|[一二三四五六七]是)?([一-鿿与]{2,14}?类)，?(?:主要|重点|分别)?$"
)
_CLASS_COLON = re.compile(r"(?P<category>[一-鿿与]{2,14}类)[一-鿿]{0,10}：(?:主要)?(?:包括|建设)?")
_COUNTED = re.compile(r"(?P<n>[二两三四五六])类(?P<name>[^，。；、]{2,8}?(?:平台|基地|载体|中心))")
_NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_FAR, _HEAD = 40, 3


def frames(text: str, found: Sequence[Listing], above: str) -> Iterator[Frame]:
    """Categories of a sentence with the types that it gathers under them.

    Args:
        text: The sentence, flat.
        found: Its enumerations.
        above: The category spoken of before, for sentences that leave it out.
    """
    for one in found:
        for frame in (
            _colon(text, one),
            _held(text, one, found, above),
            _inside(text, one),
            _closed(text, one),
        ):
            if frame is not None:
                yield frame
                break
    yield from _bracketed(text, found)


def subject(text: str, found: Sequence[Listing], before: int) -> str:
    """The category or type that a sentence begins with, or empty."""
    name = _subject(text, found, before)
    return category_of(name.text) if name else ""


def built(text: str, found: Sequence[Listing]) -> Iterator[tuple[Mention, ...]]:
    """Enumerations of two known types at least that the sentence wants built."""
    for one in found:
        if len(one.types) > 1 and one.category is None and _BUILDS.search(text[: one.start]):
            yield one.types


def counted(text: str, found: Sequence[Listing]) -> Frame | None:
    """三类创新平台 whose names follow one by one, each to be built, as many as were announced."""
    match = _COUNTED.search(text)
    if match is None:
        return None
    head = match["name"][-2:]
    names: dict[str, Mention] = {}
    for one in found:
        name = one.items[0]
        fits = one.start > match.end() and name.text.endswith(head) and len(one.types) == 1
        if fits and _BUILDS.search(text[: one.start]):
            names.setdefault(name.text, name)
    complete = len(names) == _NUMBERS[match["n"]]
    return (match["name"], tuple(names.values())) if complete else None


def _subject(text: str, found: Sequence[Listing], before: int) -> Mention | None:
    """The name that opens the nearest phrase before an offset and is what the phrase is about."""
    bare = _BARE_CLASS.search(text, 0, before)
    if bare:
        return Mention(bare.start(1), bare.end(1), bare[1], Sort.CATEGORY)
    for one in reversed(found):
        name = one.items[0]
        if one.end > before or len(one.items) > 1 or one.category is not None:
            continue
        phrase = max(text.rfind(stop, 0, name.start) for stop in "，；：。") + 1
        if _LEAD.fullmatch(text, phrase, name.start) and _AFTER_SUBJECT.match(text, one.end):
            return name
    return None


def _held(text: str, one: Listing, found: Sequence[Listing], above: str) -> Frame | None:
    """X包括A、B; X由A、B组成; X定位于建设A、B."""
    made = _MADE_OF.match(text, one.end)
    cues = _HOLDS.finditer(text, max(0, one.start - _FAR), one.start)
    told = [match for match in cues if match[0] != "由" or made]
    if not told or not _ENUMERATES.match(text, one.end):
        return None
    cue = told[-1]
    between = text[cue.end() : one.start].removesuffix("：")
    if re.search(r"[，；：]", between) or (
        between and between[-1] not in "的等" and not one.items[0].named
    ):
        return None
    if cue[0] == "由" and made and made["category"] and one.types:
        return category_of(made["category"]), one.items
    name = _subject(text, found, cue.start())
    lead = _LEAD.match(text)
    elided = lead is not None and re.fullmatch(r"主?要?", text[lead.end() : cue.start()])
    if name is not None and name.sort is not Sort.CATEGORY:
        divided = _divided(name, one)
        if divided is not None or name.sort is Sort.TYPE:
            return divided
    category = category_of(name.text) if name else above if elided else ""
    if cue[0] == "是指" and len(one.types) < 2:  # noqa: PLR2004 -- a definition by one type defines no family
        return None
    return (category, _items(one)) if category and one.types else None


def _items(one: Listing) -> tuple[Mention, ...]:
    return tuple(m for m in one.items if m.sort is not Sort.CATEGORY and not m.named)


def _colon(text: str, one: Listing) -> Frame | None:
    """技术开发类：A、B."""
    match = _CLASS_COLON.match(text)
    if match is None or match.end() != one.start or not one.types:
        return None
    return match["category"], _items(one)


def _divided(name: Mention, one: Listing) -> Frame | None:
    """A type that is divided into types: 技术创新中心分为综合类技术创新中心和领域类技术创新中心."""
    head = name.text[-_HEAD:]
    fits = len(one.items) > 1 and all(item.text.endswith(head) for item in one.items)
    return (name.text, one.items) if fits else None


def _inside(text: str, one: Listing) -> Frame | None:
    """包括A、B在内的X."""
    end = one.items[-1].end
    match = _INSIDE.match(text, end)
    phrase = text[max(0, one.start - _FAR) : one.start].rpartition("，")[2]
    if match is None or not re.search(r"包括|包含|涵盖|含", phrase) or not one.types:
        return None
    return category_of(match["category"]), one.items


def _closed(text: str, one: Listing) -> Frame | None:
    """建设A、B等X."""
    if one.category is None or one.category.sort is not Sort.CATEGORY or len(one.types) <= 1:
        return None
    if not _BUILDS.search(text[: one.start]):
        return None
    return category_of(one.category.text), _items(one)


def _bracketed(text: str, found: Sequence[Listing]) -> Iterator[Frame]:
    """X（A、B）."""
    for above, below in pairwise(found):
        name = above.category or above.items[-1]
        opens = _OPENS.match(text, name.end)
        fits = name.sort is Sort.CATEGORY and opens and opens.end() == below.start
        if fits and len(below.types) > 1:
            yield category_of(name.text), below.items
