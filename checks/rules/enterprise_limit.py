"""同一企业基地数量: one enterprise carries at most so many bases, applications of the round included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.counting import Tally, assumed, counts, not_concerned, tally
from checks.finding import Evidence, Verdict
from checks.people import shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Holding, Organization, Situation

ID = "enterprise_limit"
TITLE = "同一企业基地数量"


def check(situation: Situation, limits: Limits) -> Finding:
    """Count each host's bases and applications, this one included; co-building does not count.

    Of several hosts the one with the heaviest finding speaks.
    """
    application = situation.application
    sorts = limits.words("enterprise_sorts")
    hosts = [host for host in application.hosts if host.sort in sorts or not host.sort]
    if reason := not_concerned(application, limits.words("counted_types")):
        return limits.says(Verdict.NOT_APPLICABLE, reason)
    if not hosts:
        return _without_enterprise(application, limits)
    findings = (_counted(situation, host, limits) for host in hosts)
    return max(findings, key=lambda finding: finding.verdict.weight)


def _without_enterprise(application: Holding, limits: Limits) -> Finding:
    sorts = "、".join(f"{h.name}为{h.sort}" for h in application.hosts)
    reason = f"依托单位不是企业（{sorts}）" if sorts else "申报没有依托单位"
    verdict = Verdict.NOT_APPLICABLE if sorts else Verdict.UNSURE
    settles = () if sorts else ("补充依托单位",)
    return limits.says(verdict, reason, settles=settles)


def _counted(situation: Situation, host: Organization, limits: Limits) -> Finding:
    found = tally(_held(situation, host, limits), limits.number("limit"))
    known = bool(host.sort)
    verdict = found.verdict if known else min(found.verdict, Verdict.UNSURE, key=lambda v: v.weight)
    types = limits.words("counted_types")
    return limits.says(
        verdict,
        _message(host.name, verdict, found, situation),
        evidence=found.evidence,
        values=found.values,
        assumptions=assumed(situation.application, tuple(h for h, _ in found.held), types),
        settles=tuple(_settles(found, known=known)) if verdict is Verdict.UNSURE else (),
    )


def _held(
    situation: Situation, host: Organization, limits: Limits
) -> Iterator[tuple[Holding, Evidence]]:
    """Bases and applications of the enterprise, under whatever name it is written there."""
    types = limits.words("counted_types")
    for other in (*situation.bases, *situation.round):
        pair = shared((host,), other.hosts)
        counted = counts(other, types, situation.on)
        if pair is None or counted is False:
            continue
        theirs = pair[1]
        written = "" if theirs.name == host.name else f"（写作“{theirs.name}”）"
        why = f"，{theirs.why}" if written and theirs.why else ""
        relation = f"依托单位同为{host.name}{written}{why}"
        period = str(other.approved or "")
        yield (
            other,
            Evidence(other.id, other.called, other.status, period, relation, counted is True),
        )


def _settles(found: Tally, *, known: bool) -> Iterator[str]:
    if not known:
        yield "确认依托单位是否企业"
    if found.unsure:
        yield "补充待核实基地的类型"


def _message(name: str, verdict: Verdict, found: Tally, at: Situation) -> str:
    listed = "、".join(evidence.name for evidence in found.evidence)
    if verdict is Verdict.VIOLATED:
        return f"{name}已有{listed}，连同本申报超出限额"
    if verdict is Verdict.UNSURE:
        return f"{name}与{listed}一并计算可能超出限额，待核实"
    if found.held:
        return f"{name}已有{listed}，连同本申报未超出限额"
    return f"未发现{name}已有计数的基地或其他申报（{at.searched}）"
