"""撤销情形: causes for revoking a base that the register gives reason to see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checks.finding import Verdict
from checks.remedies import failed, passed
from checks.reports import longest_run, missing_years
from graph.base_types import states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "revocation"
TITLE = "撤销情形"
_COLUMNS = ("evaluation", "rectified", "reports", "incidents")
_BY_WORDS = ("not_evaluated", "fraud", "accident", "punishment", "closure")


def check(situation: Situation, limits: Limits) -> Finding:
    """Certain is a failed evaluation whose remediation was failed too; the rest a person weighs.

    No cause is as plain as its record: reports may be missing for a reason, and an incident may be slight.
    """
    status = situation.application.status
    if status in states("ended") | states("pending"):
        return limits.says(Verdict.NOT_APPLICABLE, f"状态为{status}")
    if not any(name in situation.figures for name in _COLUMNS):
        message = "名录没有评估结果、整改验收、年度报告和不良记录，无法核对"
        return limits.says(Verdict.UNSURE, message, settles=("补充评估、年报和不良记录",))
    if failed(situation, limits.text("failed")) and passed(situation) is False:
        message = f"评估{situation.text('evaluation')}，整改验收{situation.text('rectified')}"
        said = limits.says(Verdict.VIOLATED, message)
        return replace(said, citation=limits.clauses["failed"])
    causes = tuple(_causes(situation, limits))
    if not causes:
        return limits.says(Verdict.SATISFIED, "名录所载没有撤销情形")
    message = f"{'；'.join(told for _, told in causes)}，是否构成撤销情形待核实"
    settles = ("核实情况是否属实、是否无故、是否达到条款所说的程度",)
    said = limits.says(Verdict.UNSURE, message, settles=settles)
    return replace(said, citation=limits.clauses[causes[0][0]])


def _causes(situation: Situation, limits: Limits) -> Iterator[tuple[str, str]]:
    """Each cause that may be given: its parameter, and what speaks for it."""
    run = longest_run(missing_years(situation, limits.number("first_year")) or ())
    if len(run) >= limits.number("reports_missing"):
        yield "reports_missing", f"连续{len(run)}年没有年度报告"
    recorded = (*situation.texts("evaluation"), *situation.texts("incidents"))
    for cause in _BY_WORDS:
        for told in recorded:
            if any(word in told for word in limits.listed(cause)):
                yield cause, f"名录记有“{told}”"
                break
