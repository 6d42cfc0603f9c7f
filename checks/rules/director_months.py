"""主任工作时间: the director works at the centre so many months a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "director_months"
TITLE = "主任工作时间"
_YEAR = 12


def check(situation: Situation, limits: Limits) -> Finding:
    """Compare the months with the minimum; more than a year has is a mistake, not an answer."""
    months, least = situation.number("director_months"), limits.number("min_months")
    if months is None:
        settles = ("补充主任每年工作月数",)
        return limits.says(Verdict.UNSURE, "未填主任每年工作月数，无法核对", settles=settles)
    values = {"每年工作": f"{months:g}个月", "不少于": f"{least}个月"}
    if not 0 <= months <= _YEAR:
        settles = ("核对主任每年工作月数",)
        message = f"主任每年工作{months:g}个月，填写有误"
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    if months < least:
        message = f"主任每年工作{months:g}个月，不足{least}个月"
        return limits.says(Verdict.VIOLATED, message, values=values)
    return limits.says(Verdict.SATISFIED, f"主任每年工作{months:g}个月", values=values)
