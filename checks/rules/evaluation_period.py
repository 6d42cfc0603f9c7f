"""评估周期: a base is evaluated again within the years of a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict
from checks.periods import years_after
from graph.base_types import states

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "evaluation_period"
TITLE = "评估周期"


def check(situation: Situation, limits: Limits) -> Finding:
    """Overdue once a cycle has passed since the last evaluation; the last day itself is in time.

    A base that is not evaluated yet counts from its acceptance, and then is only unsure: the register
    may lack the evaluation.
    """
    status, years = situation.application.status, limits.number("years")
    if status in states("ended") | states("pending") | states("building"):
        return limits.says(Verdict.NOT_APPLICABLE, f"状态为{status}，不参加定期评估")
    last, accepted = situation.day("evaluated"), situation.day("accepted")
    start = last or accepted
    if start is None or start > situation.on:
        told = f"上次评估或验收日期{start}晚于核查日期" if start else "未填上次评估日期"
        return limits.says(Verdict.UNSURE, told, settles=("核对上次评估日期",))
    due, what = years_after(start, years), "评估" if last else "验收"
    values = {f"上次{what}": str(start), "周期": f"{years}年", "应在此前评估": str(due)}
    if situation.on <= due:
        message = f"{start}{what}，下次评估不晚于{due}"
        return limits.says(Verdict.SATISFIED, message, values=values)
    if last:
        message = f"上次评估{last}，超过{years}年没有再评估"
        return limits.says(Verdict.VIOLATED, message, values=values)
    message = f"{accepted}验收后超过{years}年，没有评估记录，待核实"
    settles = ("补充上次评估日期",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
