from __future__ import annotations

import pytest

from loaders.policies.documents import parse
from loaders.policies.facts import transitions

Row = tuple[str, str, str]


def _found(body: str, title: str = "某省科技创新平台优化整合方案") -> list[Row]:
    return [
        (fact.values["legacy_type"], fact.values["new_type"], fact.values["action"])
        for document in parse(f"{title}\n\n{body}", "plan.txt")
        for fact in transitions.find(document)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "一、将现有省工程技术研究中心、省企业研究院统一整合为省技术创新中心。\n",
            [
                ("省工程技术研究中心", "省技术创新中心", "整合为"),
                ("省企业研究院", "省技术创新中心", "整合为"),
            ],
        ),
        (
            "一、对现有省工程实验室进行评估，符合条件的纳入省工程研究中心序列管理。\n",
            [("省工程实验室", "省工程研究中心", "纳入")],
        ),
        (
            "一、省工程实验室经评估合格的，转为省工程研究中心；不合格的，予以撤销。\n",
            [
                ("省工程实验室", "省工程研究中心", "转为"),
                ("省工程实验室", "", "撤销"),
            ],
        ),
        (
            (
                "一、对重点实验室、工程实验室等省级平台进行评估，通过撤、并、转等方式优化整合，"
                "符合条件的纳入相关基地序列管理。\n"
            ),
            [
                ("重点实验室", "相关基地序列", "优化整合"),
                ("工程实验室", "相关基地序列", "优化整合"),
            ],
        ),
        (
            "一、自2020年起，省科技厅不再批复新建省级工程技术研究中心。\n",
            [("省级工程技术研究中心", "", "不再批复新建")],
        ),
        (
            "一、省级协同创新中心不再新建。\n",
            [("省级协同创新中心", "", "不再新建")],
        ),
        (
            "一、整合省农业重点实验室和省农业工程实验室，组建省农业技术创新中心。\n",
            [
                ("省农业重点实验室", "省农业技术创新中心", "整合组建"),
                ("省农业工程实验室", "省农业技术创新中心", "整合组建"),
            ],
        ),
        (
            "一、以省级工程技术研究中心为基础，整合组建一批省级技术创新中心。\n",
            [("省级工程技术研究中心", "省级技术创新中心", "整合组建")],
        ),
        (
            "一、多年无成果的省重点实验室予以调整和撤销。\n",
            [
                ("多年无成果的省重点实验室", "", "撤销"),
                ("多年无成果的省重点实验室", "", "调整"),
            ],
        ),
        (
            "一、对省重点实验室进行梳理，合理归并，优化整合。\n",
            [("省重点实验室", "", "归并")],
        ),
        (
            "一、取消省级协同创新中心、省级工程实验室两类平台。\n",
            [("省级协同创新中心", "", "取消"), ("省级工程实验室", "", "取消")],
        ),
    ],
)
def test_moves_of_types_are_read(body: str, expected: list[Row]) -> None:
    assert _found(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "一、完善评估制度，加大动态调整力度，推动重点实验室高质量发展。\n",
        "一、支持省重点实验室争创国家重点实验室。\n",
        "一、已布局省技术创新中心的领域方向原则上不再批建新的省技术创新中心。\n",
        "一、同一方向已建有省重点实验室的，不再新建省重点实验室。\n",
        "一、大型科学仪器应当纳入共享服务平台管理。\n",
        "一、取消其新型研发机构资格。\n",
        "一、撤销、、纳入（，\n",
        "一、纳入\n",
    ],
)
def test_what_moves_no_type_gives_none(body: str) -> None:
    assert _found(body) == []


def test_rules_of_management_revoke_bases_not_types() -> None:
    body = (
        "第一条 对评估不合格的省重点实验室予以撤销。\n"
        "第二条 本办法施行前设立的省工程实验室，转设为省重点实验室。\n"
    )
    found = _found(body, "某省重点实验室管理办法")
    assert [row[1:] for row in found] == [("省重点实验室", "转设为")]


def test_the_words_stand_in_their_clause() -> None:
    text = (
        "某省平台优化方案\n\n一、原则\n"
        "二、自本方案印发之日起，按照有进有出的要求，将省工程实\n验室并入 省工程研究中心。\n"
    )
    (document,) = parse(text, "plan.txt")
    (fact,) = transitions.find(document)
    assert (fact.clause, text[fact.start : fact.end]) == (
        "二",
        "省工程实\n验室并入 省工程研究中心",
    )
