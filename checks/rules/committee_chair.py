"""技术指导委员会主任: the chair comes from neither the host nor a co-builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.committees import Side, name_and_body, side
from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "committee_chair"
TITLE = "技术指导委员会主任"


def check(situation: Situation, limits: Limits) -> Finding:
    """Look up the chair among the members; two of one name and two sides are unsure."""
    chair, _ = name_and_body(situation.text("committee_chair"))
    if not chair:
        message, settles = "未填委员会主任，无法核对", ("补充委员会主任",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    seats = [seat for seat in situation.committee if seat.name == chair]
    if not seats:
        message = f"委员会主任{chair}不在成员名单中，工作单位不明"
        return limits.says(Verdict.UNSURE, message, settles=(f"核对{chair}的工作单位",))
    sides = {side(seat, situation.application) for seat in seats}
    where = "、".join(seat.organization.name if seat.organization else "单位未填" for seat in seats)
    values = {"委员会主任": f"{chair}@{where}"}
    if sides == {Side.OWN}:
        message = f"委员会主任{chair}来自依托单位或共建单位（{where}）"
        return limits.says(Verdict.VIOLATED, message, values=values)
    if sides == {Side.OUTSIDE}:
        return limits.says(Verdict.SATISFIED, f"委员会主任{chair}来自{where}", values=values)
    message = f"委员会主任{chair}（{where}）是否属于依托单位或共建单位待核实"
    settles = (f"核对{chair}的工作单位",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
