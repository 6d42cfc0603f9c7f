"""Names that mean one organization or base, kind by kind, and why."""

from __future__ import annotations

import pytest

from graph.identity.names import judge

SAME = {
    "width, brackets, spaces": [
        ("青禾泵业（集团）有限公司", "青禾泵业(集团)有限公司"),
        ("石桥 大学", "石桥大学"),
        ("石桥大学〔东陵〕", "石桥大学（东陵）"),
        ("石桥地质大学东陵", "石桥地质大学（东陵）"),
        ("ＡＢＣ泵业有限公司", "abc泵业有限公司"),
    ],
    "noise of lists": [
        ("3.石桥大学", "石桥大学"),
        ("（二）石桥大学", "石桥大学"),
        ("依托单位：石桥大学", "石桥大学"),
        ("石桥大学（公章）", "石桥大学"),
        ("“石桥大学”。", "石桥大学"),
    ],
    "traditional characters": [("石橋機電學院", "石桥机电学院")],
    "numerals": [
        ("沈阳市第二人民医院", "沈阳市第2人民医院"),
        ("中国空间技术研究院第502研究所", "中国空间技术研究院五〇二所"),
        ("石桥动力研究院第五〇八研究所", "石桥动力研究院第508研究所"),
        ("石桥动力研究院第五O八研究所", "石桥动力研究院508所"),
        ("石桥五冶集团有限公司", "石桥5冶集团有限公司"),
        ("石桥第十一建设有限公司", "石桥第11建设有限公司"),
    ],
    "legal form": [
        ("青禾泵业有限公司", "青禾泵业有限责任公司"),
        ("青禾泵业有限公司", "青禾泵业股份有限公司"),
        ("青禾重工集团公司", "青禾重工集团有限公司"),
        ("石桥密封研究院", "石桥密封研究院有限公司"),
        ("石桥水泵厂", "石桥水泵厂有限责任公司"),
    ],
    "order of region and field": [
        ("辽宁省泵阀密封重点实验室", "泵阀密封辽宁省重点实验室"),
        ("广西壮族自治区泵阀密封重点实验室", "泵阀密封广西重点实验室"),
        ("省部共建泵阀密封国家重点实验室", "泵阀密封省部共建国家重点实验室"),
        ("泵阀密封国家重点实验室", "泵阀密封全国重点实验室"),
        ("青禾电器（重庆）有限公司", "重庆青禾电器有限公司"),
    ],
    "one character mistyped": [
        ("石桥机械密封研究所", "石桥机诫密封研究所"),
        ("盾构及掘进装备国家重点实验室", "盾构及崛进装备国家重点实验室"),
        ("沈阳帅范大学", "沈阳师范大学"),
        ("浙江工业大学", "淅江工业大学"),
    ],
    "short names known": [
        ("哈工大", "哈尔滨工业大学"),
        ("中科院大连化物所", "中国科学院大连化学物理研究所"),
        ("浙大一院", "浙江大学医学院附属第一医院"),
        ("沈鼓集团", "沈阳鼓风机集团股份有限公司"),
        ("大连铁道学院", "大连交通大学"),
        ("江苏省人民医院", "南京医科大学第一附属医院"),
    ],
    "a known short name in front": [
        ("大工化工学院", "大连理工大学化工学院"),
        ("中科院石桥密封研究所", "中国科学院石桥密封研究所"),
        ("中国船舶重工集团公司石桥泵阀研究所", "中国船舶重工集团有限公司石桥泵阀研究所"),
    ],
    "short names by grammar": [
        ("沈阳九院", "沈阳市第九人民医院"),
        ("青禾泵业", "沈阳青禾泵业股份有限公司"),
        ("青禾股份", "沈阳青禾流体机械股份有限公司"),
        ("盛安医院", "石桥医科大学附属盛安医院"),
    ],
    "hospitals of universities": [
        ("石桥医科大学附属第三医院", "石桥医科大学第三附属医院"),
        ("石桥大学医学院附属第一医院", "石桥大学附属第一医院"),
        ("石桥大学附属第四医院（沈阳市盛安医院）", "沈阳市盛安医院"),
    ],
    "English": [
        ("Shenyang Agricultural University", "沈阳农业大学"),
        ("Institute of Metal Research, Chinese Academy of Sciences", "中国科学院金属研究所"),
        ("Dalian Univ. of Technology", "大连理工大学"),
        ("Wafangdian Machinery Institute", "Wafangdian Machinery Inst."),
    ],
    "pinyin": [
        ("Shiqiao Jidian Xueyuan", "石桥机电学院"),
        ("chongqing daxue", "重庆大学"),
    ],
}


@pytest.mark.parametrize(("a", "b"), [pair for pairs in SAME.values() for pair in pairs])
def test_two_ways_of_naming_one_body_are_the_same(a: str, b: str) -> None:
    judged = judge(a, b)
    assert (judged.verdict, bool(judged.reasons)) == ("same", True), judged
    assert judge(b, a) == judged


def test_a_name_is_the_same_as_itself() -> None:
    assert judge("石桥大学", "石桥大学").score == 1


def test_the_reason_says_what_a_name_is_of_the_body() -> None:
    assert judge("大连工学院", "大工").reasons == (
        "“大工”是“大连理工大学”的简称",
        "“大连工学院”是“大连理工大学”的曾用名",
    )
