"""已布局方向不再重复批建: a direction that a base already works on is not approved again, whoever hosts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.covering import covered, say
from checks.people import shared

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "covered_direction"
TITLE = "已布局方向不再重复批建"


def check(situation: Situation, limits: Limits) -> Finding:
    """Compare the direction with the bases of others; the applicant's own are another rule's matter.

    Other applications of the round are no bases yet: of two on one direction, either may be approved.
    """
    hosts, sorts = situation.application.hosts, limits.words("enterprise_sorts")
    firms = tuple(host for host in hosts if host.sort in sorts)
    others = (o for o in (*situation.bases, *situation.round) if not shared(firms, o.hosts))
    return say(covered(situation, others, limits), situation, limits, "")
