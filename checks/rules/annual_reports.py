"""年度报告: a base hands in its report every year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checks.finding import Verdict
from checks.reports import longest_run, missing_years
from graph.base_types import states

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "annual_reports"
TITLE = "年度报告"


def check(situation: Situation, limits: Limits) -> Finding:
    """Violated by so many years in a row, which then is the clause cited; fewer are unsure."""
    base, most = situation.application, limits.number("years")
    if base.status in states("ended") | states("pending"):
        return limits.says(Verdict.NOT_APPLICABLE, f"状态为{base.status}，不提交年度报告")
    missing = missing_years(situation, limits.number("first_year"))
    if missing is None:
        message, settles = "名录没有年度报告的记录，无法核对", ("补充已提交年度报告的年份",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    values = {"已提交": situation.text("reports"), "缺": "、".join(map(str, missing)) or "没有"}
    assumed = () if base.approved else (f"批准年份未填，自{limits.number('first_year')}年起计",)
    if len(run := longest_run(missing)) >= most:
        message = f"{run[0]}—{run[-1]}年连续{len(run)}年没有年度报告"
        assumed = (*assumed, "名录没有载明原因，按无故计")
        said = limits.says(Verdict.VIOLATED, message, values=values, assumptions=assumed)
        return replace(said, citation=limits.clauses["years"])
    if missing:
        message = f"没有{'、'.join(map(str, missing))}年的年度报告，待核实"
        settles = ("核对是否已提交",)
        return limits.says(
            Verdict.UNSURE, message, values=values, assumptions=assumed, settles=settles
        )
    return limits.says(Verdict.SATISFIED, "年度报告齐全", values=values, assumptions=assumed)
