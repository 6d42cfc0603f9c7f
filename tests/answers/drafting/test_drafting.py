"""Drafts of rule sets: held against the shipped one, written as a file, refused until reviewed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import yaml

from answers.drafting.draft import Agreement, Draft, draft
from answers.drafting.draft_file import draft_text
from checks.rules import RULES
from checks.ruleset import read_ruleset, ruleset
from graph.errors import InputError
from tests.answers.policy_texts import CALL, CITY, MEASURES, read

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = ruleset("liaoning-2023")


def drafted(folder: Path, *texts: str) -> Draft:
    return draft([read(folder, text, f"{n}.txt") for n, text in enumerate(texts)], SHIPPED)


def told(found: Draft) -> dict[tuple[str, str], Agreement]:
    return {(one.rule, one.parameter): one.agreement for one in found.compared}


def test_each_parameter_is_confirmed_contradicted_or_missing_on_one_side(tmp_path: Path) -> None:
    agreements = told(drafted(tmp_path, CALL))
    assert agreements["same_leader", "limit"] is Agreement.CONFIRMED
    assert agreements["committee_share", "max_share"] is Agreement.CONFIRMED
    assert agreements["enterprise_limit", "limit"] is Agreement.CONTRADICTED
    assert agreements["region_quota", "quotas"] is Agreement.CONTRADICTED
    assert agreements["threshold_general", "staff"] is Agreement.NOT_SHIPPED
    assert agreements["director_months", "min_months"] is Agreement.NOT_STATED


def test_a_contradiction_shows_both_numbers_and_both_clauses(tmp_path: Path) -> None:
    found = drafted(tmp_path, MEASURES)
    one = next(c for c in found.compared if c.rule == "director_months")
    assert one.agreement is Agreement.CONTRADICTED
    assert (one.shipped, one.shipped_label) == (9, "辽科发〔2019〕27号 第十五条")
    assert one.proposal is not None
    assert (one.proposal.value, one.proposal.source.label) == (8, "江科规〔2022〕8号 第六条")
    assert found.compared[0].agreement is Agreement.CONTRADICTED


def test_a_rule_that_holds_its_number_itself_is_compared_too(tmp_path: Path) -> None:
    agrees = drafted(tmp_path, MEASURES)
    differs = drafted(tmp_path, MEASURES.replace("限建一家", "限建两家"))
    assert told(agrees)["same_enterprise_direction", ""] is Agreement.CONFIRMED
    assert told(differs)["same_enterprise_direction", ""] is Agreement.CONTRADICTED


def test_a_document_given_twice_counts_once(tmp_path: Path) -> None:
    assert drafted(tmp_path, CALL, CALL) == drafted(tmp_path, CALL)


def test_a_draft_is_a_rule_set_that_waits_for_review(tmp_path: Path) -> None:
    text = draft_text(drafted(tmp_path, CALL))
    rules = read_ruleset(text, "草稿")
    assert rules.is_pending
    (limit,) = rules.periods("same_leader", "limit")
    assert (limit.value, limit.since, limit.citation.label) == (
        1,
        dt.date(2024, 3, 8),
        "云岭科发〔2024〕12号 一、（三）",
    )
    assert limit.quotes == ("中心负责人只能申报1项，院士不超过2项",)
    (applied,) = rules.periods("deadline", "applied")
    assert applied.value == dt.date(2024, 4, 30)
    assert not read_ruleset(text.replace("状态: 待核\n", ""), "已核").is_pending


def test_numbers_of_two_documents_cite_each_its_own(tmp_path: Path) -> None:
    rules = read_ruleset(draft_text(drafted(tmp_path, MEASURES, CALL)), "草稿")
    periods = rules.periods("threshold_general", "area_m2")
    assert [period.citation.label for period in periods] == [
        "江科规〔2022〕8号 第三条（二）",
        "云岭科发〔2024〕12号 一、（四）",
    ]


def test_a_draft_without_a_date_is_refused_until_one_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="since") as caught:
        read_ruleset(draft_text(drafted(tmp_path, CITY)), "草稿.yaml")
    assert caught.value.where == "草稿.yaml"


def test_a_draft_says_what_a_reviewer_has_to_add(tmp_path: Path) -> None:
    text = draft_text(drafted(tmp_path, CALL))
    assert "须补上：" in text
    assert "same_leader.counted_types" in text


def test_what_no_rule_reads_stands_apart(tmp_path: Path) -> None:
    text = draft_text(drafted(tmp_path, CALL))
    assert "staff" in yaml.safe_load(text)["unread"]["threshold_general"]["parameters"]
    rules = read_ruleset(text, "草稿")
    assert rules.periods("threshold_general", "staff") == ()
    assert set(rules.rules) <= {rule.id for rule in RULES}
