"""Bodies of state and party by level and field: 省科技厅, 苏州市财政局, 科技部, 市政府, 省委组织部.

What stands for a class of them (各市科技局, 有关部门, 市政府有关部门) is no name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.body_starts import stop
from loaders.policies.facts.body_words import HAN, Body, either, place_before, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVEL = re.compile(r"(?:新疆生产建设兵团|[\u4e00-\u9fff]{2,3}新区|自治区|兵团|[省市区县州盟旗])$")
_DIVISION = re.compile("[省市区县州盟旗]")
_LEVEL_ENDS = frozenset("省市区县州盟旗团")
# Before a level these words make a class of it.
_CLASS = re.compile(
    r"(?:各|有关|相关|其他|其它|各有关|每|所在|属地|当地|设区|直辖|单列|同级|上级|下级|[省市区县]、|[级地区县州省市盟旗]|[）)])$"
)
_ALL_OF = re.compile(r"各[^，。；：]{0,12}(?:和|及|、|与)$")
# What a bare name (财政厅) may follow.
_BARE = re.compile(r"(?:^|[、，,。；;：:（(“”\"和及与由经向报同到为按从请送]|以及|会同|联合|负责)$")
_ELIDED = re.compile(r"(?:各|有关|相关|其他)[^，。；：]{0,40}[、和及]$")
_OF_GOVERNMENT = re.compile(
    r"有关|相关|各|直属|所属|部门|组成|及其|及有关|常务|办公会|工作报告|采购|引导|投资"
)
# A zone below a place has departments of its own: 杨凌示范区科技局.
_OF_ZONE = re.compile(
    rf"(?:^|(?<=[、，。；：（和及与由]))(?!各|有关|相关|国家|省级)[{HAN}]{{2,8}}(?:示范|高新|经开|开发|工业园|合作|试验|实验|度假)区$"
)
_SHORT = 2
_AFTER_LEVEL = r"(?!员|托|派|任|会|办局|副|主|各)"
_NATIONAL = re.compile(
    rf"国家(?!级)[{HAN}]{{2,14}}?(?:委员会|总局|管理局|监督局|基金委|(?<!管)委(?!员|托|派|任)|(?<!部)署(?!名))"
    rf"|中央[{HAN}]{{2,10}}?(?:委员会|办公室|委(?!员|托|派|任))"
)
_NO_NAME = re.compile(r"[和与或及的等在由对将向]|建设|实验室|中心")
_LOCAL = re.compile(
    rf"(?P<field>(?![省市区县州级])[{HAN}]{{2,12}}?)(?:厅|(?<![格布全大结当开破变僵时政定战棋邮书])局)(?![面限部势级长间地])"
)
_VERBS = re.compile(
    r"[的等在由对将向各为是]|负责|根据|支持|推动|以及|建设|会同|联合|加强|[厅局受报]|统筹|中心|[省市](?![场容政])"
)


_OUTPOST = re.compile(rf"[{HAN}]{{2,6}}?(?:分局|分署|分行|支行|总部|税务局|监管局|特派办)")
_COUNCIL = re.compile(r"国务院(?!令|国资委|国有|办公厅|各|有关|批准)")
_GOVERNMENT = re.compile(
    r"(?:(?:人民)?政府(?!令)|行政公署|行署)(?P<office>办公厅|办公室|督查室|督查办|督查局|研究室|参事室)?"
)
_SPECIAL = re.compile(r"新疆生产建设兵团(?!教|科|工|财|发|人)")
_CENTRE = re.compile(r"中共中央(?!办公厅|、国务院决策|政治局|总书记)")
_ZONE = re.compile(
    rf"(?:^|(?<=[、，。；：（和及与由]))(?P<name>[{HAN}]{{2,10}}?(?:新片区|新区|高新区|开发区|经开区|园区|示范区|保税区|科学城|科技城|生态城|新城|度假区|自贸区|试验区|合作区|旅游区))(?P<office>管委会|管理委员会|管委(?!会))"
)
_NO_ZONE = re.compile(r"各|有关|相关|国家|省级|[和与及]|[^，。]{2,3}管")
_PARTY = re.compile(
    rf"(?:(?<=[省市县州盟])|(?<=[市新]区)|(?<=治区)党|(?<=[市城]区))委{_AFTER_LEVEL}(?P<organ>[{HAN}]{{2,8}}?部(?!门|分|署)|办公厅|办公室|编办|人才办|军民融合办|网信办|政法委|党校"
    r"|科技委(?:员会)?|金融办|(?:教育|科技)工委|社会工作部)?"
)


def offices(text: str) -> Iterator[Body]:
    """Bodies of state and party in a flat text, in no order; they may overlap."""
    yield from _ministries(text)
    yield from _departments(text)
    yield from _other_departments(text)
    yield from _governments(text)
    yield from _party(text)
    yield from _zones(text)


@cache
def _ministry() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{either(words()['ministries'])})(?!令|公告第|门|分(?!局|行|支)|署(?!名)|队|位|件|级|际|委|长级)"
    )


@cache
def _department() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Two patterns, and the beginnings of each looked at first: every character of a document is tried.
    fields, own = words()["fields"], words()["offices"]
    return (
        re.compile(
            rf"(?=[{''.join({f[0] for f in fields})}])(?:{either(fields)})"
            r"(?:厅|局|委员会|管理委员会|委(?!员|托|派|任|外)|管委(?!会))(?!长级)"
        ),
        re.compile(rf"(?=[{''.join({f[0] for f in own})}])(?:{either(own)})(?!员)"),
    )


def _ministries(text: str) -> Iterator[Body]:
    for match in _ministry().finditer(text):
        end = match.end()
        branch = _OUTPOST.match(text, end)
        if branch and match[0].endswith(("局", "署", "银行")) and not _NO_NAME.search(branch[0]):
            end = branch.end()
        yield Body(text[match.start() : end], "department", match.start(), end)
    for match in _COUNCIL.finditer(text):
        yield Body(match[0], "government", *match.span())
    for match in _NATIONAL.finditer(text):
        if not _NO_NAME.search(match[0]):
            yield Body(match[0], "department", *match.span())


def _departments(text: str) -> Iterator[Body]:
    by_field, by_office = _department()
    for match in (*by_field.finditer(text), *by_office.finditer(text)):
        start = prefix(text, match.start())
        if start is None:
            continue
        if start == match.start():
            # 科委, 建委 and courts are names only after a level.
            long_enough = len(match[0]) > _SHORT and match[0][-1] != "院"
            before = text[max(0, start - 48) : start]
            if not (long_enough and _BARE.search(before)) or _ELIDED.search(before):
                continue
        yield Body(text[start : match.end()], "department", start, match.end())


def _zones(text: str) -> Iterator[Body]:
    """Committees that govern a zone: 某某高新区管委会."""
    for match in _ZONE.finditer(text) if "管" in text else ():
        stops = [found.end() for found in stop().finditer(text, *match.span("name"))]
        start = stops[-1] if stops else match.start()
        if not _NO_ZONE.match(text, start) and text[start - 1 : start] != "各":
            yield Body(text[start : match.end()], "government", start, match.end())


def _other_departments(text: str) -> Iterator[Body]:
    """Departments of a place in a field that no list holds: 市投资服务局."""
    for match in _DIVISION.finditer(text):
        found = _LOCAL.match(text, match.end())
        if found is None or _VERBS.search(found["field"]):
            continue
        start = prefix(text, match.end())
        if start is None:
            continue
        yield Body(text[start : found.end()], "department", start, found.end())


def _governments(text: str) -> Iterator[Body]:
    for match in _GOVERNMENT.finditer(text):
        start = prefix(text, match.start())
        if start is None or start == match.start():
            continue
        if not match["office"] and _OF_GOVERNMENT.match(text, match.end()):
            continue
        kind = "department" if match["office"] else "government"
        yield Body(text[start : match.end()], kind, start, match.end())
    for match in _SPECIAL.finditer(text):
        yield Body(match[0], "government", *match.span())


def _party(text: str) -> Iterator[Body]:
    for match in _PARTY.finditer(text) if "委" in text else ():
        start = prefix(text, match.start())
        if start is None or start == match.start():
            continue
        start -= 2 * text.endswith("中共", 0, start)
        start -= text.endswith("团", 0, start)
        end, organ = match.end(), match["organ"]
        if organ and (_NO_NAME.search(organ) or "、" in organ):
            end, organ = match.start("organ"), None
        yield Body(text[start:end], "department" if organ else "party", start, end)
    for match in _CENTRE.finditer(text):
        yield Body(match[0], "party", *match.span())


def prefix(text: str, end: int) -> int | None:
    """Where the level or place before a body's name begins.

    Returns:
        The offset of 省, 苏州市, 江苏省苏州市, 国家 …; `end` where the name stands bare; None where the
        words before it make a class of it: 各市, 其他市（…）.
    """
    before = text[max(0, end - 24) : end]
    if before.endswith("国家"):
        return end - 2
    if before[-1:] in "）)" and before:
        return None
    start = place_before(text, end)
    if start < end:
        start = place_before(text, start)
        return None if _ALL_OF.search(text[max(0, start - 16) : start]) else start
    last = before[-1:]
    level = _LEVEL.search(before) if last in _LEVEL_ENDS else None
    zone = _OF_ZONE.search(before) if last == "区" else None
    if zone:
        return end - len(zone[0])
    if level is None:
        return None if last in ("各", "级") else end
    start = end - len(level[0])
    around = text[max(0, start - 16) : start]
    return None if _CLASS.search(around) or _ALL_OF.search(around) else start
