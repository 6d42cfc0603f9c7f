"""Information resources that a document brings together: 科技报告, 专家库, 科学数据 in a platform or pool.

An enumeration is one of resources where a verb of bringing together or opening governs it and its class says so
(…等各类科技信息资源), where each item names a store of records (专家库、项目库), or where most items are
records or means by their names and a platform, a system or sharing is spoken of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts import headings, phrases
from loaders.policies.facts.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument

KIND = "info_resources"

# Verbs that bring resources together, before them or behind them (将…纳入平台, …等开放共享).
_GATHER = (
    "整合(?:集成|共享)?|集成|汇[集聚总交入]|归集|聚[集合]|集聚|统筹|接入|链接|联通|贯通|打通|收录|纳入|盘活"
    "|开放|共享|采集|入网"
)
_VERB = re.compile(
    rf"[将把](?=.*(?:{_GATHER}|上线|入库))|{_GATHER}|包括|涵盖|覆盖|依托|推动|推进|促进|加强|建设|建立|建好|建成|构建|打造|搭建|"
    r"充实|健全|完善|强化|优化|加快|实现|提供"
)
_BEFORE = re.compile(
    r"^(?:和|与|及|了|着|对|有效|全面|现有|已有|各类|全省|全市|全国|我省|我市|本省|本市|省内|市内|分散的?|开放|共享|集成|整合"
    r"|省级|市级|统一的?|包含|包括|涵盖|覆盖)+"
)
_SORT = (
    r"(?:科技|创新|信息|数据|服务|文献|情报|知识|公共|基础|条件|业务|平台|仪器|自然|管理|政务|社会|行业"
    r"|产业|专题|主题|运行|和|与|及|化|性)"
)
_MANY = (
    r"(?:的|现有|已有|多[个种类项]|各[类种]|(?:\d+|[一二三四五六七八九十]+)(?:大类|[个大种类项]))"
)
_CLASS = re.compile(
    rf"等?{_MANY}*{_SORT}+资源(?:数据|信息)?(?![区型税部、和与及])|(?:等|{_MANY}){_MANY}*(?:{_SORT}*(?:信息|数据|业务)(?:系统|服务)?|资源)(?![区型税部库、])"
    rf"|{_MANY}+{_SORT}*库"
)
_STORE = re.compile(r"(?:库|数据集|名录|目录|台账|档案|图谱)$")
# A class of records takes any item: 企业、人才等数据资源; a class of means only such as are means.
_RECORDS = re.compile(r"数据|信息|文献|情报")
_NO_RESOURCE = re.compile(r"(?:体系|机制|制度|企业|高校|院所|单位|部门|资金|政策|能力|水平|基金)$")
# Bases, phrases with 的 and what was called so before (原省种质库) are none in any enumeration.
_NEVER = re.compile(r"的|^原|^\d|^(?:统一|上下|互联|为)")
_BASE = re.compile(r"(?:平台|中心|空间|基地|研究|开发|集成|圃|网络)$")
# Names of records and of means that are lent, by their ends.
_RESOURCE = re.compile(
    r"(?:数据|信息|文献|报告|档案|目录|名录|库|数据集|仪器|设备|设施|装置|种质|样本|样品|动物|物质|标准|专利|成果|统计|登记|备案|查新|情报"
    r"|期刊|图书|论文|产权|合同|认定|指南|指南发布|申报|立项|验收|评审|评价|专家|项目|人才|科普|诚信|信用|需求|案例|奖励|图谱|地图|模型"
    r"|算法|软件|菌种|标本|管理|计划|政策|场景|工程师|服务|机构|转移|交易|金融|融资|机时|资源|课程|算力|池|工具)(?:资源|信息|数据|系统|平台|登记|管理|服务)?$"
)
_ETC = re.compile(r"(?<![中高同均对初平优劣])等(?![级离效候次])")
_ACT = re.compile(
    rf"(?:全部|全面|统一|分类|有序|向社会|在线|集中|共同|互联)*(?:{_GATHER}|互联互通|互通|互认|上线|入库|一站式|一体化|统一)(?!服务|平台|网络|机制|体系|中心)"
)
_HELD = re.compile(r"平台|系统|[一张]网|数据库|资源库|大数据|共享|开放|互联互通|检索|入网")
_TOLD = re.compile(rf"资源|库|{_HELD.pattern}|{_RECORDS.pattern}")
_BETWEEN = re.compile(r"以及|[、，,]")
_LAST = re.compile(r"[和及与]")
_CHUNK = re.compile(r"[，,。；;：:！!？?]")
# 甲平台侧重于汇集A、B says what sort of thing it is, and brings nothing together.
_DEFINES = re.compile(r"侧重|是指|主要从事|^.{2,20}(?:平台|中心|机构)是")
_LONGEST, _SHORTEST, _FEWEST = 16, 2, 2
# Of items that no class tells, so many in three are to be records or means by name.
_MOST = 2


def find(document: PolicyDocument) -> Iterator[Found]:
    """Read the information resources of a document.

    Yields:
        One fact of kind `info_resources` for each resource, with its name as `resource`.
    """
    headed = {clause.start: clause for clause in document.clauses}
    for passage in document.passages:
        seen: set[str] = set()
        flat = phrases.flat(passage)
        if not _TOLD.search(flat.text):
            continue
        body = headings.place(flat, headed.get(passage.start)).body
        for start, end in _resources(flat.text, body):
            name = flat.text[start:end]
            if name not in seen:
                seen.add(name)
                yield Found(KIND, flat.path, *flat.span(start, end), {"resource": name})


def _resources(text: str, body: int) -> Iterator[tuple[int, int]]:
    for start, end in phrases.sentences(text[body:]):
        sentence = text[body + start : body + end]
        for left, right in _chunks(text, body + start, body + end):
            chunk = text[left:right]
            verb = _verb(chunk) if "、" in chunk else None
            if verb:
                found = _governed(chunk, verb, held=bool(_HELD.search(sentence)))
                yield from ((left + a, left + b) for a, b in found)


def _verb(chunk: str) -> re.Match[str] | None:
    """The verb before an enumeration: the last before its first mark that does not end in it."""
    first = chunk.index("、")
    found = [verb for verb in _VERB.finditer(chunk) if verb.end() < first]
    if _DEFINES.search(chunk[:first]):
        return None
    return next((verb for verb in reversed(found) if first - verb.end() > 1), None)


def _governed(chunk: str, verb: re.Match[str], *, held: bool) -> list[tuple[int, int]]:
    """The resources that a verb governs; none where they are of another sort."""
    named = _class(chunk, verb.end())
    stop = named.start() if named else _end(chunk, verb.end())
    found = _items(chunk, verb.end(), stop)
    names = [chunk[a:b] for a, b in found]
    if len(found) < _FEWEST or any(_NEVER.search(name) for name in names):
        return []
    if named and _RECORDS.search(named[0]):
        return found
    if any(_BASE.search(name) for name in names):
        return []
    if named and re.search(_SORT, named[0]):
        return found if not any(_NO_RESOURCE.search(name) for name in names) else []
    if not named and all(_STORE.search(name) for name in names):
        return found
    most = sum(bool(_RESOURCE.search(name)) for name in names) * 3 >= len(names) * _MOST
    gathered = named or re.match(_GATHER, verb[0]) or _ACT.match(chunk, _past_etc(chunk, stop))
    known = held or (named and all(_RESOURCE.search(name) for name in names))
    return found if most and known and gathered else []


def _class(chunk: str, start: int) -> re.Match[str] | None:
    """The class behind the enumeration, not an item of it: 、自然科技资源、…等科技资源."""
    # 高效、开放的科技资源 has qualities before it, no items.
    found = [match for match in _CLASS.finditer(chunk, start) if not match[0].startswith("的")]
    return next(
        (match for match in found if match[0].startswith("等")), found[-1] if found else None
    )


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _CHUNK.finditer(text, start, end):
        yield at, stop.start()
        at = stop.end()
    yield at, end


def _end(chunk: str, start: int) -> int:
    """Where an enumeration without a class ends: before 等, before what is done with it, or with the chunk."""
    etc = _ETC.search(chunk, start)
    if etc:
        return etc.start()
    act = _ACT.search(chunk, chunk.rfind("、") + 1)
    return act.start() if act else len(chunk)


def _past_etc(chunk: str, stop: int) -> int:
    return stop + 1 if chunk.startswith("等", stop) else stop


def _items(chunk: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Spans of the items between two places of a chunk; none where one of them is no resource."""
    while (more := _VERB.match(chunk, start)) or (more := _BEFORE.match(chunk[:stop], start)):
        start = more.end()
    start += len(before.group()) if (before := _BEFORE.match(chunk[start:stop])) else 0
    found = [(start + a, start + b) for a, b in phrases.items(chunk[start:stop], _BETWEEN)]
    if not found:
        return []
    found[-1:] = _parted(chunk, *found[-1]) if len(found) > 1 else found[-1:]
    sound = all(_SHORTEST <= b - a <= _LONGEST for a, b in found)
    return found if sound else []


def _parted(chunk: str, start: int, end: int) -> list[tuple[int, int]]:
    """The last item, in two where 和 joins two names: 科技文献和专利, but 设施与仪器 stands whole before 、."""
    joint = _LAST.search(chunk, start + _SHORTEST, end - _SHORTEST + 1)
    return [(start, joint.start()), (joint.end(), end)] if joint else [(start, end)]
