"""Industry clusters (产业集群) and chains (产业链) that a document names.

Three ways of naming: a clause headed by one (高档数控机床产业链), an enumeration with a class (A、B和C等3个
产业集群; 三大产业集群：A、B、C), and one to be built (打造光电产业集群). A stated number decides whether
the last 和 parts two clusters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.regions import find_region
from loaders.policies import numbers
from loaders.policies.facts import (
    chain_openings,
    chain_tables,
    cluster_names,
    headings,
    phrases,
    tables,
)
from loaders.policies.facts.chain_words import pattern
from loaders.policies.facts.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.headings import Heading
    from loaders.policies.facts.phrases import Flat

KIND = "clusters"

_STOP = re.compile(r"[，,。；;：:！!？?]")
_COUNTED = re.compile(
    rf"(?:等(?:共|一批)?(?:(?P<a>\d+|[{numbers.NUMERALS}]+)[个条大])?|(?P<b>\d+|[{numbers.NUMERALS}]+)[个条大])"
    r"(?P<sort>(?:[^、，]*级、)*[^、，]*)$"
)
_AFTER = re.compile(r"^(?:主要|重点|分别)?(?:包括|包含|为|是|即|指|：|:|（|\(|——)+")
_BETWEEN = re.compile(r"以及|、")
_JOINT = re.compile(r"[和与及]")
_BUILT = re.compile(r"打造|建设|建成|建立|培育|形成|做[强优大]|发展|壮大|构建|组建|创建|聚焦|包括")
_GOES_ON = re.compile(
    r"^(?:[，。；、：）！和及与等]|以及|$|建设|高质量|发展|培育|提升|创新链|集聚)"
)
_NO_NAME = re.compile(r"^[^（(]*[）)]|产业链|集群|领域$|环节$")
# Steps of making a thing, which make up one chain and name none.
_STEP = re.compile(
    r"(?:研发|设计|制造|封测|封装|测试|生产|销售|应用|服务|运维|加工|上游|中游|下游|种植|养殖)"
)
_SORTS = (
    "优势",
    "特色",
    "战略性新兴",
    "未来",
    "支柱",
    "主导",
    "标志性",
    "先进",
    "传统",
    "重点",
    "新兴",
)
_LONGEST_LIST, _SHORTEST, _FEWEST = 600, 2, 2


class _Named(NamedTuple):
    """A name and its place in the flat text."""

    start: int
    end: int
    sort: str


def find(document: PolicyDocument) -> Iterator[Found]:
    """Read the clusters and chains of a document.

    Yields:
        One fact of kind `clusters` for each name, where it stands first: `cluster` as written, `kind` as the
        document classes it (产业链, 战略性新兴产业集群).
    """
    headed = {clause.start: clause for clause in document.clauses}
    seen: set[str] = set()
    for passage in document.passages:
        if "群" not in passage.text and "链" not in passage.text:
            continue
        flat = phrases.flat(passage)
        heading = headings.place(flat, headed.get(passage.start))
        sure = [
            *_of_heading(flat.text, heading),
            *_of_openings(passage, flat, heading.body),
        ]
        ends = {named.end for named in sure}
        rest = [named for named in _of_text(flat.text, heading.body) if named.end not in ends]
        names = [*sure, *rest, *_of_tables(passage, flat, seen)]
        for named in names:
            name = flat.text[named.start : named.end]
            if name not in seen:
                seen.add(name)
                values = {"cluster": name, "kind": named.sort}
                yield Found(KIND, flat.path, *flat.span(named.start, named.end), values)


def _of_heading(text: str, heading: Heading) -> Iterator[_Named]:
    name, head = cluster_names.of_heading(text[heading.start : heading.end])
    if name:
        at = text.index(name, heading.start)
        yield _Named(at, at + len(name), head)


def _of_openings(passage: Passage, flat: Flat, start: int) -> Iterator[_Named]:
    for one in chain_openings.find(passage, flat, start):
        if one.sure:
            head = cluster_names.HEAD.findall(one.name)[-1]
            yield _Named(one.start, one.start + len(one.name), head)


def _of_tables(passage: Passage, flat: Flat, seen: set[str]) -> Iterator[_Named]:
    """Names in a column of chains, but for those that stand elsewhere with or without 产业链."""
    for table in tables.find(passage):
        for chain, _ in chain_tables.chains(table, flat):
            if not {chain.name + chain.head, chain.name.removesuffix(chain.head)} & seen:
                yield _Named(chain.start, chain.end, chain.head)


def _of_text(text: str, start: int) -> Iterator[_Named]:
    """Names in running text, chunk by chunk between commas and stops."""
    for stop in [*_STOP.finditer(text, start), None]:
        end = stop.start() if stop else len(text)
        yield from _of_chunk(text, start, end)
        start = stop.end() if stop else end


def _of_chunk(text: str, start: int, end: int) -> Iterator[_Named]:
    left = start
    for head in cluster_names.HEAD.finditer(text, start, end):
        yield from _listed(text, left, head) or _single(text, (start, left), head)
        yield from _below(text, head)
        left = head.end()


def _listed(text: str, start: int, head: re.Match[str]) -> list[_Named]:
    """The items of an enumeration whose class is this head; none where it is no enumeration."""
    before = text[start : head.start()]
    attribute = re.search(r"的[^、的]*$", before[-_LONGEST_LIST:])
    if (
        "、" not in before
        or len(before) > _LONGEST_LIST
        or (attribute and not _COUNTED.search(before))
    ):
        return []
    counted = _COUNTED.search(before)
    if counted is None and not _GOES_ON.match(text[head.end() : head.end() + 8]):
        return []
    stop = counted.start() if counted else len(before)
    at = cluster_names.front(before[:stop].split("、", 1)[0])
    spans = [(at + a, at + b) for a, b in phrases.items(before[at:stop], _BETWEEN)]
    spans = [(a, b - _own_head(before[a:b])) for a, b in spans]
    steps = any(_STEP.fullmatch(before[a:b]) for a, b in spans)
    if len(spans) < _FEWEST or steps or _are_regions(before, spans[:-1]):
        return []
    stated = numbers.value(counted["a"] or counted["b"] or "") if counted else None
    spans = _parted(before, spans, stated)
    sort = _sort(counted["sort"] if counted else "", head.group())
    return [_Named(start + a, start + b, sort) for a, b in spans if _sound(before[a:b])]


def _own_head(item: str) -> int:
    head = re.search(r"产业$", item)
    return len(head.group()) if head and len(item) > len(head.group()) + 1 else 0


def _parted(text: str, spans: list[tuple[int, int]], stated: int | None) -> list[tuple[int, int]]:
    """Part the last item at its last 和 where the stated number asks for it, or none is stated."""
    start, end = spans[-1]
    joints = [j for j in _JOINT.finditer(text, start + 1, end - 1) if j.group() == "和" or stated]
    if not joints or (stated is not None and stated != len(spans) + 1):
        return spans
    joint = joints[-1]
    parts = [(start, joint.start()), (joint.end(), end)]
    if stated is None and min(b - a for a, b in parts) < _SHORTEST:
        return spans
    return [*spans[:-1], *parts]


def _single(text: str, bounds: tuple[int, int], head: re.Match[str]) -> list[_Named]:
    """A name that carries the head itself and is to be built, or stands in a row of such names."""
    first, left = bounds
    before = text[left : head.start()]
    at = left + cluster_names.front(before)
    in_row = left > first and re.match(r"[、和及与]|以及", before)
    if in_row:
        at = left + in_row.end()
    at += _past_places(text[at : head.start()])
    name = text[at : head.start()]
    asked = in_row or _BUILT.search(text, max(first, at - _LONGEST_LIST), at)
    goes_on = _GOES_ON.match(text[head.end() : head.end() + 8])
    if not asked or not goes_on or not _sound(name) or "、" in name:
        return []
    return [_Named(at, head.end(), _sort("", head.group()))]


def _past_places(name: str) -> int:
    """Characters of an enumeration of regions before a name: 本溪、沈阳、大连生物医药."""
    items = list(phrases.items(name, _BETWEEN))
    if len(items) < _FEWEST or not _are_regions(name, items[:-1]):
        return 0
    start, end = items[-1]
    lengths = [n for n in range(_SHORTEST, end - start) if find_region(name[start : start + n])]
    return start + max(lengths, default=0)


def _are_regions(text: str, spans: list[tuple[int, int]]) -> bool:
    return all(find_region(text[a:b]) is not None for a, b in spans)


def _below(text: str, head: re.Match[str]) -> Iterator[_Named]:
    """The items of 三大产业集群（A、B、C） and 产业链包括：A、B、C, unless each carries the head."""
    mark = _AFTER.match(text[head.end() : head.end() + 12])
    if mark is None:
        return
    start = head.end() + mark.end()
    stop = re.compile(r"[，,。；;）)]").search(text, start)
    end = min(stop.start() if stop else len(text), start + _LONGEST_LIST)
    spans = list(phrases.items(text[start:end].split("等", 1)[0], _BETWEEN))
    row = text[start:end]
    acts = pattern(r"(?:<support+develop+build+nominal>)").match(row)  # 无人机产业链：依托甲、乙
    if len(spans) < _FEWEST or cluster_names.HEAD.search(row) or acts:
        return
    for a, b in _parted(row, spans, None):
        if _sound(row[a:b]):
            yield _Named(start + a, start + b, _sort("", head.group()))


def _sound(name: str) -> bool:
    return cluster_names.is_specific(name) and not re.search(
        r"^[^（(]*[）)]|产业链|集群|领域$|环节$", name
    )


def _sort(qualifier: str, head: str) -> str:
    return next((sort for sort in _SORTS if sort in qualifier), "") + head
