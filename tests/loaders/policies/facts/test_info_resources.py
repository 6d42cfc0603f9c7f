"""Information resources that documents bring together."""

from __future__ import annotations

import pytest

from loaders.policies import documents
from loaders.policies.facts import info_resources


def read(sentence: str) -> list[str]:
    text = (
        f"云河省平台建设方案\n\n制定本方案。\n一、重点任务\n{sentence}\n二、保障措施\n抓好落实。\n"
    )
    (document,) = documents.parse(text, "plan.txt")
    found = list(info_resources.find(document))
    for fact in found:
        assert "".join(text[fact.start : fact.end].split()) == fact.values["resource"]
        assert any(
            p.path == fact.clause and p.start <= fact.start < fact.end <= p.end
            for p in document.passages
        )
    return [fact.values["resource"] for fact in found]


SENTENCES = [
    ("整合现有科技报告、专家库等多个科技信息资源，建设平台。", "科技报告 专家库"),
    ("推动科学数据、科技文献和专利等科技资源开放共享。", "科学数据 科技文献 专利"),
    ("汇聚企业、人才、成果等数据资源。", "企业 人才 成果"),
    ("将科研仪器、生物种质等科技资源纳入统一平台。", "科研仪器 生物种质"),
    ("建设专家库、项目库和成果库。", "专家库 项目库 成果库"),
    ("省数据中心应当汇集科学数据、科技报告、专利信息等资源。", "科学数据 科技报告 专利信息"),
    ("推动各中心将科研设备、检测数据统一汇入省平台。", "科研设备 检测数据"),
    ("整合高校、科研院所、企业等创新资源。", ""),
    ("加强人力资源、自然资源部门协作。", ""),
    ("整合资源、优化布局、提升能力。", ""),
    ("整合仪器、科学数据、科技文献等，建设共享平台。", "仪器 科学数据 科技文献"),
    ("将项目申报、成果登记、专家评审等纳入统一平台。", "项目申报 成果登记 专家评审"),
    ("推进科技信息、科学数据、科技报告等开放共享。", "科技信息 科学数据 科技报告"),
    ("集成项目申报、合同登记、企业评价等业务系统。", "项目申报 合同登记 企业评价"),
    ("归集科技人才、项目管理、科研诚信三大类数据。", "科技人才 项目管理 科研诚信"),
    ("整合原省种质库、省仪器网、省文献中心，建设平台。", ""),
    ("整合为研究类、创新类、服务类平台。", ""),
    ("甲平台侧重于汇集仪器、文献、种质等资源。", ""),
    ("推进统一标准、上下联动的资源共享。", ""),
    ("加强样本库、数据库和信息开放服务平台建设。", ""),
    ("，、等资源", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_resources_are_the_items_of_an_enumeration(sentence: str, expected: str) -> None:
    assert read(sentence) == expected.split()
