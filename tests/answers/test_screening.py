"""One application and a round against what is on record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from answers.screening import Register, cited_clause
from checks.finding import Finding, Verdict
from checks.ruleset import ruleset
from graph.citations import Citation
from graph.errors import InputError
from loaders.files import read_file
from tests.answers.small_register import DIGITS, NUMBER, TITLE
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from pathlib import Path

    from answers.screening import Checked
    from graph.facts import Fact
    from graph.store import View

ON = dt.date(2023, 6, 16)
RULES = ruleset("liaoning-2023")
HEADER = "申报编号,基地名称,基地类型,依托单位,负责人,负责人证件号后四位,所属产业集群\n"
ROUND = (
    "S-2,丙中心,省专业技术创新中心,白桥阀门有限公司,甘某,1111,压缩机\n"
    "S-1,乙中心,省专业技术创新中心,石大,丁一舟,733X,压缩机\n"
    "S-3,丁中心,省专业技术创新中心,白桥阀门有限公司,甘某,1111,压缩机\n"
    "S-4,戊中心,省专业技术创新中心,白桥阀门有限公司,方丙,2222,氢能\n"
)


@pytest.fixture(scope="module")
def register(view: View) -> Register:
    return Register(view)


def applications(folder: Path, rows: str) -> tuple[Fact, ...]:
    (path,) = written(folder, {"申报.csv": HEADER + rows})
    return read_file(path).facts


def check(register: Register, folder: Path, rows: str) -> dict[str, Checked]:
    facts = applications(folder, rows)
    return {c.application.number: c for c in register.check(facts, RULES, ON)}


def finding(checked: Checked, rule: str) -> Finding:
    (found,) = (one for one in checked.findings if one.rule == rule)
    return found


def test_a_round_is_answered_in_the_order_of_its_file(register: Register, tmp_path: Path) -> None:
    assert list(check(register, tmp_path, ROUND)) == ["S-2", "S-1", "S-3", "S-4"]


def test_a_base_on_record_is_found_by_number_under_another_name_of_its_host(
    register: Register, tmp_path: Path
) -> None:
    found = finding(check(register, tmp_path, ROUND)["S-1"], "same_leader")
    assert found.verdict is Verdict.VIOLATED
    assert [e.name for e in found.evidence] == ["辽宁省水泵重点实验室"]


def test_applications_of_one_round_see_each_other(register: Register, tmp_path: Path) -> None:
    checked = check(register, tmp_path, ROUND)
    for number, other in (("S-2", "S-3"), ("S-3", "S-2")):
        found = finding(checked[number], "same_leader")
        assert (found.verdict, [e.name for e in found.evidence]) == (Verdict.VIOLATED, [other])
    limit = finding(checked["S-4"], "enterprise_limit")
    assert (limit.verdict, len(limit.evidence)) == (Verdict.VIOLATED, 2)


def test_the_heaviest_finding_stands_first(register: Register, tmp_path: Path) -> None:
    (checked,) = check(register, tmp_path, ROUND.splitlines()[1]).values()
    weights = [found.verdict.weight for found in checked.findings]
    assert weights == sorted(weights, reverse=True)
    assert checked.findings[0].verdict is Verdict.VIOLATED


def test_nothing_found_says_what_was_searched(register: Register, tmp_path: Path) -> None:
    row = "S-9,己中心,省专业技术创新中心,白桥阀门有限公司,时某,3333,氢能\n"
    found = finding(check(register, tmp_path, row)["S-9"], "same_leader")
    assert found.verdict is Verdict.SATISFIED
    assert "名录2022.csv、名录2023.csv的2个基地和0项其他申报" in found.message


def test_a_date_before_the_rules_is_refused_with_the_first_that_is_not(
    register: Register, tmp_path: Path
) -> None:
    facts = applications(tmp_path, ROUND)
    with pytest.raises(InputError, match="没有生效的规则") as caught:
        list(register.check(facts, RULES, dt.date(2018, 12, 31)))
    assert "2019-01-01" in caught.value.remedy


def test_a_rule_of_the_set_that_is_not_in_force_is_cited_as_not_applicable(
    register: Register, tmp_path: Path
) -> None:
    later = dict(RULES.rules["enterprise_limit"])
    later["parameters"] = {"limit": [{"since": dt.date(2024, 1, 1), "value": 2}]}
    rules = replace(RULES, rules={**RULES.rules, "enterprise_limit": later})
    checked = list(register.check(applications(tmp_path, ROUND), rules, ON))
    found = finding(checked[0], "enterprise_limit")
    assert found.verdict is Verdict.NOT_APPLICABLE
    assert "在2023-06-16没有生效" in found.message
    assert found.citation == RULES.citations()["enterprise_limit"][0]


def test_a_rule_that_the_set_does_not_know_says_nothing(register: Register, tmp_path: Path) -> None:
    rules = replace(RULES, rules={"same_leader": RULES.rules["same_leader"]})
    checked = register.check(applications(tmp_path, ROUND), rules, ON)
    assert {found.rule for one in checked for found in one.findings} == {"same_leader"}


def test_digits_of_identity_numbers_are_in_no_finding(register: Register, tmp_path: Path) -> None:
    checked = check(register, tmp_path, ROUND).values()
    assert DIGITS not in repr([one.findings for one in checked])


def test_one_application_is_compared_with_those_on_record_but_not_with_itself(
    tmp_path: Path,
) -> None:
    (path,) = written(tmp_path, {"申报.csv": HEADER + ROUND})
    store = filled(tmp_path, path)
    with store.read() as view:
        register = Register(view)
    store.close()
    (tmp_path / "一份").mkdir()
    facts = applications(tmp_path / "一份", ROUND.splitlines()[0])
    found = finding(register.check_one(facts, RULES, ON), "same_leader")
    assert [e.name for e in found.evidence] == ["S-3"]
    (alone,) = register.check(facts, RULES, ON)
    assert finding(alone, "same_leader").evidence == ()


def test_a_cited_clause_comes_with_text_and_gist_where_the_policy_is_loaded(view: View) -> None:
    citation = Citation(TITLE, NUMBER, "第二条")
    clause = cited_clause(view, Finding("规则", Verdict.VIOLATED, "不得", "", citation))
    assert clause.id == citation.clause_id
    assert clause.label == f"{NUMBER} 第二条"
    assert "不超过两个" in clause.text
    assert clause.gist == "每家企业至多两个"


def test_a_clause_that_is_not_loaded_is_cited_all_the_same(view: View) -> None:
    citation = Citation("别的办法", "", "第九条")
    clause = cited_clause(view, Finding("规则", Verdict.VIOLATED, "不得", "", citation))
    assert (clause.label, clause.text, clause.gist) == ("《别的办法》 第九条", "", "")
