"""Names that resemble each other and mean two organizations or bases, kind by kind."""

from __future__ import annotations

import pytest

from graph.identity.names import judge

DIFFERENT = {
    "ordinals": [
        ("石桥医科大学附属第一医院", "石桥医科大学附属第二医院"),
        ("石桥医科大学附属医院", "石桥医科大学附属第二医院"),
        ("沈阳市第六人民医院", "沈阳市第七人民医院"),
        ("浙大一院", "浙大二院"),
    ],
    "numbers": [
        ("石桥动力研究院第三研究所", "石桥动力研究院第五研究所"),
        ("青禾地质局二〇八大队", "青禾地质局二一四大队"),
        ("中铁十一局集团有限公司", "中铁十二局集团有限公司"),
    ],
    "cities": [
        ("大连青禾数控有限公司", "丹东青禾数控有限公司"),
        ("青禾电器（重庆）有限公司", "青禾电器（合肥）有限公司"),
        ("青禾粮油（密山）有限公司", "青禾粮油（盘锦）有限公司"),
        ("辽宁省肿瘤医院", "吉林省肿瘤医院"),
        ("山西泵业学院", "陕西泵业学院"),
    ],
    "types and levels of bases": [
        ("云南省泵阀工程研究中心", "云南省泵阀工程技术研究中心"),
        ("云南省泵阀工程研究中心", "云南省泵阀重点实验室"),
        ("泵阀北京市重点实验室", "泵阀教育部重点实验室"),
        ("泵阀国家重点实验室", "泵阀四川省重点实验室"),
        ("辽宁省泵阀产业共性技术创新中心", "辽宁省泵阀专业技术创新中心"),
        ("泵阀密封国家重点实验室（石桥大学）", "泵阀密封国家重点实验室（青禾大学）"),
    ],
    "fields": [
        ("东北林业大学", "东北农业大学"),
        ("大连工业大学", "大连理工大学"),
        ("大工", "大连工业大学"),
        ("青禾电气有限公司", "青禾电器有限公司"),
        ("辽宁省脑血管临床医学研究中心", "辽宁省心血管临床医学研究中心"),
        ("石桥职业技术学院", "石桥电力职业技术学院"),
    ],
    "a part or another body of one name": [
        ("石桥大学", "石桥大学化学学院"),
        ("石桥大学", "石桥大学附属医院"),
        ("石桥大学", "石桥大学出版社有限公司"),
        ("石桥电力科学研究院有限公司", "石桥电力科学研究院有限公司青禾分院"),
        ("石桥大学附属盛安医院", "石桥大学附属盛安医院滑翔院区"),
        ("石桥大学泵阀研究院", "石桥大学"),
        ("石桥大学", "石桥大学有限公司"),
    ],
    "group and member": [
        ("青禾汽车集团有限公司", "青禾汽车股份有限公司"),
        ("沈阳飞机工业（集团）有限公司", "中航沈飞股份有限公司"),
        ("药明康德", "上海药明康德新药开发有限公司"),
    ],
    "English look-alikes": [
        ("Dalian University", "大连理工大学"),
        ("Beijing Institute of Technology", "北京工业大学"),
        ("Northeastern University", "东北师范大学"),
    ],
    "brackets": [("中国矿业大学（北京）", "中国矿业大学")],
}


@pytest.mark.parametrize(("a", "b"), [pair for pairs in DIFFERENT.values() for pair in pairs])
def test_twins_are_told_apart(a: str, b: str) -> None:
    judged = judge(a, b)
    assert (judged.verdict, bool(judged.reasons)) == ("different", True), judged
    assert judge(b, a) == judged


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("南医大", "南京医科大学"),
        ("青禾泵业集团有限公司", "青禾泵业有限公司"),
        ("青禾", "沈阳青禾泵业有限公司"),
        ("武汉青禾生命科学研究院", "青禾生命科学研究院"),
    ],
)
def test_what_may_be_one_body_is_left_to_a_person(a: str, b: str) -> None:
    assert judge(a, b).verdict == "unsure"


def test_a_conflict_is_named() -> None:
    assert judge("石桥第一医院", "石桥第二医院").reasons == ("序号或编号不同：1与2",)
