"""The rules, in the order in which findings are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.rules import enterprise_limit, same_leader

if TYPE_CHECKING:
    from collections.abc import Callable

    from checks.finding import Finding
    from checks.ruleset import Limits
    from checks.situation import Situation


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: a pure function of a situation and the limits in force.

    Attributes:
        id: Stable id, used in rule sets and outputs.
        title: Name in Chinese.
        check: The function.
    """

    id: str
    title: str
    check: Callable[[Situation, Limits], Finding]


RULES = tuple(
    Rule(module.ID, module.TITLE, module.check) for module in (same_leader, enterprise_limit)
)
