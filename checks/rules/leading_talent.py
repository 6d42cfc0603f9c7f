"""领军人才: the centre has people of the highest titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "leading_talent"
TITLE = "领军人才"
_NONE = frozenset({"无", "没有", "暂无", "否", "0"})


def check(situation: Situation, limits: Limits) -> Finding:
    """Look for the titles in what is filled in; the clause's 等 leaves room for others: unsure."""
    written, titles = situation.text("leading_talent"), limits.listed("titles")
    wanted = "、".join(titles)
    values = {"领军人才": written or "未填", "应有": f"{wanted}等"}
    if any(title in written for title in titles):
        return limits.says(Verdict.SATISFIED, f"有领军人才：{written}", values=values)
    if written in _NONE:
        message = f"填明没有{wanted}等领军人才"
        return limits.says(Verdict.VIOLATED, message, values=values)
    leader = situation.application.leader
    top = f"，负责人{leader.name}填为顶尖人才" if leader and leader.top_talent else ""
    message = (
        f"所填“{written}”是否属于{wanted}等领军人才待核实" if written else f"未填领军人才{top}"
    )
    settles = ("核对领军人才的称号和聘用关系",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
