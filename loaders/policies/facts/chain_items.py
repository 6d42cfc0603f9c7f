"""Products and technologies in the object of a verb: an enumeration, parted as it is written.

What stands before 等 are the items, what stands after it is their class: A、B等关键技术 names A and B. Words
that several items share stay with the item they are written in: A10、A20汽轮机.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import phrases
from loaders.policies.facts.chain_words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

TECHNOLOGY, PRODUCT = "technology", "product"

_ETC = re.compile(r"(?<![中高同均对初平优劣])等(?![级离效候温径轴幅距]|静压)")
_BETWEEN = re.compile(r"以及|[、，,；;]|(?<![普涉以遍])及(?![其以时格物])")
_COMMA = re.compile(r"[，,；;]")
_JOINT = re.compile(r"[和与]|并(?=[\u4e00-\u9fff]{2})")
_PLACE = re.compile(r"在[^，]{2,80}?(?:领域|行业|方面|场景|环节|产业)")
_COUNT = re.compile(
    r"^(?:一批|若干|一系列|系列(?=[、，])|(?:\d+|[一二三四五六七八九十百]+)(?:余|多)?[个项种款类套](?:左右|以上)?)"
)
_ATTRIBUTE = re.compile(
    r"^(?:面向|基于|用于|适用于|应用于|针对|满足|适应|具有|具备|拥有|达到|符合|以[^，]*?为|技术领先|国内|国际|世界|全球|全国)"
)
_QUALITY = re.compile(
    r"(?:广阔|高|强|大|先进|领先|优良|优异|稳定|可靠|安全|有效|著名|知名|显著|以上|以下|明显|突出|一流|鲜明|水平|竞争力|知识产权|潜力|前景|优势|影响力|影响|特色|重要|自主|可控|最大|完备|完善|国际化)$"
)
_SHORT, _LONGEST = 2, 44
_USE = re.compile(r"^[\u4e00-\u9fff]{1,6}用[\u4e00-\u9fff]{2,}")
_ELLIPTIC = 3


class Item(NamedTuple):
    """A product or technology and its place in the flat text."""

    start: int
    end: int
    kind: str


def read(text: str, start: int, end: int) -> Iterator[Item]:
    """Read the items of an object.

    Args:
        text: The flat text.
        start: Where the object begins, after its verb.
        end: Where it ends, nouns of action (的研发与产业化) cut off.

    Yields:
        The items that say something of their own; a bare class (关键技术) is none.
    """
    place = _PLACE.search(text, start + 1, end)
    end = place.start() if place else end
    for a, b in phrases.items(text[start:end], _COMMA):
        yield from _enumeration(text, start + a, start + b)


def _enumeration(text: str, start: int, end: int) -> Iterator[Item]:
    """Items between two commas, with the classes behind 等."""
    left = start = _past_attribute(text, start, end)
    for etc in [*_ETC.finditer(text, start, end), None]:
        stop = etc.start() if etc else end
        first = left > start
        spans = list(_parted(text, left, stop, closed=etc is not None))
        class_end = spans[0][1] if first and spans else stop
        kind = _class_kind(text[stop : stop + 16]) if etc else ""
        for index, (a, b) in enumerate(spans):
            if first and index == 0 and b == class_end:
                continue  # the class of what stands before 等
            yield from _item(text, a, b, kind)
        left = etc.end() if etc else stop


def _item(text: str, start: int, end: int, kind: str) -> Iterator[Item]:
    count = _COUNT.match(text[start:end])
    start += count.end() if count else 0
    start, end = _core(text, start, end)
    name = text[start:end]
    if not _SHORT <= len(name) <= _LONGEST or _is_class(name):
        return
    if pattern(r"(?:<no_object>)$").search(name) or re.search(r"[：《》]|^[的为]", name):
        return
    technical = kind == TECHNOLOGY or (
        not kind and pattern(r"(?:<technologies>)$").search(name) is not None
    )
    yield Item(start, end, TECHNOLOGY if technical else PRODUCT)


def _is_class(name: str) -> bool:
    parts = pattern(r"(?:<class_marks>)+(?:<parts>)").fullmatch(name)
    return pattern(r"(?:<class_marks>|<classes>)+").fullmatch(name) is not None and not parts


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """An item less the attribute before 的, or less an empty noun behind it."""
    cut = text.rfind("的", start, end)
    if cut < 0:
        return start, end
    left, right = text[start:cut], text[cut + 1 : end]
    if _ATTRIBUTE.search(left) or _QUALITY.search(left):
        return cut + 1, end
    return (start, cut) if _is_class(right) else (start, end)


def _class_kind(after: str) -> str:
    noun = re.split(r"[，、；]", after, maxsplit=1)[0]
    if re.search(r"产品|装备|设备|系统|装置|材料|部件|器件|药|品种", noun):
        return PRODUCT
    return TECHNOLOGY if re.search(r"技术|工艺|方法|理论", noun) else ""


def _parted(text: str, start: int, end: int, *, closed: bool) -> Iterator[tuple[int, int]]:
    """Items between two places, attributes that reach over 、 cut off and 和 parted."""
    start = _past_attribute(text, start, end)
    if text.startswith("从", start) and "到" in text[start:end]:
        start += 1
        to = text.index("到", start)
        yield from ((start + a, start + b) for a, b in phrases.items(text[start:to], _BETWEEN))
        start = to + 1
    spans = [(start + a, start + b) for a, b in phrases.items(text[start:end], _BETWEEN)]
    spans = _joined(text, _without_predicates(text, spans))
    for index, (a, b) in enumerate(spans):
        last = index == len(spans) - 1
        yield from _at_joint(text, a, b, in_list=last and index > 0 and (index > 1 or not closed))


def _past_attribute(text: str, start: int, end: int) -> int:
    """Where the noun begins behind 具有…的, 面向…的, 以…为核心的."""
    cut = text.find("的", start, end)
    opens = _ATTRIBUTE.match(text[start:end])
    return cut + 1 if opens and 0 <= cut < end - 1 else start


def _without_predicates(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop 安全有效、具有自主知识产权 before 前景广阔的药物: they are attributes of what follows 的."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        cut = text.find("的", start, end)
        if cut > start and _is_predicate(text[start:cut]):
            while kept and _is_predicate(text[slice(*kept[-1])]):
                kept.pop()
            start = cut + 1  # noqa: PLW2901 -- the item is what follows its attribute
        elif text[start:end].startswith(("面向", "基于", "用于", "适用于")) and cut > 0:
            start = cut + 1  # noqa: PLW2901 -- as above
        if end > start:
            kept.append((start, end))
    return kept


def _is_predicate(words: str) -> bool:
    return _ATTRIBUTE.match(words) is not None or _QUALITY.search(words) is not None


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """加工、装配用机器人 is one item: what stands before 用 is shared."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        before = text[slice(*kept[-1])] if kept else ""
        name = text[start:end]
        shared = pattern(r"(?:<processes>)").fullmatch(before) and _USE.match(name)
        process = pattern(r"(?:<processes>)").fullmatch(name) and text[start - 1] in "及和与"
        if shared or (before and process):
            start = kept.pop()[0]  # noqa: PLW2901 -- the two are one
        kept.append((start, end))
    return kept


def _at_joint(text: str, start: int, end: int, *, in_list: bool) -> Iterator[tuple[int, int]]:
    """An item, in two where its last 和 joins two names and not two words of one name."""
    joints = list(_JOINT.finditer(text, start + _SHORT, end - 1))
    for joint in reversed(joints):
        left, right = text[start : joint.start()], text[joint.end() : end]
        if _joins_names(left, right, in_list=in_list):
            yield start, joint.start()
            yield joint.end(), end
            return
    yield start, end


def _joins_names(left: str, right: str, *, in_list: bool) -> bool:
    if re.search(r"\d", left) and re.search(r"\d", right):
        return True
    bare = pattern(r"(?:<classes>)").fullmatch(right)
    shares = pattern(r"(?:<processes>)$").search(left) or re.match(r"^.{1,5}用.", right)
    if bare or shares or len(right) < _SHORT:
        return False
    goods = pattern(r"(?:<goods>)$")
    long = min(len(left), len(right)) > _ELLIPTIC and goods.search(right)
    shared = pattern(r"(?:<processes+technologies>)$").search(left)
    named = goods.search(left) is not None or bool(long and not shared)
    return named or (in_list and len(left) > _ELLIPTIC and len(right) > _ELLIPTIC)
