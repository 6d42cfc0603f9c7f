"""限额推荐: one area's office recommends at most so many applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Evidence, Verdict
from graph.areas import area_of_office

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "region_quota"
TITLE = "限额推荐"


def check(situation: Situation, limits: Limits) -> Finding:
    """Count what the office recommends; a breach is the office's and marks each of its applications.

    Who is no office of an area, such as a department or a university, has no quota in the call.
    """
    application = situation.application
    if not application.recommender:
        return limits.says(Verdict.UNSURE, "未填推荐单位，无法核对限额", settles=("补充推荐单位",))
    area = area_of_office(application.recommender)
    if not area:
        return limits.says(Verdict.NOT_APPLICABLE, f"{application.recommender}没有推荐限额")
    quota = int(limits.table("quotas").get(area, limits.number("other_quota")))
    count = len(situation.recommended)
    values = {"推荐": f"{count}项", "限额": f"{quota}项"}
    if count <= quota:
        return limits.says(Verdict.SATISFIED, f"{area}推荐{count}项，限额{quota}项", values=values)
    others = (h for h in situation.recommended if h.id != application.id)
    evidence = tuple(
        Evidence(h.id, h.called, h.status, str(h.approved or ""), f"同由{area}推荐")
        for h in sorted(others, key=lambda holding: holding.called)
    )
    message = f"{area}推荐{count}项，超过限额{quota}项"
    return limits.says(Verdict.VIOLATED, message, values=values, evidence=evidence)
