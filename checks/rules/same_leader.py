"""同一负责人: one leader carries one base only; a top talent may carry two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checks.counting import Tally, assumed, counts, counts_type, not_concerned, tally
from checks.finding import Evidence, Verdict
from checks.people import same_leader
from graph.identity.judgement import Verdict as Sameness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Holding, Leader, Situation

ID = "same_leader"
TITLE = "同一负责人"


def check(situation: Situation, limits: Limits) -> Finding:
    """Count what the leader already carries, this application included, against the limit."""
    application = situation.application
    if reason := not_concerned(application, limits.words("counted_types")):
        return limits.says(Verdict.NOT_APPLICABLE, reason)
    if application.leader is None:
        reason, settles = "申报没有负责人，无法核对", ("补充负责人姓名",)
        return limits.says(Verdict.UNSURE, reason, settles=settles)
    return _counted(situation, application.leader, limits)


def _counted(situation: Situation, leader: Leader, limits: Limits) -> Finding:
    allowed = limits.number("top_talent_limit" if leader.top_talent else "limit")
    found = tally(_held(situation, leader, limits), allowed)
    types = limits.words("counted_types")
    assumptions = assumed(situation.application, tuple(h for h, _ in found.held), types)
    if found.verdict is Verdict.VIOLATED and leader.top_talent is None:
        assumptions = (*assumptions, "负责人是否顶尖人才未填，按否计")
    return limits.says(
        found.verdict,
        _message(leader.name, found, situation),
        evidence=found.evidence,
        values=found.values,
        assumptions=assumptions,
        settles=tuple(_settles(found, types)) if found.verdict is Verdict.UNSURE else (),
    )


def _held(
    situation: Situation, leader: Leader, limits: Limits
) -> Iterator[tuple[Holding, Evidence]]:
    """Bases and applications that the leader carries, or may carry."""
    types = limits.words("counted_types")
    for other in (*situation.bases, *situation.round):
        counted = counts(other, types, situation.on)
        namesake = _namesake(other, leader.name)
        if namesake is None or counted is False:
            continue
        judgement = same_leader(situation.application, namesake, limits)
        if judgement.verdict is not Sameness.DIFFERENT:
            alone = not other.other_leaders
            told = "；".join(judgement.reasons)
            reason = told if alone else f"{told}；名录记有多名负责人"
            certain = judgement.verdict is Sameness.SAME and counted is True and alone
            period = str(other.approved or "")
            yield other, Evidence(other.id, other.called, other.status, period, reason, certain)


def _namesake(other: Holding, name: str) -> Holding | None:
    """The holding with the one of its leaders who bears the name; None if none does."""
    found = next((leader for leader in other.leaders if leader.name == name), None)
    return replace(other, leader=found) if found else None


def _settles(found: Tally, types: frozenset[str]) -> Iterator[str]:
    open_ = [holding for holding, evidence in found.held if not evidence.certain]
    if any(counts_type(holding.type, types) for holding in open_):
        yield "核对负责人证件号或任职单位，确认是否同一人、现任负责人是谁"
    if not all(counts_type(holding.type, types) for holding in open_):
        yield "补充待核实基地的类型"


def _message(name: str, found: Tally, at: Situation) -> str:
    listed = "、".join(evidence.name for evidence in found.evidence)
    if found.verdict is Verdict.VIOLATED:
        return f"负责人{name}已承担{listed}，再承担本申报超出限额"
    if found.verdict is Verdict.UNSURE:
        return f"负责人{name}与{listed}的负责人同名，是否由同一人承担、是否超出限额待核实"
    if found.held:
        return f"负责人{name}连同{listed}未超出限额"
    return f"未发现负责人{name}已承担计数的基地或其他申报（{at.searched}）"
