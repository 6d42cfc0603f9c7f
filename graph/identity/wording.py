"""Names whose own words are the same: what may still make them two bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identity.judgement import Judgement

if TYPE_CHECKING:
    from graph.identity.parts import Parts


def same_words(one: Parts, other: Parts) -> Judgement | None:
    """The judgement where the names' own words are the same; None where they are not."""
    if one.bare != other.bare:
        return _moved_place(one, other)
    return (
        _places(one, other)
        or _legal_forms(one, other)
        or _asides(one, other)
        or Judgement(0.95, ("各组成部分都相同，仅写法或次序不同",))
    )


def _moved_place(one: Parts, other: Parts) -> Judgement | None:
    """重庆格力电器 and 格力电器(重庆): the words are the same when the places are counted in."""
    joined = ["".join(sorted((*p.places, p.bare))) for p in (one, other)]
    if joined[0] == joined[1] and one.head == other.head:
        return Judgement(0.85, ("仅地名位置不同",))
    return None


def _places(one: Parts, other: Parts) -> Judgement | None:
    """A place that only one of them says; its province may be left out, if the place itself is said."""
    mine, theirs = set(one.places), set(other.places)
    if mine == theirs:
        return None
    told = "、".join(sorted(mine ^ theirs))
    if not one.bare:
        return Judgement(0.1, (f"只有地名不同：{told}",))
    if mine - theirs and theirs - mine:
        return Judgement(0.55 if one.head == "公司" else 0.1, (f"地名不同：{told}，其余相同",))
    if one.type or not (mine and theirs):
        return Judgement(0.3 if one.type else 0.55, (f"一方多写了{told}，其余相同",))
    return None


def _legal_forms(one: Parts, other: Parts) -> Judgement | None:
    """有限 and 有限责任 are one form; a group and a company of its name may be two legal persons."""
    forms = {one.legal, other.legal}
    if forms == {""}:
        return None
    if "" in forms:
        group = one.group or other.group
        return Judgement(0.5, ("简称，可能指集团，也可能指成员公司",)) if group else None
    if one.group != other.group:
        score = 0.2 if "shares" in forms else 0.5
        return Judgement(score, ("集团与同名公司，可能是两个法人",))
    if one.group and forms == {"ltd", "shares"}:
        return Judgement(0.6, ("集团有限公司与集团股份有限公司，可能是改制前后",))
    return Judgement(0.87, ("除公司组织形式外都相同",)) if len(forms) > 1 else None


def _asides(one: Parts, other: Parts) -> Judgement | None:
    """What stands in brackets may tell two bodies apart: 中国矿业大学(北京)."""
    if one.asides == other.asides:
        return None
    both = one.asides and other.asides
    return Judgement(0.1 if both or one.head == "大学" else 0.6, ("括号内的说明不同",))
