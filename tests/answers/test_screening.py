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


def small(folder: Path, files: dict[str, str]) -> Register:
    (folder / "登记").mkdir()
    store = filled(folder / "登记", *written(folder / "登记", files))
    with store.read() as view:
        register = Register(view)
    store.close()
    return register


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
    assert "基地批准年份2018—2020" in found.message


def test_nothing_found_without_a_register_says_so(tmp_path: Path) -> None:
    register = small(tmp_path, {})
    found = finding(check(register, tmp_path, ROUND)["S-4"], "same_leader")
    assert "（未载入基地名录）的0个基地和3项其他申报" in found.message


def test_nothing_found_says_which_fields_the_register_leaves_out(tmp_path: Path) -> None:
    rows = "基地名称,依托单位,团队成员\n甲实验室,石桥大学,方甲\n乙实验室,石桥大学,\n"
    register = small(tmp_path, {"名录.csv": rows})
    found = finding(check(register, tmp_path, ROUND)["S-4"], "same_leader")
    for gap in ("全部基地未填负责人", "1个基地未填团队成员", "全部基地未填批准年份"):
        assert gap in found.message
    assert "未填依托单位" not in found.message


def test_two_firms_of_one_group_are_told_by_the_path_between_them(tmp_path: Path) -> None:
    files = {
        "单位.csv": "名称,简称,上级单位\n白桥阀门有限公司,,白桥集团\n白桥密封有限公司,,白桥集团\n",
        "名录.csv": "基地名称,基地类型,依托单位,负责人,所属产业集群\n"
        "辽宁省密封重点实验室,省重点实验室,白桥密封有限公司,方丙,软件\n",
    }
    found = finding(check(small(tmp_path, files), tmp_path, ROUND)["S-4"], "same_leader")
    assert found.verdict is Verdict.UNSURE
    (evidence,) = found.evidence
    assert "白桥阀门有限公司 → 白桥集团 ← 白桥密封有限公司" in evidence.relation


def test_an_application_for_a_closed_type_is_told_by_the_policies_that_are_loaded(
    tmp_path: Path,
) -> None:
    policy = (
        "- title: 试市平台整合方案\n  document_number: 试科发〔2022〕8号\n  kind: 方案\n  region: 辽宁省\n"
        "  issuers: [试市科学技术局]\n  clauses: [{path: 三, gist: 整合}]\n"
        "  transitions:\n  - {clause: 三, from: 省企业技术中心, to: 省技术创新中心, action: 纳入}\n"
        "  - {clause: 三, from: 省科普基地, to: '', action: 不再批复新建}\n"
        "  - {clause: 三, from: 省重点实验室, to: 省重点实验室, action: 优化调整}\n"
        "  - {clause: 三, from: 省众创空间, to: 相关序列, action: 整合}\n"
    )
    types = {
        "省企业技术中心": "纳入省技术创新中心",
        "省科普基地": "不再批复新建",
        "省重点实验室": "",
        "省众创空间": "",
    }
    register = small(tmp_path, {"方案.yaml": policy})
    rows = "".join(f"S-{n},甲{n},{t},石桥大学,方{n}甲,,\n" for n, t in enumerate(types))
    checked = check(register, tmp_path, rows)
    for number, told in enumerate(types.values()):
        found = finding(checked[f"S-{number}"], "closed_type")
        assert found.verdict is (Verdict.UNSURE if told else Verdict.SATISFIED)
        assert told in found.message


BAD = (
    "S-1,甲中心,省专业技术创新中心,,方甲,,\n"
    "S-2,乙中心,省专业技术创新中心,石桥大学,,,\n"
    "S-3,丙中心,省专业技术创新中心,石桥大学、青禾泵业有限公司,方甲,1111,压缩机\n"
    "S-4,丁中心,省什么中心,石桥大学,方丁,,\n"
    "S-5,戊中心,省专业技术创新中心,石桥大学,方戊,,\n"
    "S-5,戊中心,省专业技术创新中心,石桥大学,方戊,,\n"
)


def test_bad_rows_are_refused_with_a_reason_and_the_others_are_judged(
    register: Register, tmp_path: Path
) -> None:
    (path,) = written(tmp_path, {"申报.csv": HEADER + BAD})
    loaded = read_file(path)
    reasons = {rejection.row: rejection.reason for rejection in loaded.report.rejected}
    assert list(reasons) == [2, 3, 5, 7]
    assert "省什么中心" in reasons[5]
    assert "重复" in reasons[7]
    checked = list(register.check(loaded.facts, RULES, dt.date(2099, 1, 1)))
    assert [one.application.number for one in checked] == ["S-3", "S-5"]
    assert all(len(one.findings) == len(RULES.rules) - 6 for one in checked)


def test_a_team_of_five_hundred_is_judged(register: Register, tmp_path: Path) -> None:
    team = "、".join(
        f"{a}{b}{c}"
        for a in "赵钱孙李周"
        for b in "甲乙丙丁戊己庚辛壬癸"
        for c in "东西南北中上下左右前"
    )
    header = HEADER.replace("负责人证件号后四位", "团队成员")
    rows = "".join(
        f"S-{n},甲{n},省专业技术创新中心,石桥大学,方{n}甲,{team},压缩机\n" for n in (1, 2)
    )
    (path,) = written(tmp_path, {"申报.csv": header + rows})
    checked = list(register.check(read_file(path).facts, RULES, ON))
    assert len(checked[0].application.members) == 500
    assert finding(checked[0], "same_team").verdict is Verdict.VIOLATED


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
