"""Names known by the enumeration they stand in: 依托甲城重工、乙集团等骨干企业, 以丙地种业为主体.

Companies go by short names without an ending. An enumeration of names is closed by 等 and a noun of their
class; one name in it that is known shows that the others are names too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.body_starts import stop
from loaders.policies.facts.body_words import HAN, Body, either, own, place_at, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = re.compile(
    r"等[^、，。]{0,10}，|拥有|集聚|汇聚|涌现|依托|支持|联合|发挥|鼓励|引导|围绕|推动|扶持|做强|壮大|吸引|引进|包括|例如|培育|组织|委托|发展|[。；;：:（(“]"
)
_BETWEEN = re.compile(r"以及|联合|[、，,和及与]")
_COLLECTIVE = re.compile(
    r"(?:企业|单位|高校|院校|院所|机构|部门|平台|行业|产业|领域|地区|城市|技术|产品|系统|设备|园区|团队|人才|资源|要素|集群|学校|协会|智库|目录|清单|制度|机制|体系|网络|期间|时期|[市区县省])$"
)
_MAIN = re.compile(rf"以(?P<name>[{HAN}]{{4,16}}?)(?:等)?为(?:主体|龙头|核心|依托|骨干|牵头)")
_NEIGHBOUR = re.compile(
    rf"(?<=[、和及与])[{HAN}A-Za-z]{{2,8}}?(?:公司|所|基地|集团|实验室|研究院|中心|高科|科技|股份)(?=[、，,和及与等。；建联开共协组牵承])"
)
_AS_MAIN = re.compile(r"等?为(?:主体|龙头|核心|依托|骨干|支撑|牵头)")
_RELIES = re.compile(r"(?:依托|支持|联合|发挥|鼓励|引进|由|以)(?=[^依支联发鼓引由以]*$)")
_JOINT = re.compile(r"(?:[、和与及]|联合)$")
_MARKS = re.compile(rf"[^{HAN}A-Za-z·]")
_REST = re.compile(r"、(?P<names>(?:[一-龥A-Za-z]{2,6}、){0,4}[一-龥A-Za-z]{2,6})(?=，)")
_NAMED = frozenset({"enterprise", "university", "institute", "lab"})
_SPAN = 40
# Trades that end no common noun.
_SURE_TRADE = re.compile(r"(?:股份|重工|控股|药业|实业|电气|种业|重装|科技)$")
# Companies' short names have so many characters.
_SHORTEST, _LONGEST = 2, 10
_FAR = 160


def listed(text: str, known: Sequence[Body]) -> Iterator[Body]:
    """Bodies in enumerations of a flat text that `known` does not hold.

    Args:
        text: The flat text.
        known: Bodies that were found by their own words.
    """
    taken = bytearray(len(text))
    for body in known:
        taken[body.start : body.end] = b"\1" * (body.end - body.start)
    yield from _closed(text, taken)
    yield from _main(text, taken)
    yield from _beside(text, known, taken)
    yield from _after(text, known, taken)
    ends = {body.end for body in known}
    for match in _NEIGHBOUR.finditer(text):
        if match.start() - 1 in ends and _could_be(match[0]):
            ends.add(match.end())
            yield Body(match[0], _kind(match[0], "enterprise"), *match.span())


def _closed(text: str, taken: bytearray) -> Iterator[Body]:
    """依托甲城重工、乙集团等骨干企业."""
    for match in _closing().finditer(text) if "等" in text else ():
        kind = next(k for k, nouns in words()["classes"].items() if match["noun"] in nouns)
        items = list(_items(text, match.start()))
        sure = [_covered(a, b, taken) or _placed(text[a:b]) for a, b in items]
        if not any(sure):
            continue
        for (start, end), certain in zip(items, sure, strict=True):
            name = text[start:end]
            if not _covered(start, end, taken) and (certain or _could_be(name)):
                yield Body(name, _kind(name, kind), start, end)


def _main(text: str, taken: bytearray) -> Iterator[Body]:
    """以丙地种业为主体; 甲乙科技、丙丁汽车为龙头."""
    for match in _AS_MAIN.finditer(text) if "为" in text else ():
        low = max(0, match.start() - _FAR)
        start = max(text.rfind(mark, low, match.start()) + 1 for mark in "，。；以")
        items = list(_apart(text, max(start, low), match.start()))
        if any(_sure(text[a:b]) for a, b in items):
            for start, end in items:
                if _could_be(text[start:end]) and not _covered(start, end, taken):
                    yield Body(text[start:end], "enterprise", start, end)
    for match in _MAIN.finditer(text) if "以" in text and "为" in text else ():
        if _placed(match["name"]) and _trade().search(match["name"]):
            yield Body(match["name"], "enterprise", *match.span("name"))


def _beside(text: str, known: Sequence[Body], taken: bytearray) -> Iterator[Body]:
    """Short names right before a known name in what a sentence relies on: 依托甲乙丙、某大学."""
    for body in known:
        joint = _JOINT.search(text, max(0, body.start - 2), body.start)
        if body.kind not in _NAMED or joint is None:
            continue
        end = joint.start()
        opening = _RELIES.search(text, max(0, end - _SPAN), end)
        if opening is None:
            continue
        yield from _all_or_none(text, list(_apart(text, opening.end(), end)), taken)


def _after(text: str, known: Sequence[Body], taken: bytearray) -> Iterator[Body]:
    """Short names right behind a known name in what a sentence relies on: 依托某大学、甲乙丙，."""
    for body in known:
        rest = _REST.match(text, body.end) if body.kind in _NAMED else None
        if rest and _RELIES.search(text, max(0, body.start - _SPAN), body.start):
            yield from _all_or_none(text, list(_apart(text, *rest.span("names"))), taken)


def _all_or_none(text: str, items: Sequence[tuple[int, int]], taken: bytearray) -> Iterator[Body]:
    """Names that are not known yet, where each item is known or could be a short name."""
    if all(_covered(a, b, taken) or _could_be(text[a:b]) for a, b in items):
        for start, end in items:
            if not _covered(start, end, taken):
                yield Body(text[start:end], "enterprise", start, end)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Items between joints."""
    for match in _BETWEEN.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


@cache
def _closing() -> re.Pattern[str]:
    nouns = either(noun for ns in words()["classes"].values() for noun in ns)
    return re.compile(rf"等(?:{either(words()['class_marks'])}){{0,3}}(?P<noun>{nouns})")


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words()['trades'])})$")


def _items(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Items of the enumeration that ends at `end`, from the verb that opens it."""
    low = max(0, end - _FAR)
    openings = [match.end() for match in _OPENING.finditer(text, low, end) if match[0] != "联合"]
    start = openings[-1] if openings else low
    first = _BETWEEN.search(text, start, end)
    stops = [match.end() for match in stop().finditer(text, start, first.start() if first else end)]
    start = stops[-1] if stops else start
    yield from _apart(text, start, end)


def _covered(start: int, end: int, taken: bytearray) -> bool:
    return all(taken[start:end])


def _sure(name: str) -> bool:
    """Whether a short name shows itself, by its place or its trade."""
    trade = _trade().search(name)
    return _placed(name) or bool(trade and _could_be(name) and own(name[: trade.start()]))


def _placed(name: str) -> bool:
    """Whether the name shows itself: a place and words of its own (青岛甲乙), or such words and a trade."""
    after = place_at(name, 0)
    trade = _SURE_TRADE.search(name)
    if trade and own(name[: trade.start()]) >= _SHORTEST and _could_be(name):
        return True
    return 0 < after < len(name) and _could_be(name) and len(name) - after >= _SHORTEST


def _could_be(name: str) -> bool:
    if (
        not _SHORTEST <= len(name) <= _LONGEST
        or _MARKS.search(name)
        or _COLLECTIVE.search(name)
        or stop().search(name)
    ):
        return False
    trade = _trade().search(name)
    core = name[: trade.start()] if trade else name
    return own(name) >= _SHORTEST or (own(core) >= 1 and core != name) or _two_part(name, core)


def _two_part(name: str, core: str) -> bool:
    """A place and a trade make a name: 武汉船舶."""
    return 0 < place_at(name, 0) == len(core) < len(name)


def _kind(name: str, kind: str) -> str:
    for ending, sort in (
        ("所", "institute"),
        ("实验室", "lab"),
        ("院", "institute"),
        ("大学", "university"),
        ("基地", "base"),
        ("中心", "base"),
    ):
        if name.endswith(ending):
            return sort
    return kind
