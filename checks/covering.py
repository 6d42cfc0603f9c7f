"""Which holdings work on an application's direction already, and what that proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.counting import counts
from checks.directions import Likeness, compare
from checks.finding import Evidence, Verdict
from graph.base_types import states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.directions import Comparison
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Holding, Situation

_SAID = {
    Likeness.EQUAL: "研究对象和方向用语相同",
    Likeness.NEAR: "研究对象相同或方向用语相近",
    Likeness.PART: "部分方向相同",
}


def covered(
    situation: Situation, others: Iterable[Holding], limits: Limits
) -> tuple[Evidence, ...]:
    """Each other holding on the application's direction, certain ones first.

    Certain is only what says so in the same words, in a base of a counted type. Words that resemble
    each other, one topic of several, and a type that the clause does not list are not.
    """
    return tuple(sorted(_found(situation, others, limits), key=lambda one: one.order))


def _found(situation: Situation, others: Iterable[Holding], limits: Limits) -> Iterator[Evidence]:
    application, types = situation.application, limits.words("counted_types")
    for other in others:
        counted = counts(other, types, situation.on)
        if other.status in states("ended") or (counted is False and not _stands(other, situation)):
            continue
        found = compare(application, other)
        if not (relation := _relation(found, situation.resembling.get(other.id, ""))):
            continue
        certain = found.likeness is Likeness.EQUAL and counted is True and not other.number
        if counted is False:
            relation += f"，但“{other.type}”不在条款所列类型之内"
        period = str(other.approved or "")
        yield Evidence(other.id, other.called, other.status, period, relation, certain)


def _relation(found: Comparison, meaning: str) -> str:
    """What is said of two directions: what their words show, or else what their meaning hints at."""
    if found.likeness is not Likeness.NONE:
        return f"{_SAID[found.likeness]}（{'；'.join(found.common)}）"
    return f"方向含义相近（{meaning}）" if meaning else ""


def _stands(other: Holding, situation: Situation) -> bool:
    """Whether a base of a type that does not count exists on the date all the same."""
    return (other.approved or 0) <= situation.on.year and other.status not in states("pending")


def say(
    evidence: tuple[Evidence, ...], situation: Situation, limits: Limits, whose: str
) -> Finding:
    """The finding that this evidence makes; `whose` is said of the holdings, in Chinese."""
    certain = tuple(one for one in evidence if one.certain)
    names = "、".join(one.name for one in certain or evidence)
    if certain:
        message = f"{whose}{names}已布局同一方向"
        return limits.says(Verdict.VIOLATED, message, evidence=certain)
    if evidence:
        message = f"{whose}{names}的方向与本申报可能重复，待核实"
        settles = ("对照研究内容，判断是否同一方向",)
        return limits.says(Verdict.UNSURE, message, evidence=evidence, settles=settles)
    application = situation.application
    if not application.directions:
        message, settles = "未填研究方向，只按名称核对，未发现重复", ("补充研究方向",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    return limits.says(Verdict.SATISFIED, f"未发现{whose}同一方向（{situation.searched}）")
