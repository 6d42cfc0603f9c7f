"""Who and where: named bodies, parks and cities in 依托…等单位, 以…为龙头, 支持…开展.

Companies go by short names in plans (甲重工, 乙集团), so within an enumeration of bodies whatever is not a
group of bodies (骨干企业) or a public office is a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.organizations import sort_of
from loaders.policies.facts import phrases
from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.body_words import is_place, place_at
from loaders.policies.facts.chain_phrases import DRAWN_ON
from loaders.policies.facts.chain_words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.body_words import Body

SUPPORTED_BY, LOCATED_IN = "SUPPORTED_BY", "LOCATED_IN"

_BETWEEN = re.compile(r"以及|联合|会同|携手|协同|[、，,；;和及与]")
_TAIL = (
    r"(?:(?:的)?(?:龙头|产业|资源|区位|科教|科研|创新|学科|人才|先发|引领|带动|牵引|骨干|主体|核心|示范|辐射|支撑|主导|领军|优势|和)*(?:作用|优势|力量|资源)"
    r"|(?:联合|协同|共同|合作)(?:攻关|研发|开发|研究|创新)|共同|联合|牵头|领衔|主导|参与|合作|协同|加快|积极|深入|承担|进一步|大力|加强|率先|先行)+$"
)
# Whose 龙头作用 is spoken of, is a body.
_LEADS = re.compile(r"龙头|骨干|主导|领军|引领|带动|牵引")
# Joins two bodies even where a name might seem to go on: 甲集团联合乙大学.
_APART = re.compile(r"(?:联合|会同|携手)(?![会国体实社办])")
_AREAS = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十]+)?个?|[两二三四五六七八九])(?:[区市县地州]|地市|[区市县][区市县]|设区市|城市|地区)$"
)
_CLOSED = r"等(?:[^，、等]{0,12}?)(?:<bodies>)$"
# 甲、乙等企业与丙大学: an enumeration closed in the middle.
_CLOSED_HERE = r"等(?:[^，、等]{0,12}?)(?:<bodies>)(?=(?:[与和及、]|联合|会同|携手).)"
_KINDS = {
    "高等学校": "university",
    "科研机构": "institute",
    "医院": "hospital",
    "园区": "park",
    "社会组织": "alliance",
    "企业": "enterprise",
}
_SHORTEST, _FIRM, _LONGEST = 2, 4, 30


class Named(NamedTuple):
    """A body or place that a chain rests on, and where it stands in the flat text."""

    relation: str
    start: int
    end: int
    kind: str


def read(text: str, start: int, end: int, *, sure: bool) -> list[Named]:
    """Read the bodies and places of an enumeration.

    Args:
        text: The flat text.
        start: Where the enumeration begins, after its verb.
        end: Where it ends.
        sure: Whether the verb takes only bodies (依托), not goods as well (支持).

    Returns:
        Those that are named; none where the enumeration is of goods or groups of bodies.
    """
    tail = re.compile(_TAIL).search(text[start:end])
    end = start + tail.start() if tail else end
    halfway = pattern(_CLOSED_HERE).search(text, start, end)
    if halfway:
        rest = halfway.end() + len(_BETWEEN.match(text, halfway.end())[0])  # type: ignore[index]  # looked ahead for
        first = read(text, start, halfway.end(), sure=True)
        return first + (read(text, rest, end, sure=True) if rest < end else [])
    closed = pattern(_CLOSED).search(text[start:end])
    end = start + closed.start() if closed else end
    areas = None if closed else _AREAS.search(text[start:end])
    if areas:
        start += 1 if text[start] == "在" else 0
        parts = phrases.items(text[start : end - len(areas[0])], _BETWEEN)
        return [Named(LOCATED_IN, start + a, start + b, "city") for a, b in parts]
    end -= 1 if text[start:end].endswith("等") else 0
    known = bodies(text[start:end])
    spans = [(start + a, start + b) for a, b in _items(text[start:end], known)]
    certain = sure or closed is not None or bool(known)
    leads = tail is not None and _LEADS.search(tail[0])
    if text.endswith(DRAWN_ON, 0, start) and not (closed or known or leads):
        sure = all(is_place(text[a:b]) for a, b in spans)
        spans = spans if sure else []
    if not certain and any(_is_goods(text[a:b]) for a, b in spans):
        return []
    listed = len(spans) > 1
    found = [one for a, b in spans for one in _one(text, a, b, listed=listed)]
    strict = not certain
    return [one for one in found if not strict or _is_name(text[one.start : one.end], one)]


def is_closed(text: str, start: int, end: int) -> bool:
    """Whether a noun of bodies closes an enumeration, at its end or within: 甲、乙等企业与丙大学."""
    here = pattern(_CLOSED_HERE).search(text, start, end)
    return bool(here) or pattern(_CLOSED).search(text[start:end]) is not None


def _items(text: str, known: tuple[Body, ...]) -> Iterator[tuple[int, int]]:
    """Parts of an enumeration; no joint inside a known name parts it."""
    covered = {
        index
        for body in known
        if not re.search(r"[、，]", body.name)
        for index in range(body.start + 1, body.end - 1)
    }
    for at in (index for index, char in enumerate(text) if char == "和"):  # 呼和浩特, 和田
        if any(place_at(text, k) > at + 1 for k in range(max(0, at - 2), at + 1)):
            covered.add(at)
    start = 0
    inside = 0
    for index, char in enumerate(text):
        inside += (char in "（(“") - (char in "）)”")
        joint = _BETWEEN.match(text, index)
        parts = joint and (index not in covered or _APART.match(text, index))
        if joint and parts and not inside and joint.start() >= start:
            if index > start:
                yield start, index
            start = joint.end()
    if start < len(text):
        yield start, len(text)


def _one(text: str, start: int, end: int, *, listed: bool) -> Iterator[Named]:
    name = text[start:end]
    owner = name.split("的", 1)[0]
    if is_place(owner.removesuffix("等地").removesuffix("等市")):
        yield Named(LOCATED_IN, start, start + len(owner), "city")
        return
    if owner != name:
        name, end = owner, start + len(owner)
    placed = place_at(name, 0)
    if pattern(r"集群$|产业$").search(name):
        if placed:
            yield Named(LOCATED_IN, start, start + placed, "city")
        return
    firm = listed and len(name) == _FIRM and name.endswith("技术")  # 大华技术 among other firms
    if not _SHORTEST <= len(name) <= _LONGEST or (_is_group(name) and not firm):
        return
    if pattern(r"(?:<parks>)$").search(name):
        yield Named(LOCATED_IN, start, end, "park")
        return
    yield Named(SUPPORTED_BY, start, end, _kind(name))


def _is_group(name: str) -> bool:
    own = any(body.name == name for body in bodies(name))
    return (
        (pattern(r"(?:<groups>)$").search(name) is not None and not own)
        or pattern(r"^(?:<group_fronts>)").match(name) is not None
        or pattern(r"(?:<government>)$").search(name) is not None
        or re.search(r"[：:《》]|^[的等]", name) is not None
    )


def _is_goods(name: str) -> bool:
    return (
        pattern(r"(?:<technologies>|板块|方向|<no_object>)$").search(name) is not None
        or pattern(r"(?:系统|设备|装置|材料|产品|技术|芯片|软件|药物|零部件|器件)$").search(name)
        is not None
    ) and not bodies(name)


def _is_name(name: str, one: Named) -> bool:
    """Whether a word names a body or a place where nothing around it says so."""
    if one.relation == LOCATED_IN:
        return True
    return not _is_goods(name) and (bool(sort_of(name)) or len(name) <= 8)  # noqa: PLR2004 -- short names of companies


def is_known(name: str) -> bool:
    """Whether a name says by itself that it is a body's."""
    return bool(bodies(name)) or bool(sort_of(name))


def _kind(name: str) -> str:
    if re.search(r"基地$|平台$|中心$", name):
        return "base"
    if re.search(r"(?:所|院|工作站)$", name) and not name.endswith(("学院", "医院")):
        return "institute"
    return _KINDS.get(sort_of(name), "enterprise")
