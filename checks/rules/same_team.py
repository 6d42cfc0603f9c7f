"""同一团队: one team carries one base only; its leader is not counted among its members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.counting import counts, not_concerned
from checks.finding import Evidence, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Holding, Situation

ID = "same_team"
TITLE = "同一团队"


@dataclass(frozen=True, slots=True)
class _Overlap:
    """Common members of two teams, against the smaller one."""

    other: Holding
    common: tuple[str, ...]
    smaller: int
    verdict: Verdict

    @property
    def words(self) -> str:
        return f"{self.smaller}人中有{len(self.common)}人相同（{'、'.join(self.common)}）"


def check(situation: Situation, limits: Limits) -> Finding:
    """Compare the team with each other team by the share of the smaller one that both have.

    Names are compared, so a small overlap proves nothing: it takes a share, and so many people.
    """
    application = situation.application
    if reason := not_concerned(application, limits.words("counted_types")):
        return limits.says(Verdict.NOT_APPLICABLE, reason)
    if not application.members:
        return limits.says(Verdict.UNSURE, "未填团队成员，无法核对", settles=("补充团队成员名单",))
    found = sorted(_overlaps(situation, limits), key=_order)
    heaviest = found[0].verdict if found else Verdict.SATISFIED
    shown = tuple(o for o in found if o.verdict is heaviest)
    evidence = tuple(_evidence(overlap) for overlap in shown)
    if heaviest is Verdict.VIOLATED:
        message = (
            "团队与" + "、".join(f"{o.other.called}{o.words}" for o in shown) + "，视为同一团队"
        )
        return limits.says(heaviest, message, evidence=evidence)
    if heaviest is Verdict.UNSURE:
        message = "团队与" + "、".join(f"{o.other.called}{o.words}" for o in shown) + "，待核实"
        settles = ("核对相同姓名是否同一人、两个团队是否实为一个",)
        return limits.says(heaviest, message, evidence=evidence, settles=settles)
    return limits.says(heaviest, f"未发现成员大量相同的团队（{situation.searched}）")


def _overlaps(situation: Situation, limits: Limits) -> Iterator[_Overlap]:
    types, mine = limits.words("counted_types"), situation.application.members
    for other in (*situation.bases, *situation.round):
        counted = counts(other, types, situation.on)
        common = tuple(sorted(mine & other.members))
        if counted is False or len(common) < limits.number("fewest_common"):
            continue
        smaller = min(len(mine), len(other.members))
        same = len(common) >= limits.share("same_share") * smaller and counted is True
        if same or len(common) >= limits.share("unsure_share") * smaller:
            verdict = Verdict.VIOLATED if same else Verdict.UNSURE
            yield _Overlap(other, common, smaller, verdict)


def _order(overlap: _Overlap) -> tuple[int, int, str]:
    return -overlap.verdict.weight, -len(overlap.common), overlap.other.called


def _evidence(overlap: _Overlap) -> Evidence:
    other = overlap.other
    certain = overlap.verdict is Verdict.VIOLATED
    period = str(other.approved or "")
    return Evidence(other.id, other.called, other.status, period, overlap.words, certain)
