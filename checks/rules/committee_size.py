"""技术指导委员会人数: the committee has so many members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "committee_size"
TITLE = "技术指导委员会人数"


def check(situation: Situation, limits: Limits) -> Finding:
    """Count the members that are listed; the limits themselves are allowed."""
    size = len(situation.committee)
    least, most = limits.number("min_members"), limits.number("max_members")
    if not size:
        message, settles = "未填技术指导委员会名单，无法核对人数", ("补充技术指导委员会名单",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    values = {"人数": f"{size}人", "应为": f"{least}—{most}人"}
    if least <= size <= most:
        return limits.says(Verdict.SATISFIED, f"技术指导委员会{size}人", values=values)
    message = f"技术指导委员会{size}人，不在{least}—{most}人之内"
    return limits.says(Verdict.VIOLATED, message, values=values)
