"""What policies of other provinces' styles say for rules."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from answers.drafting.meanings import meanings
from answers.drafting.proposals import proposed
from checks.ruleset import shipped_rulesets
from tests.answers.policy_texts import CALL, CITY, MEASURES, REGION, read

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = {
    MEASURES: {
        ("naming", "patterns"): {"省重点实验室": "江南省{名称}重点实验室"},
        ("naming", "period_years"): 2,
        ("threshold_general", "staff"): 30,
        ("threshold_general", "senior_share"): "1/2",
        ("threshold_general", "area_m2"): 2000,
        ("threshold_general", "equipment_10k"): 1000,
        ("threshold_professional", "area_m2"): 800,
        ("threshold_professional", "equipment_10k"): 600,
        ("threshold_professional", "research_spending_share"): "1/20",
        ("same_enterprise_direction", ""): 1,
        ("director_months", "min_months"): 8,
        ("committee_size", "min_members"): 9,
        ("committee_size", "max_members"): 15,
        ("committee_share", "max_share"): "3/10",
        ("committee_chair", ""): True,
        ("build_period", "years"): 2,
        ("evaluation_period", "years"): 5,
        ("annual_reports", "years"): 3,
        ("revocation", "reports_missing"): 3,
        ("remediation", "years"): 1,
    },
    CALL: {
        ("enterprise_limit", "limit"): 1,
        ("same_leader", "limit"): 1,
        ("same_leader", "top_talent_limit"): 2,
        ("threshold_general", "area_m2"): 1500,
        ("threshold_general", "equipment_10k"): 800,
        ("threshold_general", "staff"): 20,
        ("committee_size", "min_members"): 7,
        ("committee_share", "max_share"): "1/3",
        ("region_quota", "quotas"): {"昆阳市科技局": 6, "其他高校": 2},
        ("region_quota", "other_quota"): 3,
        ("deadline", "applied"): dt.date(2024, 4, 30),
        ("deadline", "reviewed"): dt.date(2024, 5, 15),
        ("region", ""): True,
    },
    CITY: {
        ("enterprise_limit", "limit"): 1,
        ("threshold_general", "area_m2"): 500,
        ("threshold_general", "equipment_10k"): 300,
        ("director_months", "min_days"): 180,
        ("committee_size", "min_members"): 7,
        ("committee_size", "max_members"): 9,
        ("committee_share", "max_share"): "1/3",
        ("build_period", "years"): 2,
        ("naming", "period_years"): 2,
        ("evaluation_period", "years"): 2,
        ("region", ""): True,
    },
    REGION: {
        ("threshold_general", "area_m2"): 1200,
        ("threshold_general", "equipment_10k"): 600,
        ("threshold_general", "research_spending_share"): "3/20",
        ("same_leader", "limit"): 1,
        ("same_enterprise_direction", ""): 1,
        ("committee_size", "min_members"): 7,
        ("committee_size", "max_members"): 9,
        ("committee_share", "max_share"): "2/5",
        ("build_period", "years"): 2,
        ("naming", "period_years"): 2,
        ("naming", "patterns"): {"产业技术研究院": "西岭{名称}产业技术研究院"},
        ("region_quota", "quotas"): {"各高校": 3},
    },
}


@pytest.mark.parametrize("text", EXPECTED, ids=["measures", "call", "city", "region"])
def test_limits_become_parameters_of_rules(text: str, tmp_path: Path) -> None:
    found = proposed(read(tmp_path, text)).proposals
    assert {(one.rule, one.parameter): one.value for one in found} == EXPECTED[text]


@pytest.mark.parametrize("text", EXPECTED, ids=["measures", "call", "city", "region"])
def test_every_proposal_quotes_words_of_its_clause(text: str, tmp_path: Path) -> None:
    policy = read(tmp_path, text)
    clauses = {clause.id: "".join(clause.text.split()) for clause in policy.clauses}
    for one in proposed(policy).proposals:
        assert one.source.words
        assert all(words in clauses[one.source.clause_id] for words in one.source.words)


def test_a_limit_that_no_rule_knows_is_told_with_its_clause(tmp_path: Path) -> None:
    found = proposed(read(tmp_path, MEASURES)).unknown
    assert ("min_times", "1", "次", "江科规〔2022〕8号 第十条") in {
        (one.kind, one.value, one.unit, one.source.label) for one in found
    }


def test_a_proposal_holds_from_the_date_of_its_policy(tmp_path: Path) -> None:
    periods = [
        {(one.since, one.until) for one in proposed(read(tmp_path, text)).proposals}
        for text in (MEASURES, CALL, CITY, REGION)
    ]
    assert periods == [
        {("2022-03-18", "")},
        {("2024-03-08", "")},
        {("", "")},
        {("2024-07-01", "2027-06-30")},
    ]


def test_a_day_without_a_year_needs_a_document_that_names_one(tmp_path: Path) -> None:
    undated = CALL.replace("2024年度", "").replace("2024年", "").replace("〔2024〕12号", "")
    found = {one.parameter: one.value for one in proposed(read(tmp_path, undated)).proposals}
    assert "applied" not in found
    assert "reviewed" not in found


def test_a_body_with_two_numbers_is_told_with_both(tmp_path: Path) -> None:
    text = CALL.replace("其他高校各限推2项", "昆阳市科技局推荐不超过9项")
    found = proposed(read(tmp_path, text)).proposals
    quotas = [one.value for one in found if one.parameter == "quotas"]
    assert quotas == [{"昆阳市科技局": 6}, {"昆阳市科技局": 9}]


def test_how_strict_a_clause_is_follows_from_its_words(tmp_path: Path) -> None:
    text = CITY.replace("每个企业限认定", "原则上每个企业限认定")
    levels = {one.rule: one.level for one in proposed(read(tmp_path, text)).proposals}
    assert (levels["enterprise_limit"], levels["director_months"]) == ("原则上", "不少于")


def is_number(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(is_number, value.values()))
    fraction = isinstance(value, str) and "/" in value
    return fraction or isinstance(value, int | float | dt.date)


@pytest.mark.parametrize("name", shipped_rulesets())
def test_every_number_of_the_shipped_rule_sets_is_known_by_words(name: str) -> None:
    rules = shipped_rulesets()[name]
    shipped = {
        (rule, parameter)
        for rule, entry in rules.rules.items()
        for parameter in entry["parameters"]
        if is_number(rules.periods(rule, parameter)[-1].value)
    }
    ranges = {"members": ("min_members", "max_members"), "quotas": ("quotas", "other_quota")}
    known = {
        (one.rule, parameter)
        for one in meanings().limits
        for parameter in ranges.get(one.parameter, (one.parameter,))
    }
    assert shipped <= known
