"""Lists of bodies that bear a duty: 省科技厅、省财政厅和各市人民政府.

Parts of a list that cannot stand alone stay with what follows: 市、区（县）人民政府;
财政、教育等部门; 省直有关部门和单位.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.duty_words import STOPS, Sort, sort_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JOINT = re.compile(r"以及|及(?!时)|[、，,和与或]")
_WEAK = frozenset("和及与或") | {"以及"}
_OTHERS = r"等(?:[一-龥]{0,6}?(?:部门|单位|方面|企业|高校|院校|院所|机构)(?!的))?"
_ETC, _ETC_INSIDE = re.compile(_OTHERS + "$"), re.compile(_OTHERS)
_BEFORE = re.compile(r"其(?!他|它|余|中)|由|请")
_BARE = re.compile(r"(?:各)?(?:单位|机构|部门|(?:人民)?政府)(?:等)?")
_WRONG = re.compile(
    r"(?<!设区)(?<!较大)的|[是把被了。；：！？“”〇]|[一-龥]后[一-龥]{3}|(?<!部门)(?<!机构)和单位$|以下|如下|下列|情况"
)
_OPEN, _SHUT = "（(〔[", "）)〕]"
_SERVES = re.compile(r"^(?:[省市区厅局委部]|自治区)|[委部局厅].{4,}(?:中心|院|所)$")
# A company of a government does what it is told: 省金融控股有限公司.
_OWNED = re.compile(r"^[省市](?!级|属|内|外|场)[^，。；、]{3,}(?:公司|集团|银行)$")
_SHORT = re.compile(r"[一-龥]{3,6}")
# No list of bearers is longer, nor a name.
_REACH, _LONGEST = 200, 34


@dataclass(frozen=True, slots=True)
class Bearers:
    """A list of bodies in a flat text.

    Attributes:
        items: Spans of the bodies' names.
        end: Offset after the list, 等部门 included.
        sort: Sort of the last.
        found: The match of what follows.
    """

    items: tuple[tuple[int, int], ...]
    end: int
    sort: Sort
    found: re.Match[str]


def leading(
    text: str, start: int, follows: Mapping[Sort, re.Pattern[str]] | re.Pattern[str]
) -> Bearers | None:
    """The list of bodies that begins at `start` and is followed by words that make it one.

    Args:
        text: A flat text.
        start: Where the list must begin.
        follows: What must stand after it, for all sorts or by sort; sorts left out bear nothing.
    """
    gate = follows if isinstance(follows, re.Pattern) else follows[Sort.ORGAN]
    for end in ends(text, start):
        etc = _ETC_INSIDE.match(text, end) if text.startswith("等", end) else None
        after = etc.end() if etc else end
        if not gate.match(text, after) or (_JOINT.match(text, after) and text[after] not in "，,"):
            continue
        found = _bearers(text, start, end, (after, follows))
        if found:
            return found
    return None


def _bearers(
    text: str,
    start: int,
    end: int,
    rest: tuple[int, Mapping[Sort, re.Pattern[str]] | re.Pattern[str]],
) -> Bearers | None:
    """The list between two offsets, where all of it stands and `rest` follows as its sort asks."""
    items = tuple(split(text, start, end))
    sort = sort_of(text[slice(*items[-1])]) if items else None
    if sort is None:
        return None
    after, follows = rest
    pattern = _needed(text[slice(*items[-1])], sort, follows)
    found = pattern.match(text, after) if pattern else None
    loose = [text[a:b] for a, b in items if not _stands(text[a:b])]
    # One short name of a firm among others: 塞北稀土、包头稀土研究院、内蒙古科技大学参与.
    firm = isinstance(follows, re.Pattern) and len(loose) == 1 < len(items) - 1
    if found and (not loose or (firm and _SHORT.fullmatch(loose[0]))):
        return Bearers(items, after, sort, found)
    return None


def _needed(
    name: str, sort: Sort, follows: Mapping[Sort, re.Pattern[str]] | re.Pattern[str]
) -> re.Pattern[str] | None:
    """What must follow a name of a sort; None where it bears nothing."""
    if isinstance(follows, re.Pattern):
        return follows
    if sort is Sort.BASE and _is_named(name):
        # One called by its own name acts, a type does not; and most of all what serves an office.
        return follows.get(Sort.UNIT if _SERVES.search(name) else Sort.CLASS)
    return follows.get(Sort.UNIT if sort is Sort.CLASS and _OWNED.search(name) else sort)


def _is_named(name: str) -> bool:
    return any(body.name == name for body in bodies(name))


@lru_cache(maxsize=4)  # what follows is asked for in turn, from the same place
def ends(text: str, start: int) -> tuple[int, ...]:
    """Offsets at which a list of bodies from `start` on may end; none where it begins as an object does."""
    return () if words().opening.match(text, start) else tuple(_ends(text, start))


def _ends(text: str, start: int) -> Iterator[int]:
    """Offsets at which a name may end, up to the first stop outside brackets."""
    depth = 0
    for mark in words().marks.finditer(text, start, start + _REACH):
        char, index = mark[0], mark.start()
        if char in "（(":
            depth += 1
            continue
        if char in "）)":
            depth -= 1
            if depth < 0:
                return
        elif not depth and char in STOPS:
            return
        if not depth and text[index : index + 2] not in words().run_on:
            yield index + 1


def _stands(name: str) -> bool:
    return (
        len(name) <= (_REACH if "、" in name else _LONGEST)
        and not _WRONG.search(name)
        and sort_of(name) is not None
        and not words().opening.match(name)
        and not words().inside.search(name)
    )


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the bodies in a list, without 等部门, 由 and 其."""
    parts = _pieces(text, start, end)
    begin = glued = start
    for index, (low, high, joint) in enumerate(parts):
        following = parts[index + 1][:2] if index + 1 < len(parts) else None
        if low == high and begin == low:
            begin = glued = following[0] if following else high
            continue
        if following and _leans(text, (glued, high), following, joint):
            glued = glued if joint in _WEAK else following[0]
            continue
        span = _trimmed(text, begin, high)
        if span:
            yield span
        begin = glued = following[0] if following else high


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Pieces between joints outside brackets, each with the joint after it."""
    pieces: list[tuple[int, int, str]] = []
    low = start
    for joint in _JOINT.finditer(text, start, end):
        before = text[start : joint.start()]
        if sum(before.count(mark) for mark in _OPEN) <= sum(before.count(mark) for mark in _SHUT):
            pieces.append((low, joint.start(), joint[0]))
            low = joint.end()
    return [*pieces, (low, end, "")]


def _leans(text: str, piece: tuple[int, int], following: tuple[int, int], joint: str) -> bool:
    """Whether a piece cannot stand without the next."""
    this, then = text[slice(*piece)], text[slice(*following)]
    known = words()
    sort = sort_of(this)
    if known.level.fullmatch(this):
        if not this.startswith("各"):
            return True
        return (
            bool(re.match(r"自治|直辖|计划单列|[市区县州旗盟镇乡地]", then)) and then[0] != this[-1]
        )
    shared = known.field.fullmatch(this)
    if shared and (sort is None or this.endswith("财政")):
        rest = known.field.match(then)
        return sort is None or (rest is not None and not rest["level"])
    if joint in _WEAK:
        return sort is None or bool(_BARE.fullmatch(then))
    return then in ("政府", "人民政府")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without words that introduce or close a list; None where nothing is left."""
    while before := _BEFORE.match(text, start, end):
        start = before.end()
    etc = _ETC.search(text, start, end)
    if etc and (sort_of(text[start : etc.start()]) or etc[0] == "等"):
        end = etc.start()
    return (start, end) if start < end else None
