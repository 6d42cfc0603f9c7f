"""Two Chinese names compared part by part: what contradicts, what agrees, what one of them leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identity.judgement import Judgement
from graph.identity.parts import parts
from graph.identity.places import apart
from graph.identity.short_names import host_left_out, short_firm, short_name, turned_company
from graph.identity.typos import mistyped, two_fields
from graph.identity.wording import same_words

if TYPE_CHECKING:
    from graph.identity.parts import Parts

# Last words of one sort that two bodies bear side by side.
_APART = ({"研究院", "科学院"}, {"研究院", "设计院"}, {"科学院", "设计院"})
# Sorts that a short name does not tell apart: 沈自所 and 研究院, 四院 and 第四医院.
_ALIKE = ({"院", "所"}, {"医院", "院"}, {"学院", "院"})
_BRAND = 2  # characters of a firm's own words that are its brand
_LEAST_MISPRINTED = 4  # characters; one of three is a third of the name


def compare(a: str, b: str) -> Judgement:
    """Compare by grammar alone; known bodies play a part only as rivals for a short name."""
    one, other = parts(a), parts(b)
    conflict = _conflict(one, other)
    return (
        _misprint(one, other, conflict)
        or turned_company(one, other)
        or short_firm(one, other)
        or (Judgement(0.05, (conflict,)) if conflict else None)
        or same_words(one, other)
        or host_left_out(one, other)
        or short_name(one, other)
        or Judgement(0.08, ("名称的主体用语不同",))
    )


def _conflict(one: Parts, other: Parts) -> str:
    """The first part in which the names contradict each other; empty if there is none."""
    heads = {one.head, other.head}
    unlike = len(heads - {""}) > 1 and heads not in _ALIKE
    lasts = {one.last, other.last}
    contradictions = (
        ("序号或编号不同", one.numbers != other.numbers, one.numbers, other.numbers),
        ("所在地不同", apart(one.places, other.places), one.places, other.places),
        ("类型不同", one.type != other.type, one.type, other.type),
        ("级别不同", bool(one.type) and one.level != other.level, one.level, other.level),
        ("机构性质不同", unlike, one.head, other.head),
        ("机构名称不同", lasts in _APART, one.last, other.last),
    )
    return next(
        (f"{what}：{_shown(x)}与{_shown(y)}" for what, holds, x, y in contradictions if holds), ""
    )


def _shown(part: str | tuple[str | int, ...]) -> str:
    text = part if isinstance(part, str) else "、".join(map(str, part))
    return text or "未写明"


def _misprint(one: Parts, other: Parts, conflict: str) -> Judgement | None:
    """A misprint of one character, in anything but a number and never between two real places."""
    two_places = one.places and other.places and one.places != other.places
    reason = mistyped(one.key, other.key)
    if not reason or one.numbers != other.numbers or two_places:
        return None
    if two_fields(one.key, other.key):
        return Judgement(0.3, (f"{reason}，但两词都是行业用语",))
    # A misprinted place is no longer read as one; and two firms may bear brands of one sound.
    sure = (
        len(one.key) >= _LEAST_MISPRINTED
        and one.places == other.places
        and not (conflict and one.type)
        and not (one.legal and one.bare[:_BRAND] != other.bare[:_BRAND])
    )
    return Judgement(0.86 if sure else 0.5, (reason,))
