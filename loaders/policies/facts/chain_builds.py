"""What a chain is to build: bases, clusters, platforms, centres in the object of 建设, 打造, 形成."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import phrases
from loaders.policies.facts.chain_words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(r"以及|[、，,；;和与]|(?<![普涉])及(?![其以时])")
_MARK = re.compile("[、，,；;]")
_COUNT = re.compile(
    r"^(?:一批|若干|多个|(?:\d+|[一二三四五六七八九十百两]+)(?:余|多)?[个家座条项](?:左右|以上)?)"
)
_QUALITY = re.compile(
    r"(?:一流|知名|领先|影响力?|最大|最强|最优|特色|重要|先进|水平|竞争力|优势|规模|鲜明|突出|明显|显著|高端|完善|完备|完整|高效|级|专业化|开放|共享|共用|著名|高地|集聚|主体|核心|依托|支撑|领域|需求|全省|全国|标准)$"
)
_ATTRIBUTE = re.compile(
    r"^(?:具有|具备|拥有|面向|服务|覆盖|辐射|引领|支撑|符合|集|以|立足|在|代表|国内|国际|世界|全国|全省|全球|中国|我国)"
)
_QUOTED = re.compile(r"“[^”、，]{3,14}”")
_PROJECTS = re.compile(r"等[^，、等]{0,8}(?:项目|工程)(?:建设)?$")
_SORTS = (("institute", re.compile(r"院$|所$")), ("park", re.compile(r"园$|园区$")))
_SHORTEST, _LONGEST, _WHOLE = 3, 60, 4


class Built(NamedTuple):
    """What is to be built and its place in the flat text."""

    start: int
    end: int
    kind: str


def read(text: str, start: int, end: int) -> Iterator[Built]:
    """Read what is built.

    Args:
        text: The flat text.
        start: Where the object begins, after its verb.
        end: Where it ends; 建设 as a noun of action may still stand there.

    Yields:
        Each base, platform or the like; nothing where the object is of another sort (机制, 品牌).
    """
    projects = _PROJECTS.search(text[start:end])
    if projects:
        end = start + projects.start()
        items = [(start + a, start + b) for a, b in phrases.items(text[start:end], _BETWEEN)]
        for a, b in items:
            yield from _one(text, a, b) if is_built(text[a:b]) else ()
        return
    tail = re.compile(
        r"(?:的?(?:建设|布局|培育|发展|创建|升级|提升|试点|项目|及?其?应用)|等)+$"
    ).search(text[start:end])
    end = start + tail.start() if tail else end
    quoted = _QUOTED.fullmatch(text, start, end)
    if quoted:
        yield Built(start + 1, end - 1, "base")
    if quoted or not is_built(text[start:end]):
        return
    for between in (_BETWEEN, _MARK):  # 及 may be part of a name
        spans = [(start + a, start + b) for a, b in phrases.items(text[start:end], between)]
        if all(is_built(text[a:b]) and b - a >= _SHORTEST for a, b in spans):
            break
    else:
        spans = [(start, end)]
    for a, b in spans:
        yield from _one(text, a, b)


def _one(text: str, start: int, end: int) -> Iterator[Built]:
    cut = text.rfind("的", start, end)
    if cut > 0 and end - cut - 1 >= _SHORTEST:
        left = text[start:cut]
        described = _ATTRIBUTE.match(left) or _QUALITY.search(left)
        if described and _says_which(text[cut + 1 : end]):
            start = cut + 1
    etc = text.rfind("等", start, end)
    if etc > 0 and "、" in text[start:etc] and _says_which(text[etc + 1 : end]):
        start = etc + 1
    count = _COUNT.match(text[start:end])
    start += count.end() if count else 0
    if text[start] == "“" and text[end - 1] == "”" and "“" not in text[start + 1 : end]:
        start, end = start + 1, end - 1
    name = text[start:end]
    if _SHORTEST <= len(name) <= _LONGEST and _says_which(name):
        kind = next((sort for sort, ends in _SORTS if ends.search(name)), "base")
        yield Built(start, end, kind)


def is_built(name: str) -> bool:
    """Whether a name ends as names of bases, platforms and the like do."""
    name = re.sub(r"[（(][^（）()]{1,8}[）)]$", "", name.rstrip("”"))
    return (
        pattern(r"(?:<built>)$").search(name) is not None
        and pattern(r"(?:<no_built>)$").search(name) is None
    )


def _says_which(name: str) -> bool:
    """Whether a name says more than its class: 光电产业集群, not 一体化的产业链条."""
    if "的" in name[:6] and not re.search(r"[（(“]", name):
        name = name[name.index("的") + 1 :]
    bare = pattern(
        r"(?:<class_marks>|<built>|创新|产业|全|现代|完整|一体化|公共|大型|省级|国家级|研发|服务|综合|各类|千亿级?|百亿级?)+"
    )
    return len(name) >= _WHOLE and (
        not bare.fullmatch(name) or bool(re.search(r"创新平台|服务平台|创新中心|创新联合体", name))
    )
