"""Who leads, bears or takes part in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.policies.duties import Duty, DutyQuestion, duties
from tests.answers.policy_texts import CITY, MEASURES
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store import View

PLAN = """\
辽宁省科技平台建设方案
辽政办发〔2021〕3号
一、重点任务
（一）建设概念验证中心。支持高校建设概念验证中心，提供中试服务。（牵头单位：省科技厅；参与单位：省教育厅、各市人民政府）
（二）培育中试基地。依托骨干企业建设中试基地。（牵头单位：省发展改革委；参与单位：省科技厅、省财政厅）
二、保障措施
省财政厅负责落实资金。
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder: Path = tmp_path_factory.mktemp("duties")
    files = written(folder, {"方案.txt": PLAN, "办法.txt": MEASURES, "细则.txt": CITY})
    store = filled(folder, *files)
    with store.read() as opened:
        yield opened
    store.close()


def places(found: tuple[Duty, ...]) -> list[tuple[str, str, str]]:
    return [(d.policy.title[:3], d.clause.path, one.role) for d in found for one in d.asked]


LEADS = ("辽宁省", "一/（一）", "牵头单位")
JOINS = ("辽宁省", "一/（二）", "参与单位")


@pytest.mark.parametrize("name", ["辽宁省科学技术厅", "辽宁省科技厅"])
def test_a_department_has_its_duties_under_every_name(view: View, name: str) -> None:
    assert places(duties(view, DutyQuestion(name))) == [LEADS, JOINS]


def test_a_province_s_office_is_its_own_in_each_document(view: View) -> None:
    titles = {duty.policy.title for duty in duties(view, DutyQuestion("省科技厅"))}
    assert titles == {"辽宁省科技平台建设方案", "江南省重点实验室建设与运行管理办法"}


def test_a_bare_office_is_that_of_any_region(view: View) -> None:
    found = duties(view, DutyQuestion("财政局"))
    assert [duty.policy.title for duty in found] == ["滨州湾市技术创新中心认定细则（征求意见稿）"]


def test_a_matter_has_those_who_lead_and_those_who_take_part(view: View) -> None:
    (duty,) = duties(view, DutyQuestion(about="概念验证 中试"))
    assert [(one.role, one.name) for one in duty.bearers] == [
        ("牵头单位", "辽宁省科学技术厅"),
        ("参与单位", "各市人民政府"),
        ("参与单位", "辽宁省教育厅"),
    ]
    assert duty.headings == ("重点任务",)
    assert duty.clause.text.startswith("（一）建设概念验证中心")


def test_words_of_the_headings_above_count(view: View) -> None:
    found = duties(view, DutyQuestion(about="重点任务 中试基地"))
    assert [duty.clause.path for duty in found] == ["一/（二）"]


def test_a_role_is_asked_by_its_beginning(view: View) -> None:
    assert places(duties(view, DutyQuestion("辽宁省科技厅", role="牵头"))) == [LEADS]
    assert places(duties(view, DutyQuestion("辽宁省科技厅", role="参"))) == [JOINS]


def test_the_newest_document_stands_first(view: View) -> None:
    dates = [duty.policy.date for duty in duties(view, DutyQuestion())]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == "2022-03-18"


def test_who_bears_nothing_has_no_duties(view: View) -> None:
    assert duties(view, DutyQuestion("省体育局")) == ()
