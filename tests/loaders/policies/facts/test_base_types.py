from __future__ import annotations

import pytest

from loaders.policies.documents import parse
from loaders.policies.facts import base_types

TITLE = "某省科技创新平台建设方案\n\n"


def _found(body: str) -> list[tuple[str, str]]:
    return [
        (fact.values["category"], fact.values["base_type"])
        for document in parse(TITLE + body, "plan.txt")
        for fact in base_types.find(document)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "一、省级科技创新平台包括省重点实验室、省技术创新中心等。\n",
            [("省级科技创新平台", "省重点实验室"), ("省级科技创新平台", "省技术创新中心")],
        ),
        (
            "一、科学研究类平台\n主要包括依托高校、科研院所建设的省重点实验室和省实验室。\n",
            [("科学研究类", "省重点实验室"), ("科学研究类", "省实验室")],
        ),
        (
            "一、技术攻关类平台由省工程研究中心、省企业技术中心构成，服务产业。\n",
            [("技术攻关类", "省工程研究中心"), ("技术攻关类", "省企业技术中心")],
        ),
        (
            "一、建成由省实验室、省重点实验室组成的实验室体系。\n",
            [("实验室体系", "省实验室"), ("实验室体系", "省重点实验室")],
        ),
        (
            "一、推进包括省重点实验室、省工程研究中心在内的省级创新平台建设。\n",
            [("省级创新平台", "省重点实验室"), ("省级创新平台", "省工程研究中心")],
        ),
        (
            "一、一人只能负责一个省级科技创新基地（省重点实验室、省技术创新中心）。\n",
            [("省级科技创新基地", "省重点实验室"), ("省级科技创新基地", "省技术创新中心")],
        ),
        (
            "一、鼓励企业建立企业技术中心、医学科学院、工业设计中心等科技创新平台。\n",
            [("科技创新平台", "企业技术中心"), ("科技创新平台", "工业设计中心")],
        ),
        (
            "第一条 省重点实验室分为学科重点实验室和企业重点实验室。\n",
            [("省重点实验室", "学科重点实验室"), ("省重点实验室", "企业重点实验室")],
        ),
        (
            "第一条 本办法所称创新载体，是指经批准的重点实验室、工程研究中心等。\n",
            [("创新载体", "重点实验室"), ("创新载体", "工程研究中心")],
        ),
        (
            "一、平台按类型分为：\n（一）技术开发类：技术创新中心、企业技术中心；\n",
            [("技术开发类", "技术创新中心"), ("技术开发类", "企业技术中心")],
        ),
        (
            (
                "一、申报的省级科技创新基地包括以下类型：\n"
                "（一）省重点实验室。面向前沿。\n（二）省临床医学研究中心。面向临床。\n"
            ),
            [
                ("省级科技创新基地", "省重点实验室"),
                ("省级科技创新基地", "省临床医学研究中心"),
            ],
        ),
        (
            "一、建设共性、专业两类创新平台。支持组建产业共性技术创新平台，组建产业专业技术创新平台。\n",
            [("创新平台", "产业共性技术创新平台"), ("创新平台", "产业专业技术创新平台")],
        ),
    ],
)
def test_types_are_read_with_their_category(body: str, expected: list[tuple[str, str]]) -> None:
    assert _found(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "一、评估结果分为优秀、良好、合格、不合格四个等级。\n",
        "一、省技术创新中心由管理委员会、技术委员会、中心主任组成。\n",
        "一、发挥国家实验室、重点实验室等创新平台作用，支持联合攻关。\n",
        "一、对现有重点实验室、工程实验室等省级平台进行考核。\n",
        "一、省重点实验室是基础研究的重要平台。\n",
        "一、平台\n",
        "一、包括、、等（，\n",
    ],
)
def test_what_enumerates_no_types_gives_none(body: str) -> None:
    assert _found(body) == []


def test_a_type_is_given_once_under_its_category() -> None:
    body = (
        "一、科学研究类平台\n包括省重点实验室、省实验室。\n"
        "（一）省重点实验室。面向前沿。\n（二）省实验室。面向战略。\n"
    )
    assert len(_found(body)) == 2


def test_the_words_stand_in_their_clause_across_line_breaks() -> None:
    text = TITLE + "一、按照功能定位，我省的省级科技创新平台包括省重点实\n验室、省技术 创新中心。\n"
    (document,) = parse(text, "plan.txt")
    facts = list(base_types.find(document))
    assert [text[f.start : f.end] for f in facts] == ["省重点实\n验室", "省技术 创新中心"]
    assert [f.values["base_type"] for f in facts] == ["省重点实验室", "省技术创新中心"]
