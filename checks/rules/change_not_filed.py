"""变更未备案: two registers differ over a base, and no change is on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict
from graph.base_types import states

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "change_not_filed"
TITLE = "变更未备案"
_ZH = {
    "name": "名称",
    "leader": "负责人",
    "directions": "研究方向",
    "host": "依托单位",
    "co_builders": "共建单位",
}


def check(situation: Situation, limits: Limits) -> Finding:
    """Violated where the register keeps a file of changes and this one is not in it.

    Where it keeps none, nobody can tell whether the change was filed: that is unsure.
    """
    if situation.application.status in states("ended"):
        message = f"状态为{situation.application.status}"
        return limits.says(Verdict.NOT_APPLICABLE, message)
    filed = situation.text("filed")
    open_ = [
        change
        for change in situation.changes
        if not any(word in filed for word in limits.listed(change.what))
    ]
    if not open_:
        told = f"变更已备案（{filed}）" if situation.changes else "各名录所载没有变更"
        return limits.says(Verdict.SATISFIED, told)
    values = {f"{_ZH[c.what]}（{c.registers}）": f"{c.before} → {c.after}" for c in open_}
    what = "、".join(_ZH[change.what] for change in open_)
    if filed:
        message = f"{what}前后名录不一致，备案记录为“{filed}”，不含此项"
        return limits.says(Verdict.VIOLATED, message, values=values)
    message, settles = f"{what}前后名录不一致，是否已备案待核实", ("核对变更备案记录",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
