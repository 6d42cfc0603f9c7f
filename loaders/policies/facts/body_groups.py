"""Groups set up for a task, and committees: 省科技创新领导小组, 技术指导委员会, 工作专班."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts.body_offices import prefix
from loaders.policies.facts.body_starts import start_of
from loaders.policies.facts.body_words import HAN, Body

if TYPE_CHECKING:
    from collections.abc import Iterator

# An organ of a base goes by its own name: …中心管理委员会.
_ORGAN_OF = re.compile(
    rf"(?:中心|实验室|基地|研究院|站|平台|基金|单位)(?=[{HAN}]{{2,8}}(?:委员会|理事会)$)"
)
_GROUP = re.compile(
    r"(?:领导小组|联席会议|委员会|指挥部|专班)办公室|领导小组|协调小组|工作小组|推进小组|[\u4e00-\u9fff]{2,4}工作组(?!织)|联席会议(?!制度)|工作专班|委员会|理事会|指挥部"
)
_OFFICE = re.compile(r"领导小组[^。]{0,6}?下设(办公室)|(办公室)设在")
_SETS_UP = re.compile(r"设(?![计备施立])")
_EACH = re.compile(r"各[一-龥]{0,5}$")
# A level stands at most so far before the ending.
_FAR = 24
_GROUP_LEVEL = re.compile(r"国家|中央|全国|省部|[省市区县]委|[省市](?!级|直|场|委|政府)")
_IN_GROUP = (
    "建设",
    "促进",
    "推进",
    "统筹",
    "落实",
    "整合",
    "提升",
    "实施",
    "深化",
    "发展壮大",
    "优化",
    "重组",
    "改革",
    "升级",
)
_NOT_IN_GROUP = re.compile(
    r"[^\u4e00-\u9fff]|[的由等在对将是各了为经报]|成立|组建|设立|建立|发挥|按照|会同"
)
_NO_GROUP = re.compile(
    r"居民委员会|村民委员会|常务委员会|监督管理委员会|发展和改革委员会|(?:科学技术|信息化|健康|教育)委员会$|改革委员会"
)


def groups(text: str) -> Iterator[Body]:
    """Groups and committees named in a flat text, in order."""
    for match in _GROUP.finditer(text):
        start = min(start_of(text, match.start() + 1, match.end(), "group"), match.start())
        name = text[start : match.end()]
        organ = _ORGAN_OF.search(name)
        if organ:
            start, name = start + organ.end(), name[organ.end() :]
        else:
            start = _of_level(text, start, match.start())
            name = text[start : match.end()]
        if _SETS_UP.match(name):
            start, name = start + 1, name[1:]
        if name != "委员会" and not _NO_GROUP.search(name) and not _EACH.search(text[:start]):
            yield Body(name, "group", start, match.end())
    for match in _OFFICE.finditer(text):
        yield Body("办公室", "group", *match.span(match.lastindex or 0))


def _of_level(text: str, start: int, suffix: int) -> int:
    """Groups' names hold words that end others (国家…建设领导小组): they begin with a level."""
    low = max(0, suffix - _FAR)
    if not text.endswith(_IN_GROUP, 0, start):
        return start
    for match in reversed([*_GROUP_LEVEL.finditer(text, low, start)]):
        if _NOT_IN_GROUP.search(text, match.end(), suffix):
            break
        at = match.start() if len(match[0]) > 1 else prefix(text, match.end())
        start = start if at is None else at
    return start
