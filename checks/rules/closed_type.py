"""不再批复新建的类型: a type of base that is no longer approved, and the type that it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.counting import without_level
from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "closed_type"
TITLE = "不再批复新建的类型"


def check(situation: Situation, limits: Limits) -> Finding:
    """Look the type up among those that the policy closed, then in what loaded policies say of it.

    A draft binds nobody, and what another policy says of a type may have been overtaken: both are
    unsure.
    """
    type_ = situation.application.type
    if not type_:
        return limits.says(Verdict.UNSURE, "申报类型未填，无法核对", settles=("补充申报类型",))
    stem = without_level(type_)
    if stem in limits.parameters:
        return _closed(type_, stem, limits)
    if situation.transitions:
        told = "；".join(f"{t.label}：{t.action}{t.to}" for t in situation.transitions)
        message = f"已载入的政策对“{type_}”另有安排（{told}），是否仍可新建待核实"
        return limits.says(Verdict.UNSURE, message, settles=(f"核对“{type_}”现行规定",))
    return limits.says(Verdict.SATISFIED, f"“{type_}”不在不再批复新建的类型之内")


def _closed(type_: str, stem: str, limits: Limits) -> Finding:
    successor, clause = limits.text(stem), limits.clauses[stem].label
    values = {"申报类型": type_, "现为": successor}
    became = f"“{type_}”已不再新建，符合条件的纳入{successor}（{clause}）"
    if limits.flag("binding"):
        message = f"{became}，应改报{successor}"
        return limits.says(Verdict.VIOLATED, message, values=values)
    message = f"{became}，但该文件为征求意见稿，待核实"
    settles = (f"核对“{type_}”是否仍批复新建",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
