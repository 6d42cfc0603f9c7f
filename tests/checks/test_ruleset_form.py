"""Rule sets that a person wrote: what is wrong is told, and a draft is not used."""

from __future__ import annotations

import datetime as dt

import pytest

from checks.ruleset import read_ruleset, ruleset
from graph.errors import InputError

GOOD = """\
title: 试验
region: 试验省
rules:
  same_leader:
    level: 不得
    citation: {title: 试验办法, clause: 第三条}
    parameters:
      limit:
        - {since: 2020-01-01, until: 2020-12-31, value: 1}
        - {since: 2021-01-01, value: 2, citation: {title: 另一办法, clause: 第四条}}
"""


def test_a_rule_set_of_a_person_may_extend_one_of_the_package() -> None:
    found = read_ruleset(GOOD.replace("rules:", "extends: liaoning-2019\nrules:"), "试验.yaml")
    assert found.own == {"same_leader"}
    assert found.rules["naming"] == ruleset("liaoning-2019").rules["naming"]


def test_a_period_may_cite_another_document() -> None:
    labels = [c.label for c in read_ruleset(GOOD, "试验").citations()["same_leader"]]
    assert labels == ["《试验办法》 第三条", "《另一办法》 第四条"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: 试验\n", "", "title"),
        ("    level: 不得\n", "", "level"),
        (", clause: 第三条", "", "clause"),
        ("since: 2021-01-01, ", "", "since"),
        ("since: 2021-01-01", "since: 即日", "应为日期"),
        (", value: 2", "", "没有 value"),
        ("since: 2021-01-01", "since: 2020-01-01, until: 2020-12-31", "两个值"),
        ("region: 试验省", "region: 试验省\nextends: 别的", "“别的”不存在"),
        ("region: 试验省", "region: 试验省\nextends: 试验.yaml", "不存在"),
        ("title: 试验\n", "title: 2023\n", "应为文字"),
        ("rules:", "rules: [", "YAML"),
        (GOOD, "只是一句话", "写法不对"),
        (GOOD, "", "写法不对"),
    ],
)
def test_what_is_wrong_with_a_rule_set_is_told(old: str, new: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read_ruleset(GOOD.replace(old, new), "试验.yaml")
    assert caught.value.where == "试验.yaml"
    assert caught.value.remedy


@pytest.mark.parametrize("state", ["待核", "待审核", "草稿"])
def test_whatever_its_state_says_a_draft_is_pending(state: str) -> None:
    assert read_ruleset(f"状态: {state}\n{GOOD}", "试验").is_pending
    assert not read_ruleset(GOOD, "试验").is_pending


def test_a_parameter_that_a_rule_needs_and_the_rule_set_lacks_is_told() -> None:
    limits = read_ruleset(GOOD, "试验").limits("same_leader", dt.date(2022, 1, 1))
    assert limits is not None
    with pytest.raises(InputError, match="缺少“counted_types”") as caught:
        limits.words("counted_types")
    assert "第三条" in caught.value.where
