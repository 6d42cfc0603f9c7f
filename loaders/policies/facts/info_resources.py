"""Information resources that a document brings together: 科技报告, 专家库, 科学数据 in a platform or pool.

An enumeration is one of resources where its class says so (…等各类科技信息资源) and a verb of bringing
together or opening governs it, or where each item names a store of records (专家库、项目库).
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

_VERB = re.compile(
    r"[将把](?=.*(?:纳入|接入|整合|汇|归集|开放|上线))|整合(?:集成|共享)?|集成|汇[集聚总交]|归集|聚[集合]|集聚|统筹|接入|链接|联通|贯通|收录|纳入|盘活|开放|"
    r"包括|涵盖|覆盖|依托|推动|推进|促进|加强|建设|建立|建好|建成|构建|打造|搭建|充实|健全|完善|强化|优化|加快"
)
_BEFORE = re.compile(
    r"^(?:和|与|及|了|着|对|有效|全面|现有|已有|各类|全省|全市|全国|我省|我市|本省|本市|省内|市内|分散的?|开放|共享|集成|整合"
    r"|省级|市级|统一的?|包含|包括|涵盖|覆盖)+"
)
_SORT = r"(?:科技|创新|信息|数据|服务|文献|情报|知识|公共|基础|条件|业务|平台|仪器|自然|和|与|及|、|化|性)"
_CLASS = re.compile(
    r"等?(?:的|多[个种类项]|各[类种]|\d+[个种类项]|[一二三四五六七八九十]+[个种类项大])*"
    rf"{_SORT}+资源(?:数据|信息)?(?![区型税部])"
)
_STORE = re.compile(r"(?:库|数据集|名录|目录|台账|档案|图谱)$")
# A class of records takes any item: 企业、人才等数据资源; a class of means only such as are means.
_RECORDS = re.compile(r"数据|信息|文献|情报")
_NO_RESOURCE = re.compile(r"(?:体系|机制|制度|企业|高校|院所|单位|部门|资金|政策|能力|水平|基金)$")
_BETWEEN = re.compile(r"以及|[、，,]")
_LAST = re.compile(r"[和及与]")
_CHUNK = re.compile(r"[，,。；;：:！!？?]")
_LONGEST, _SHORTEST, _FEWEST = 16, 2, 2


def find(document: PolicyDocument) -> Iterator[Found]:
    """Read the information resources of a document.

    Yields:
        One fact of kind `info_resources` for each resource, with its name as `resource`.
    """
    headed = {clause.start: clause for clause in document.clauses}
    for passage in document.passages:
        seen: set[str] = set()
        flat = phrases.flat(passage)
        if "资源" not in flat.text and "库" not in flat.text:
            continue
        body = headings.place(flat, headed.get(passage.start)).body
        for start, end in _resources(flat.text, body):
            name = flat.text[start:end]
            if name not in seen:
                seen.add(name)
                yield Found(KIND, flat.path, *flat.span(start, end), {"resource": name})


def _resources(text: str, body: int) -> Iterator[tuple[int, int]]:
    for start, end in phrases.sentences(text[body:]):
        for left, right in _chunks(text, body + start, body + end):
            chunk = text[left:right]
            verb = _VERB.search(chunk)
            if verb is None or "、" not in chunk:
                continue
            named = _class(chunk, verb.end())
            stop = named.start() if named else _stores_end(chunk, verb.end())
            found = _items(chunk, verb.end(), stop)
            if not (named and _RECORDS.search(named[0])):
                found = found if all(_is_name(chunk[a:b]) for a, b in found) else []
            if len(found) >= _FEWEST and (named or _all_stores(chunk, found)):
                yield from ((left + a, left + b) for a, b in found)


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


def _stores_end(chunk: str, start: int) -> int:
    """Where an enumeration of stores of records ends: before 等, or with the chunk."""
    found = chunk.find("等", start)
    return found if found >= 0 else len(chunk)


def _all_stores(chunk: str, found: list[tuple[int, int]]) -> bool:
    return all(_STORE.search(chunk[a:b]) for a, b in found)


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


def _is_name(name: str) -> bool:
    return not _NO_RESOURCE.search(name)
