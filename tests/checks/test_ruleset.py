"""Rule sets: dated numbers, each with a clause that exists."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from checks.rules import RULES
from checks.ruleset import RuleSet, ruleset, ruleset_names
from graph.citations import Citation
from graph.errors import InputError
from loaders.files import read_policies

if TYPE_CHECKING:
    from pathlib import Path

CITED = [
    pytest.param(citation, id=f"{name} {rule} {citation.path}")
    for name in ruleset_names()
    for rule, citations in ruleset(name).citations().items()
    for citation in citations
]
DATED = RuleSet(
    "试验",
    "试验",
    "试验省",
    {
        "same_leader": {
            "level": "不得",
            "citation": {
                "title": "试验办法",
                "document_number": "试〔2020〕1号",
                "clause": "第三条",
            },
            "parameters": {
                "limit": [
                    {"since": dt.date(2020, 1, 1), "until": dt.date(2020, 12, 31), "value": 1},
                    {"since": dt.date(2021, 1, 1), "value": 2, "clause": "第四条"},
                ]
            },
        }
    },
)


@pytest.mark.parametrize("citation", CITED)
def test_every_cited_clause_is_among_the_compiled_policies(citation: Citation, root: Path) -> None:
    text = (root / "loaders" / "sample" / "policies.yaml").read_text(encoding="utf-8")
    documents = {d["title"]: d for d in yaml.safe_load(text)}
    document = documents[citation.title]
    assert citation.document_number == (document["document_number"] or "")
    assert citation.path in {clause["path"] for clause in document["clauses"]}


@pytest.fixture(scope="module")
def clause_ids(shared: Path) -> frozenset[str]:
    return frozenset(
        Citation(document.title, document.document_number, clause.path).clause_id
        for path in sorted((shared / "seeds").glob("*.txt"))
        for document in read_policies(path)
        for clause in document.clauses
    )


@pytest.mark.parametrize("citation", CITED)
def test_every_cited_clause_is_in_the_document_itself(
    citation: Citation, clause_ids: frozenset[str]
) -> None:
    assert citation.clause_id in clause_ids


@pytest.mark.parametrize("name", ruleset_names())
def test_a_rule_set_names_only_rules_that_are_written(name: str) -> None:
    assert set(ruleset(name).rules) <= {rule.id for rule in RULES}


def test_each_day_has_the_number_of_its_period() -> None:
    numbers = {}
    for day in ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01", "2030-01-01"):
        limits = DATED.limits("same_leader", dt.date.fromisoformat(day))
        numbers[day] = limits and limits.number("limit")
    assert list(numbers.values()) == [None, 1, 1, 2, 2]


def test_a_number_may_stand_in_another_clause_than_its_rule() -> None:
    assert [c.path for c in DATED.citations()["same_leader"]] == ["第三条", "第四条"]


def test_a_rule_set_is_silent_on_rules_it_does_not_name() -> None:
    assert DATED.limits("enterprise_limit", dt.date(2022, 1, 1)) is None


def test_a_rule_that_is_not_in_force_is_cited_without_numbers() -> None:
    dormant = DATED.dormant("same_leader")
    assert dormant is not None
    assert (dormant.citation.path, dormant.level, dormant.parameters) == ("第三条", "不得", {})
    assert DATED.dormant("enterprise_limit") is None


def test_a_day_without_any_rule_is_refused_with_the_first_that_has_one() -> None:
    DATED.require_in_force(dt.date(2020, 1, 1))
    with pytest.raises(InputError, match="没有生效的规则") as caught:
        DATED.require_in_force(dt.date(2019, 12, 31))
    assert "2020-01-01" in caught.value.remedy


def test_a_rule_set_that_has_run_out_says_until_when_it_held() -> None:
    with pytest.raises(InputError, match="没有生效的规则") as caught:
        ruleset("hebei-2018").require_in_force(dt.date(2021, 1, 1))
    assert "2018-01-01" in caught.value.remedy
    assert "2020-12-31" in caught.value.remedy


def test_a_call_holds_what_the_measures_below_it_say() -> None:
    call, measures = ruleset("liaoning-2023"), ruleset("liaoning-2019")
    assert call.extends == "liaoning-2019"
    assert measures.extends == ""
    assert set(call.rules) == call.own | measures.own
    assert not call.own & measures.own
    on = dt.date(2023, 6, 16)
    assert call.limits("naming", on) == measures.limits("naming", on)


def test_before_the_call_only_the_measures_hold() -> None:
    call, before = ruleset("liaoning-2023"), dt.date(2022, 12, 31)
    held = {rule for rule in call.rules if call.limits(rule, before)}
    assert held == ruleset("liaoning-2019").own


def test_the_newest_rule_set_is_offered_first() -> None:
    assert ruleset_names()[0] == "liaoning-2023"
    assert ruleset_names()[-1] == "hebei-2018"


def test_readings_of_all_rules_are_gathered() -> None:
    assert set(ruleset("liaoning-2023").readings("enterprise_sorts")) == {"企业"}


def test_a_rule_set_that_nobody_has_reviewed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = replace(DATED, is_pending=True)
    monkeypatch.setattr("checks.ruleset.shipped_rulesets", lambda: {"试验": draft})
    with pytest.raises(InputError, match="不能用于审查"):
        ruleset("试验")


def test_an_unknown_rule_set_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match="没有规则集“某省”") as caught:
        ruleset("某省")
    assert "liaoning-2023" in caught.value.remedy
