"""The rules, in the order in which findings are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.counting import counts_type
from checks.finding import Verdict
from checks.rules import (
    annual_reports,
    build_period,
    change_not_filed,
    closed_type,
    cluster,
    committee_chair,
    committee_share,
    committee_size,
    covered_direction,
    deadline,
    director_months,
    enterprise_limit,
    evaluation_period,
    host_sort,
    lead_by_enterprise,
    leading_talent,
    naming,
    region,
    region_quota,
    remediation,
    revocation,
    same_enterprise_direction,
    same_leader,
    same_team,
    threshold_general,
    threshold_professional,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: a pure function of a situation and the limits in force.

    Attributes:
        id: Stable id, used in rule sets and outputs.
        title: Name in Chinese.
        check: The function.
        about: Node kind that it judges: an Application, or a Base on record.
    """

    id: str
    title: str
    check: Callable[[Situation, Limits], Finding]
    about: str

    def judge(self, situation: Situation, limits: Limits) -> Finding:
        """What the rule says; not applicable where the clause is about other types of base."""
        type_ = situation.application.type
        if limits.applies_to and counts_type(type_, limits.applies_to) is False:
            message = f"条款不适用于“{type_}”"
            return limits.says(Verdict.NOT_APPLICABLE, message)
        return self.check(situation, limits)


_OF_APPLICATIONS = (
    same_leader,
    same_team,
    same_enterprise_direction,
    enterprise_limit,
    covered_direction,
    closed_type,
    cluster,
    region,
    host_sort,
    lead_by_enterprise,
    region_quota,
    deadline,
    threshold_general,
    threshold_professional,
    leading_talent,
    committee_size,
    committee_share,
    committee_chair,
    director_months,
    naming,
)
_OF_BASES = (
    build_period,
    evaluation_period,
    remediation,
    annual_reports,
    revocation,
    change_not_filed,
)
RULES = tuple(
    Rule(module.ID, module.TITLE, module.check, about)
    for about, modules in (("Application", _OF_APPLICATIONS), ("Base", _OF_BASES))
    for module in modules
)
