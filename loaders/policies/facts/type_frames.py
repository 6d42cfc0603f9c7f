"""Sentences that say which types belong to a category: their frames, one function each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from loaders.policies.facts.phrases import items
from loaders.policies.facts.type_mentions import (
    Listing,
    Mention,
    Sort,
    category_of,
    listings,
    mentions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Frame: TypeAlias = "tuple[str, tuple[Mention, ...]]"

_HOLDS = re.compile(
    r"包括|包含|涵盖|囊括|分为|是指|(?<=类)设[立置有]?|(?:^|(?<=[，：]))(?:主要)?(?:含|指|即|是|为|有)|定位[于为](?:建设)?|(?:主要|重点)(?:建设|布局|有)|由"
)
_MADE_OF = re.compile(
    r"等?(?:[一二两三四五六七八]?[种类个大](?:类型|类别|层次|层级|平台|基地|部分)?)?(?:共同)?(?:组成|构成)"
    r"(?:的(?P<category>[^，。；、]{2,16}?(?:体系|平台|基地))(?![一-鿿]))?"
)
_SYSTEM = re.compile(
    r"等?(?:[^，。；、：]{0,10}的|[”\"])(?P<category>[^，。；、的]{2,16}?(?:体系|平台|基地|载体))(?=建设|[，。；]|$)"
)
_PARTED = re.compile(
    r"(?:划?分为|包括|设有?)(?P<sorts>(?:[一-鿿]{2,8}?[类型性](?:以及|[、和及与]))+[一-鿿]{2,8}?[类型性])"
    r"(?=[，。；（]|等|[两二三四五]?[种个大类])"
)
_CALLED = re.compile(
    r"(?:（?以下)?[统合并]称为?[“\"]?(?P<category>[^，。；、“”\"）]{2,16}?(?:类|平台|基地|载体|机构))(?=[”\"，。；）])"
)
_NUMBERED = re.compile(
    r"等?(?P<category>[两三四五六七八]大?类[^，。；、的]{0,10}?(?:平台|基地|载体|机构))"
)
_FORMS = re.compile(
    r"(?:形成|构建|建立|打造|完善|健全|建设|建成|推动|保留|设立)[^，。；]{0,6}$|以$|(?:合|归|调整|优化)为$"
)
_ENUMERATES = re.compile(r"[，。；：:）)等、在组构两三四五六七八九\d]|共同|建设|$")
_INSIDE = re.compile(
    r"等?在内的?(?P<category>[^，。；、（(]{2,30}?)(?:与机构)?(?:建设|布局|发展|[，。；、（(]|$)"
)
_OPENS = re.compile(r"[（(](?:主要)?(?:包括|含|包含|指|即|如)?[:：]?")
_LEAD = re.compile(
    r"(?:(?:按照?|根据|依据|从)[^，。；]{2,30}，|本[一-鿿]{2}所称|其中|[一二三四五六七]是|目前|我[省市]|全[省市]|本[省市]|[^，。；、：]{2,12}的|[，“\"])*"
)
_AFTER_SUBJECT = re.compile(
    r"[，”\"（(]|按|依|根据|是|设|主要|原则|一般|可|实行|由|体系|具体|共|包|涵盖|分为|定位|划分|类型|重点|$"
)
_BUILDS = re.compile(
    r"(?:建设|组建|新建|建立|创建|打造|布局|设立|培育|构建|搭建|发展|认定|投资)(?:一批|若干)?$"
)
_ALONE = re.compile(r"(?:[^，。；]{2,16}类)?[：:]?(?:\d+[个家])?")
# A class by its name: 科学研究类, 资源库（馆）类.
_CLASS = r"[一-鿿与]{2,14}?(?:（[一-鿿]{1,4}）)?类"
_BARE_CLASS = re.compile(
    rf"(?:^|[，；：])(?:其中[，：]?|[一二三四五六七]是)?({_CLASS})，?(?:主要|重点|分别)?$"
)
_CLASS_COLON = re.compile(rf"(?P<category>{_CLASS})[一-鿿]{{0,10}}：(?:主要)?(?:包括|建设)?")
_CLASS_BRACKET = re.compile(rf"(?:^|(?<=[，；：、和及]))(?P<category>{_CLASS})[一-鿿]{{0,6}}（")
_COUNTED = re.compile(r"(?P<n>[二两三四五六])类(?P<name>[^，。；、]{2,8}?(?:平台|基地|载体|中心))")
_NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
# What is called so is a family of types, though it may be one of them: 公共服务平台.
_FAMILY = re.compile(r"(?:类|体系|平台|基地|载体|机构)$")
_CLOSED = re.compile(r"[。；]?$")
_BETWEEN = re.compile(r"以及|[、和及]")
_ITEM = re.compile(r"[一-鿿A-Za-z0-9（）]{3,24}")
_FAR, _HEAD = 40, 3


def frames(text: str, found: Sequence[Listing], above: str) -> Iterator[Frame]:
    """Categories of a sentence with the types that it gathers under them.

    Args:
        text: The sentence, flat.
        found: Its enumerations.
        above: The category spoken of before, for sentences that leave it out.
    """
    yield from _sorts(text, found)
    for one in found:
        for frame in (
            _colon(text, one),
            _held(text, one, found, above),
            _inside(text, one),
            _system(text, one),
            _called(text, one),
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
    """Enumerations of two known types at least that are the sentence, or that it wants built."""
    for one in found:
        lead, end = text[: one.start], text[one.end : one.end + 1]
        alone = _ALONE.fullmatch(lead) and end in ("", "。", "；")
        if len(one.types) > 1 and one.category is None and (alone or _BUILDS.search(lead)):
            yield one.types


def counted(text: str) -> Frame | None:
    """三类创新平台 whose names follow one by one, each to be built, as many as were announced."""
    match = _COUNTED.search(text)
    if match is None:
        return None
    head = match["name"][-2:]
    names: dict[str, Mention] = {}
    for one in listings(text):
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
    cue = _cue(text, one, made)
    if cue is None:
        return None
    if cue[0] == "由" and made and made["category"] and one.types:
        return category_of(made["category"]), one.items
    name = _subject(text, found, cue.start())
    if name is not None and name.sort is not Sort.CATEGORY:
        divided = _divided(name.text, one)
        family = name.sort is not Sort.TYPE or _FAMILY.search(name.text)
        if divided is not None or not family:
            return divided
    lead = _LEAD.match(text)
    elided = lead is not None and re.fullmatch(r"主?要?", text[lead.end() : cue.start()])
    if name is None and elided:
        return _below(above, one)
    known = one.types or len(one.items) > 1
    fits = name and known and (cue[0] != "是指" or len(one.types) > 1)
    return (category_of(name.text), _whole(text, cue.end(), one)) if name and fits else None


def _cue(text: str, one: Listing, made: re.Match[str] | None) -> re.Match[str] | None:
    """The word right before an enumeration that says it is held by something: 包括, 由…组成."""
    cues = _HOLDS.finditer(text, max(0, one.start - _FAR), one.start)
    told = [match for match in cues if match[0] != "由" or made]
    if not told or not (one.open or _ENUMERATES.match(text, one.end)):
        return None
    between = text[told[-1].end() : one.start].removesuffix("：")
    apart = between and between[-1] not in "的等、" and not one.items[0].named
    return None if apart or re.search(r"[，；：]", between) else told[-1]


def _below(above: str, one: Listing) -> Frame | None:
    """What a heading holds: 技术创新平台 | 主要包括A、B."""
    if above and not _FAMILY.search(above):
        return _divided(above, one)
    return (above, _items(one)) if above and (one.types or len(one.items) > 1) else None


def _whole(text: str, start: int, one: Listing) -> tuple[Mention, ...]:
    """The items of an enumeration, with those between them whose nouns are no usual heads of names."""
    names = _items(one)
    first, high = one.items[0].start, one.items[-1].end
    low = start + len(text[start:first]) - len(text[start:first].lstrip("：:"))
    if not names or (low < first and text[first - 1] != "、"):
        return names
    parts = [(low + a, low + b) for a, b in items(text[low:high], _BETWEEN)]
    known = {mention.start: mention for mention in one.items}
    if not all(_ITEM.fullmatch(text, a, b) for a, b in parts) or len(parts) > 2 * len(known):
        return names
    whole = (known.get(a) or Mention(a, b, text[a:b], Sort.OTHER) for a, b in parts)
    return tuple(mention for mention in whole if mention in names or mention.start not in known)


def _items(one: Listing) -> tuple[Mention, ...]:
    # Beside known types a family with its level (省科技条件平台) is one of them.
    return tuple(
        m
        for m in one.items
        if not m.named and (m.sort is not Sort.CATEGORY or (one.types and m.of_level))
    )


def _colon(text: str, one: Listing) -> Frame | None:
    """技术开发类：A、B; 战略科学平台：A、B."""
    match = _CLASS_COLON.match(text)
    if match is not None and match.end() == one.start and one.types:
        return match["category"], _items(one)
    names = mentions(text[: one.start - 1]) if text[: one.start].endswith("：") else []
    alone = len(names) == 1 and names[0].text == text[: one.start - 1]
    fits = alone and names[0].sort is Sort.CATEGORY and one.types
    return (category_of(names[0].text), _items(one)) if fits else None


def _divided(name: str, one: Listing) -> Frame | None:
    """A type that is divided into types: 技术创新中心分为综合类技术创新中心和领域类技术创新中心."""
    head = name[-2:] if _FAMILY.search(name) else name[-_HEAD:]
    fits = len(one.items) > 1 and all(item.text.endswith(head) for item in one.items)
    return (name, one.items) if fits else None


def _inside(text: str, one: Listing) -> Frame | None:
    """包括A、B在内的X."""
    end = one.items[-1].end
    match = _INSIDE.match(text, end)
    phrase = text[max(0, one.start - _FAR) : one.start].rpartition("，")[2]
    if match is None or not re.search(r"包括|包含|涵盖|含", phrase) or not one.types:
        return None
    return category_of(match["category"]), one.items


def _system(text: str, one: Listing) -> Frame | None:
    """以A、B为主体的X体系; 形成A、B协同发展的X体系."""
    end = one.items[-1].end
    match = _SYSTEM.match(text, end) or _NUMBERED.match(text, end)
    if match is None or len(one.types) <= 1 or not _FORMS.search(text[: one.start]):
        return None
    return category_of(match["category"]), _items(one)


def _sorts(text: str, found: Sequence[Listing]) -> Iterator[Frame]:
    """A type parted by sorts that have no noun of their own: 省重点实验室分为学科类和企业类."""
    for match in _PARTED.finditer(text):
        name = _subject(text, found, match.start())
        if name is not None and name.sort is not Sort.CATEGORY and not name.named:
            low = match.start("sorts")
            spans = [(low + a, low + b) for a, b in items(match["sorts"], _BETWEEN)]
            yield name.text, tuple(Mention(a, b, text[a:b], Sort.OTHER) for a, b in spans)


def _called(text: str, one: Listing) -> Frame | None:
    """A、B统称为X."""
    match = _CALLED.match(text, one.end)
    return (category_of(match["category"]), one.items) if match and len(one.types) > 1 else None


def _closed(text: str, one: Listing) -> Frame | None:
    """建设A、B等X; an item that is nothing but A、B等X类平台."""
    if one.category is None or one.category.sort is not Sort.CATEGORY or not one.types:
        return None
    lead, of_class = text[: one.start], category_of(one.category.text).endswith("类")
    whole = of_class and not lead and _CLOSED.match(text, one.end)
    if not whole and (len(one.types) == 1 or not _BUILDS.search(lead)):
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
    starts = {one.start: one for one in found if one.types}
    for match in _CLASS_BRACKET.finditer(text):
        if match.end() in starts:
            yield match["category"], starts[match.end()].items
