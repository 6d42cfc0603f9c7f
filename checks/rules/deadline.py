"""申报期限: handed in and reviewed in time; the last day itself is in time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checks.finding import Verdict
from checks.minimums import label

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "deadline"
TITLE = "申报期限"


def check(situation: Situation, limits: Limits) -> Finding:
    """Compare each date of the application with the last day for it.

    A date that is missing is unsure only once its last day has passed.
    """
    last = {name: limits.date(name) for name in limits.parameters}
    known = {name: situation.day(name) for name in last}
    late = [n for n, day in known.items() if day is not None and day > last[n]]
    open_ = [n for n, day in known.items() if day is None and situation.on > last[n]]
    values = {label(n): f"{known[n] or '未填'}，截止{last[n]}" for n in last}
    if late:
        message = "、".join(f"{label(n)}{known[n]}晚于截止日期{last[n]}" for n in late)
        said = limits.says(Verdict.VIOLATED, message, values=values)
        return replace(said, citation=limits.clauses[late[0]])
    if open_:
        message = f"未填{'、'.join(map(label, open_))}，无法核对是否逾期"
        settles = tuple(f"补充{label(n)}" for n in open_)
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    return limits.says(Verdict.SATISFIED, "在期限之内", values=values)
