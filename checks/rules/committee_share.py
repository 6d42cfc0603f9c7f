"""技术指导委员会本单位人员比例: host and co-builders hold at most a share of the seats."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checks.committees import Side, side
from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Seat, Situation

ID = "committee_share"
TITLE = "技术指导委员会本单位人员比例"


def check(situation: Situation, limits: Limits) -> Finding:
    """Compare the share; exactly the limit is allowed, and who may be counted either way is unsure."""
    seats = situation.committee
    if not seats:
        message, settles = "未填技术指导委员会名单，无法核对比例", ("补充技术指导委员会名单",)
        return limits.says(Verdict.UNSURE, message, settles=settles)
    sides = {seat: side(seat, situation.application) for seat in seats}
    count, most = Counter(sides.values()), limits.share("max_share")
    own, open_ = count[Side.OWN], count[Side.UNSURE]
    whole = len(seats)
    told = f"，另有{open_}人待核实" if open_ else ""
    values = {"本单位人员": f"{own}/{whole}{told}", "不超过": str(most)}
    named = _named(tuple(seat for seat in seats if sides[seat] is Side.OWN))
    if own > most * whole:
        message = f"{whole}名成员中有{own}名来自依托单位或共建单位（{named}），超过{most}"
        return limits.says(Verdict.VIOLATED, message, values=values)
    if own + open_ > most * whole:
        doubtful = _named(tuple(seat for seat in seats if sides[seat] is Side.UNSURE))
        message = f"{doubtful}是否属于依托单位或共建单位待核实，如属于则比例超过{most}"
        settles = ("核对这些成员的工作单位",)
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    message = f"{whole}名成员中有{own}名来自依托单位或共建单位"
    return limits.says(Verdict.SATISFIED, message, values=values)


def _named(seats: tuple[Seat, ...]) -> str:
    return "、".join(f"{s.name}@{s.organization.name if s.organization else '?'}" for s in seats)
