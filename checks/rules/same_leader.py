"""同一负责人: one leader carries one base only; a top talent may carry two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.counting import assumed, counts, split
from checks.finding import Evidence, Finding, Verdict
from checks.people import Same, same_leader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.ruleset import Limits
    from checks.situation import Holding, Situation

ID = "same_leader"
TITLE = "同一负责人"


def check(situation: Situation, limits: Limits) -> Finding:
    """Count what the leader already carries, this application included, against the limit."""
    application = situation.application
    if application.leader is None:
        return Finding(
            ID,
            Verdict.UNSURE,
            limits.level,
            "申报没有负责人，无法核对",
            limits.citation,
            settles=("补充负责人姓名",),
        )
    held = tuple(_held(situation, limits))
    evidence = tuple(sorted((e for _, e in held), key=lambda e: not e.certain))
    certain, unsure = split(evidence)
    allowed = _allowed(application, limits)
    verdict = _verdict(1 + certain, unsure, allowed)
    return Finding(
        ID,
        verdict,
        limits.level,
        _message(application.leader.name, verdict, evidence, situation),
        limits.citation,
        evidence,
        {
            "允许承担": f"{allowed}个",
            "连同本申报": f"{1 + certain}个" + (f"，另有{unsure}个待核实" if unsure else ""),
        },
        assumed(tuple(h for h, _ in held)),
        ("核对负责人证件号或任职单位，确认是否同一人",) if verdict is Verdict.UNSURE else (),
    )


def _allowed(application: Holding, limits: Limits) -> int:
    top = application.leader is not None and application.leader.top_talent is True
    return limits.number("top_talent_limit" if top else "limit")


def _held(situation: Situation, limits: Limits) -> Iterator[tuple[Holding, Evidence]]:
    """Bases and applications that the leader carries, or may carry."""
    own = situation.application
    types = limits.words("counted_types")
    for other in (*situation.bases, *situation.round):
        if other.leader is None or own.leader is None or other.leader.name != own.leader.name:
            continue
        counted = counts(other, types, situation.on)
        if counted is False:
            continue
        judgement = same_leader(own, other, limits)
        if judgement.same is not Same.DIFFERENT:
            certain = judgement.same is Same.SAME and counted is True
            period = str(other.approved or "")
            evidence = Evidence(
                other.id, other.called, other.status, period, judgement.reason, certain
            )
            yield other, evidence


def _verdict(certain: int, unsure: int, allowed: int) -> Verdict:
    if certain > allowed:
        return Verdict.VIOLATED
    return Verdict.UNSURE if certain + unsure > allowed else Verdict.SATISFIED


def _message(name: str, verdict: Verdict, evidence: tuple[Evidence, ...], at: Situation) -> str:
    listed = "、".join(e.name for e in evidence)
    if verdict is Verdict.VIOLATED:
        return f"负责人{name}已承担{listed}，再承担本申报超出限额"
    if verdict is Verdict.UNSURE:
        return f"负责人{name}与{listed}的负责人同名，是否同一人待核实"
    if evidence:
        return f"负责人{name}连同{listed}未超出限额"
    return f"未发现负责人{name}已承担计数的基地或其他申报（{at.searched}）"
