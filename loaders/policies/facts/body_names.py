"""Organisations known by the ending of their name: 东北大学, 沈阳化工研究院, 新东北电气集团.

A name begins where a place or a stop word says so; what carries no word of its own (省重点实验室, 大型企业集团)
is a type or a class, not a name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.body_offices import prefix
from loaders.policies.facts.body_words import (
    HAN,
    Body,
    anchored,
    anchors,
    either,
    own,
    place_at,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names are not longer than this; a name begins at most so far before its ending.
_LONGEST = 40
_HARD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9（）()·]")
_JOINT = re.compile(r"[和与及]")
_ORGAN_OF = re.compile(
    rf"(?:中心|实验室|基地|研究院|站|平台|基金|单位)(?=[{HAN}]{{2,8}}(?:委员会|理事会)$)"
)
_ACADEMY = re.compile(r"中国(?:科学院|工程院|社会科学院)(?!院士|院属|学部)|中科院(?!院士|院属)")
_NEW_AREA = re.compile(rf"(?<=(?:高新|开发|示范)区[、和及与])[{HAN}]{{2}}新区(?![{HAN}]{{0,3}}[局委厅])")
_LEVEL = re.compile(r"[省市](?!级|外|内|场|直)")
# Names that stand without a place before them.
_FREE = frozenset({"university", "enterprise", "park"})
_NEEDS_PLACE = frozenset(
    {"学院", "党校", "行政学院", "自主创新示范区", "产业园", "科技园", "工业园", "产业园区", "开发区"}
)
_PLACE_ONLY = frozenset({"university", "park", "exchange", "enterprise"})


def named(text: str) -> Iterator[Body]:
    """Bodies known by their endings in a flat text, in order; they may overlap."""
    for match in _ending().finditer(text):
        kind = _kinds()[match[0]]
        start = _start(text, match.start(), match.end(), kind)
        name = text[start : match.end()]
        if start < match.start() and _is_name(
            name, match[0], kind, _quoted(text, start, match.end())
        ):
            yield Body(name, kind, start, match.end())
    for match in (*_of_academy().finditer(text), *_ACADEMY.finditer(text)):
        yield Body(match[0], "institute", *match.span())
    yield from _groups(text)
    # 新区 is a region of its own, but a park beside other parks: 某某高新区及某某新区.
    for match in _NEW_AREA.finditer(text):
        yield Body(match[0], "park", *match.span())


@cache
def _kinds() -> dict[str, str]:
    return {end: kind for kind, ends in words()["endings"].items() for end in ends}


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(_kinds())})(?!{either(words()['not_after'])})")


@cache
def _of_academy() -> re.Pattern[str]:
    """Institutes in short form: 中科院沈阳自动化所."""
    return re.compile(rf"(?:中国科学院|中科院)(?!院属)[{HAN}]{{2,10}}?(?:研究所|所(?!属|在|有|以))")


@cache
def stop() -> re.Pattern[str]:
    """Words that end before a name begins."""
    return re.compile("|".join([*_patterns()]))


def _patterns() -> list[str]:
    # Stops may carry a guard against longer words, so they are patterns; longer ones come first.
    return sorted([*words()["stops"], *words()["short_stops"]], key=len, reverse=True)


def _start(text: str, suffix: int, end: int, kind: str) -> int:
    """Where the name with this ending begins."""
    low = max(0, end - _LONGEST)
    hard = [match.end() for match in _HARD.finditer(text, low, suffix)]
    start = hard[-1] if hard else low
    if start and text[start - 1] in '“"' and text[end : end + 1] in ("”", '"'):
        return start
    start = _after_bracket(text, start, suffix)
    stops = [match.end() for match in stop().finditer(text, start, suffix)]
    start = stops[-1] if stops else start
    start = _after_joint(text, start, suffix)
    return _at_anchor(text, start, suffix, kind)


def _after_bracket(text: str, start: int, suffix: int) -> int:
    """Brackets inside a name hold a place: 辽宁（鞍山）…; other brackets end before it."""
    for match in re.compile(r"[（(]([^（()）]*)([）)]?)").finditer(text, start, suffix):
        if not (match[2] and place_at(match[1], 0) == len(match[1]) > 0):
            start = match.end() if match[2] else match.start() + 1
    return start


def _after_joint(text: str, start: int, suffix: int) -> int:
    """和, 与, 及 join two names unless what stands before them only begins one."""
    for match in _JOINT.finditer(text, start, suffix):
        before, after = text[start : match.start()], text[match.end() : suffix]
        whole = any(before.endswith(ending) for ending in _kinds())
        if whole or not anchored(before) or anchored(after) or not after:
            start = match.end()
    return start


def _at_anchor(text: str, start: int, suffix: int, kind: str) -> int:
    """Words before a place are no part of the name, but for one character: 新东北电气集团."""
    if kind == "group":
        return start
    for at in range(start, suffix):
        if anchors().match(text, at) or place_at(text[:suffix], at) > at:
            lead = at - start
            keeps = lead == 1 or (kind == "enterprise" and lead and suffix - start <= 8)  # noqa: PLR2004 -- short names are whole
            return start if keeps else at
    return start


def _quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("“", '"') and text[end : end + 1] in ("”", '"')


def _is_name(name: str, ending: str, kind: str, quoted: bool) -> bool:  # noqa: FBT001 -- one of four facts of a name, read once
    if kind == "group":
        return False  # read by `_groups`
    core = name[: -len(ending)]
    has_place = anchored(name) or bool(_LEVEL.match(name))
    rest = own(core[1:] if _LEVEL.match(name) else core)
    if ending in ("公司", "基地") and not quoted:
        return False  # 新松公司, 盘锦海工基地: known by the enumeration they stand in
    if kind in _PLACE_ONLY and anchored(name) and len(core) <= 8:  # noqa: PLR2004 -- place and level
        return ending not in ("公司", "银行") or rest > 0
    if rest < 2 or name.startswith(("国家级", "省级", "市级")):  # noqa: PLR2004 -- one character names nothing
        return False
    free = kind in _FREE and ending not in _NEEDS_PLACE and len(name) <= 20  # noqa: PLR2004 -- longer ones are phrases
    return quoted or has_place or free or (name.startswith("国家") and ending == "中心")


_GROUP = re.compile(
    r"领导小组办公室|领导小组|协调小组|工作小组|推进小组|[\u4e00-\u9fff]{2,4}工作组(?!织)|联席会议(?!制度)|工作专班|委员会办公室|委员会|理事会"
)
_GROUP_LEVEL = re.compile(r"国家|中央|全国|省部|[省市](?!级|直|场|委|政府)")
_IN_GROUP = ("建设", "促进", "推进", "统筹", "落实", "整合", "提升", "实施", "深化", "发展壮大", "优化")
_NOT_IN_GROUP = re.compile(r"[^\u4e00-\u9fff]|[的由等在对将是各了为经报]|成立|组建|设立|建立|发挥|按照|会同")
_NO_GROUP = re.compile(
    r"居民委员会|村民委员会|常务委员会|监督管理委员会|发展和改革委员会|(?:技术|信息化|健康|教育)委员会$|改革委员会"
)


def _groups(text: str) -> Iterator[Body]:
    for match in _GROUP.finditer(text):
        start = min(_start(text, match.start() + 1, match.end(), "group"), match.start())
        name = text[start : match.end()]
        organ = _ORGAN_OF.search(name)
        if organ:
            start, name = start + organ.end(), name[organ.end() :]
        else:
            start = _of_level(text, start, match.start())
            name = text[start : match.end()]
        if len(name) > 2 and name != "委员会" and not _NO_GROUP.search(name):  # noqa: PLR2004 -- 领导小组 is the shortest
            yield Body(name, "group", start, match.end())
    for match in re.finditer(r"领导小组[^。]{0,6}?下设(办公室)|(办公室)设在", text):
        yield Body("办公室", "group", *match.span(match.lastindex or 0))


def _of_level(text: str, start: int, suffix: int) -> int:
    """Groups' names hold words that end others (国家…建设领导小组): they begin with a level."""
    low = max(0, suffix - 24)
    if not text.endswith(_IN_GROUP, 0, start):
        return start
    for match in reversed([*_GROUP_LEVEL.finditer(text, low, start)]):
        if _NOT_IN_GROUP.search(text, match.end(), suffix):
            break
        at = match.start() if len(match[0]) > 1 else prefix(text, match.end())
        if at is not None:
            return at
    return start
