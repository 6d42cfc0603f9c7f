"""建设期: a base is finished and accepted within the years given for building it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checks.finding import Verdict
from graph.base_types import states

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "build_period"
TITLE = "建设期"


def check(situation: Situation, limits: Limits) -> Finding:
    """Overdue once the period is over and the base is still being built.

    Registers know the year of approval only: the period is taken to end with the last day of its
    last year.
    """
    base, accepted = situation.application, situation.day("accepted")
    if base.status in states("ended") | states("pending"):
        return limits.says(Verdict.NOT_APPLICABLE, f"状态为{base.status}，不在建设期")
    if accepted and accepted <= situation.on:
        return limits.says(Verdict.SATISFIED, f"已于{accepted}验收")
    if base.status and base.status not in states("building"):
        assumed = () if accepted else ("没有验收日期，按状态认定建设期已结束",)
        message = f"状态为{base.status}，建设期已结束"
        return limits.says(Verdict.SATISFIED, message, assumptions=assumed)
    return _dated(situation, limits)


def _dated(situation: Situation, limits: Limits) -> Finding:
    base, years = situation.application, limits.number("years")
    extended = situation.day("extended")
    if base.approved is None and extended is None:
        message, settles = "未填批准年份，不能确定建设期", ("补充批准年份",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    due = extended or dt.date((base.approved or 0) + years, 12, 31)
    values = {"批准年份": str(base.approved or "未填"), "建设期满": str(due)}
    if situation.on <= due:
        return limits.says(Verdict.SATISFIED, f"建设期至{due}", values=values)
    if not base.status:
        message = f"建设期至{due}已满，状态和验收日期未填，是否已验收待核实"
        settles = ("补充状态或验收日期",)
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    assumed = () if extended else ("名录没有延期记录，按未延期计",)
    message = f"建设期至{due}已满，仍在建设，没有验收记录"
    return limits.says(Verdict.VIOLATED, message, values=values, assumptions=assumed)
