"""同一企业同一业务方向: one enterprise carries one base in one line of business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.counting import not_concerned
from checks.covering import covered, say
from checks.finding import Verdict
from checks.people import shared

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "same_enterprise_direction"
TITLE = "同一企业同一业务方向"


def check(situation: Situation, limits: Limits) -> Finding:
    """Compare the direction with what the same enterprise holds or applies for, under any name."""
    application = situation.application
    if reason := not_concerned(application, limits.words("counted_types")):
        return limits.says(Verdict.NOT_APPLICABLE, reason)
    sorts = limits.words("enterprise_sorts")
    hosts = tuple(host for host in application.hosts if host.sort in sorts or not host.sort)
    if not hosts:
        return limits.says(Verdict.NOT_APPLICABLE, "依托单位不是企业")
    own = (o for o in (*situation.bases, *situation.round) if shared(hosts, o.hosts))
    return say(covered(situation, own, limits), situation, limits, "本企业")
