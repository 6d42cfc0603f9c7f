"""What rests on a clause: the rules of the shipped rule sets that cite it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checks.rules import RULES
from checks.ruleset import ruleset, ruleset_names

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RestingRule:
    """A rule that cites a clause; `title` names the rule, `ruleset_title` its rule set, in Chinese."""

    ruleset: str
    ruleset_title: str
    rule: str
    title: str


@cache
def resting_rules() -> Mapping[str, tuple[RestingRule, ...]]:
    """The rules by the id of the clause they cite, in the order of the findings."""
    found: dict[str, list[RestingRule]] = defaultdict(list)
    for name in ruleset_names():
        known = ruleset(name)
        cited = known.citations()
        for rule in RULES:
            for citation in cited.get(rule.id, ()) if rule.id in known.own else ():
                found[citation.clause_id].append(
                    RestingRule(name, known.title, rule.id, rule.title)
                )
    return {id_: tuple(rules) for id_, rules in found.items()}
