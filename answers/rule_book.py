"""The rule book: each rule of a rule set with its clauses as written, its numbers and its worked cases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from answers.limit_table import LimitRow, limit_rows
from answers.rules import CitedRule, verify
from answers.versions import RuleVersion, rule_version
from checks.rules import RULES

if TYPE_CHECKING:
    from checks.ruleset import RuleSet
    from graph.store import View


@dataclass(frozen=True, slots=True)
class Case:
    """A case that the rule is tested with: what it is, and what the rule says."""

    title: str
    verdict: str


@dataclass(frozen=True, slots=True)
class BookedRule:
    """One rule of a rule set.

    Attributes:
        id: Its id; `title` in Chinese.
        about: What it judges: an Application or a Base.
        level: How strict the clause is.
        clauses: The clause it rests on, then those of its numbers.
        numbers: Its parameters and readings.
        cases: The cases that it is tested with.
    """

    id: str
    title: str
    about: str
    level: str
    clauses: tuple[CitedRule, ...]
    numbers: tuple[LimitRow, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a rule set, in the order of findings."""

    ruleset: RuleVersion
    rules: tuple[BookedRule, ...]


def rule_book(view: View, ruleset: RuleSet) -> RuleBook:
    """The rules of a set, with the text of their clauses as far as it is loaded."""
    cited, rows = tuple(verify(view, ruleset)), limit_rows(ruleset)
    return RuleBook(
        rule_version(ruleset),
        tuple(
            BookedRule(
                id=rule.id,
                title=rule.title,
                about=rule.about,
                level=ruleset.rules[rule.id]["level"],
                clauses=tuple(one for one in cited if one.rule == rule.id),
                numbers=tuple(row for row in rows if row.rule == rule.id),
                cases=_cases(rule.id),
            )
            for rule in RULES
            if rule.id in ruleset.rules
        ),
    )


@cache
def _cases(rule: str) -> tuple[Case, ...]:
    file = resources.files("checks.rules") / f"{rule}.cases.yaml"
    if not file.is_file():
        return ()
    cases = yaml.safe_load(file.read_text(encoding="utf-8"))["案例"]
    return tuple(Case(str(case["案例"]), str(case["结论"])) for case in cases)
