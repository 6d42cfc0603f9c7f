"""限期整改: a base that failed its evaluation passes its remediation within the time given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict
from checks.periods import years_after
from checks.remedies import failed, passed
from graph.base_types import states

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "remediation"
TITLE = "限期整改"


def check(situation: Situation, limits: Limits) -> Finding:
    """Overdue once the time is over without a passed remediation; the last day itself is in time."""
    status = situation.application.status
    if status in states("ended") | states("pending"):
        return limits.says(Verdict.NOT_APPLICABLE, f"状态为{status}，不再整改")
    if not failed(situation, limits.text("failed")) and status not in states("mending"):
        if situation.text("evaluation") or status:
            return limits.says(Verdict.SATISFIED, "没有评估不合格或整改的记录")
        message, settles = "未填状态和评估结果，无法核对", ("补充状态和评估结果",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    return _timed(situation, limits)


def _timed(situation: Situation, limits: Limits) -> Finding:
    done, evaluated = passed(situation), situation.day("evaluated")
    if done is not None:
        verdict = Verdict.SATISFIED if done else Verdict.VIOLATED
        return limits.says(verdict, f"整改验收{'已' if done else '未'}通过")
    years = limits.number("years")
    due = situation.day("rectify_by") or (years_after(evaluated, years) if evaluated else None)
    if due is None:
        message, settles = "正在整改，期限不明", ("补充整改期限或评估日期",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    values = {"评估日期": str(evaluated or "未填"), "整改期满": str(due)}
    if situation.on <= due:
        return limits.says(Verdict.SATISFIED, f"整改期至{due}", values=values)
    message = f"整改期至{due}已满，没有通过整改验收的记录"
    return limits.says(Verdict.VIOLATED, message, values=values)
