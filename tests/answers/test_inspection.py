"""Bases on record, judged from what their registers say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from answers.inspection import inspect
from checks.finding import Finding, Verdict
from checks.ruleset import ruleset
from graph.errors import InputError
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from pathlib import Path

ON = dt.date(2024, 3, 1)
TYPE = "省专业技术创新中心"
PUMPS, VALVES = "辽宁省水泵专业技术创新中心", "辽宁省阀门专业技术创新中心"
FILES = {
    "单位.csv": "名称,简称,曾用名\n青禾泵业有限公司,青禾泵业,\n",
    "名录2022.csv": (
        "基地名称,基地类型,依托单位,共建单位,负责人,研究方向,批准年份,状态,验收日期,上次评估日期,评估结果,年度报告,整改期限,不良记录\n"
        f"{PUMPS},{TYPE},青禾泵业有限公司,,丁一舟,叶轮设计；机械密封,2018,运行,2021-05-01,2021-06-01,不合格,2019-2020,2022-06-01,\n"
        f"{VALVES},{TYPE},石桥大学,柳河医院,方丙,调节阀,2019,建设中,待定,,,未提交,,2022年安全事故\n"
    ),
    "名录2023.csv": (
        "基地名称,依托单位,共建单位,负责人,研究方向,曾用名,变更备案\n"
        f"{PUMPS},青禾泵业,,方甲,叶轮设计；振动,,2023年更换主任已备案\n"
        f"辽宁省调节阀专业技术创新中心,石桥大学,,方丙,调节阀,{VALVES},\n"
        f"{VALVES},白桥阀门有限公司,石桥大学,方丙,调节阀,,\n"
    ),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Finding]:
    folder = tmp_path_factory.mktemp("inspection")
    store = filled(folder, *written(folder, FILES))
    with store.read() as view:
        checked = list(inspect(view, ruleset("liaoning-2023"), ON))
    store.close()
    return {(one.application.name, f.rule): f for one in checked for f in one.findings}


@pytest.mark.parametrize(
    ("base", "rule", "verdict", "told"),
    [
        (PUMPS, "build_period", Verdict.SATISFIED, "2021-05-01验收"),
        (VALVES, "build_period", Verdict.VIOLATED, "2022-12-31已满"),
        (PUMPS, "evaluation_period", Verdict.SATISFIED, "2024-06-01"),
        (VALVES, "evaluation_period", Verdict.NOT_APPLICABLE, "建设中"),
        (PUMPS, "remediation", Verdict.VIOLATED, "2022-06-01已满"),
        (PUMPS, "annual_reports", Verdict.VIOLATED, "2021—2023年"),
        (VALVES, "annual_reports", Verdict.VIOLATED, "2020—2023年"),
        (VALVES, "revocation", Verdict.UNSURE, "2022年安全事故"),
        (PUMPS, "change_not_filed", Verdict.VIOLATED, "研究方向前后名录不一致"),
        (VALVES, "change_not_filed", Verdict.UNSURE, "依托单位、共建单位"),
        ("辽宁省调节阀专业技术创新中心", "change_not_filed", Verdict.UNSURE, "名称前后"),
        ("辽宁省调节阀专业技术创新中心", "revocation", Verdict.UNSURE, "名录没有"),
    ],
)
def test_a_base_is_judged_by_what_its_registers_say(
    findings: dict[tuple[str, str], Finding], base: str, rule: str, verdict: Verdict, told: str
) -> None:
    found = findings[base, rule]
    assert found.verdict is verdict, found
    assert told in found.message


def test_a_change_names_both_registers_and_what_each_says(
    findings: dict[tuple[str, str], Finding],
) -> None:
    changed = findings[VALVES, "change_not_filed"].values
    assert changed["依托单位（名录2022.csv、名录2023.csv）"] == "石桥大学 → 白桥阀门有限公司"
    assert not any("负责人" in what for what in changed)


def test_another_name_of_the_host_and_a_filed_change_are_no_change(
    findings: dict[tuple[str, str], Finding],
) -> None:
    changed = "".join(findings[PUMPS, "change_not_filed"].values)
    assert "依托单位" not in changed
    assert "负责人" not in changed


def test_rules_about_applications_say_nothing_of_bases(
    findings: dict[tuple[str, str], Finding],
) -> None:
    assert {rule for _, rule in findings} == {
        "build_period",
        "evaluation_period",
        "remediation",
        "annual_reports",
        "revocation",
        "change_not_filed",
    }


def test_a_day_on_which_no_rule_holds_is_refused(tmp_path: Path) -> None:
    store = filled(tmp_path)
    with store.read() as view, pytest.raises(InputError, match="没有生效的规则"):
        list(inspect(view, ruleset("hebei-2018"), ON))
    store.close()
