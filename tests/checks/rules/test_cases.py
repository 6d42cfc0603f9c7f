"""Every rule says of every case in its table what the table expects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checks.finding import Verdict
from checks.rules import RULES, Rule
from checks.ruleset import ruleset
from tests.checks.case_tables import Case, read_cases

if TYPE_CHECKING:
    from checks.situation import Holding, Situation

FOLDER = Path(__file__).resolve().parents[3] / "checks" / "rules"
TABLES = {rule.id: read_cases(FOLDER / f"{rule.id}.cases.yaml") for rule in RULES}
CASES = [
    pytest.param(rule, case, id=f"{rule.title}：{title}")
    for rule in RULES
    for title, case in TABLES[rule.id].items()
]

# Verdicts that a rule cannot come to: what is about every application is never "not applicable", and a clause
# that only says what is usual or wanted is never violated.
NEVER = {
    rule: frozenset({verdict.zh})
    for verdict, rules in (
        (
            Verdict.NOT_APPLICABLE,
            ("covered_direction", "cluster", "region", "deadline", "closed_type"),
        ),
        (Verdict.VIOLATED, ("host_sort", "lead_by_enterprise")),
    )
    for rule in rules
}


def around(situation: Situation) -> tuple[Holding, ...]:
    return (*situation.bases, *situation.round, *situation.recommended)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_says_what_its_table_expects(rule: Rule, case: Case) -> None:
    limits = ruleset(case.ruleset).limits(rule.id, case.situation.on)
    if case.verdict == "未生效":
        assert limits is None
        return
    assert limits is not None
    finding = rule.judge(case.situation, limits)
    assert finding.verdict.zh == case.verdict, finding
    assert sorted(e.name for e in finding.evidence) == sorted(case.evidence)
    said = {
        "说明": finding.message,
        "理由": "；".join(e.relation for e in finding.evidence),
        "假定": "；".join(finding.assumptions),
        "核实": "；".join(finding.settles),
        "条款": finding.citation.path,
        "数值": "；".join(f"{name}：{value}" for name, value in finding.values.items()),
    }
    for column, words in case.said.items():
        if column == "不说":
            assert words not in "；".join(said.values())
        else:
            assert words in said[column]
    assert bool(finding.assumptions) == ("假定" in case.said)
    others = {h.id: str(h.approved or "") for h in around(case.situation)}
    assert all(e.period == others[e.id] for e in finding.evidence if e.id in others)
    certain = [evidence.certain for evidence in finding.evidence]
    assert certain == sorted(certain, reverse=True)
    if case.evidence and finding.verdict is Verdict.VIOLATED:
        assert certain[0]
    assert (finding.rule, finding.level) == (rule.id, limits.level)
    assert bool(finding.settles) == (finding.verdict is Verdict.UNSURE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_table_has_cases_of_every_verdict_and_of_a_day_before_the_rule(rule: Rule) -> None:
    verdicts = {case.verdict for case in TABLES[rule.id].values()}
    never = NEVER.get(rule.id, frozenset())
    assert verdicts == {verdict.zh for verdict in Verdict} - never | {"未生效"}


def test_where_nothing_is_missing_nothing_is_assumed() -> None:
    complete = TABLES["same_leader"]["已有一个，超出一个"].situation
    limits = ruleset("liaoning-2023").limits("same_leader", complete.on)
    assert limits is not None
    (rule,) = (rule for rule in RULES if rule.id == "same_leader")
    assert rule.check(complete, limits).assumptions == ()
