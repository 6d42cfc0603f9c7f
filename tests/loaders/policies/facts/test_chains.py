"""What documents plan for industry chains, in documents of several styles."""

from __future__ import annotations

import pytest

from loaders.policies import documents
from loaders.policies.facts import chains

HEAD = "云河省科技创新行动方案\n\n为推动产业发展，制定本方案。\n一、重点任务\n"


def read(text: str) -> set[tuple[str, str, str]]:
    (document,) = documents.parse(text, "plan.txt")
    for fact in chains.find(document):
        assert text[fact.start : fact.end]
        assert any(
            p.path == fact.clause and p.start <= fact.start < fact.end <= p.end
            for p in document.passages
        )
    return {
        (f.values["chain"], f.values["relation"], f.values["object"]) for f in chains.find(document)
    }


def of_chain(sentence: str) -> set[tuple[str, str]]:
    """Relations and objects of a clause headed 光伏产业链 with one sentence."""
    found = read(f"{HEAD}（一）光伏产业链\n{sentence}\n（二）组织实施。各地抓好落实。\n")
    assert {chain for chain, _, _ in found} <= {"光伏产业链"}
    return {(relation, name) for _, relation, name in found}


SENTENCES = [
    (
        "依托晶阳集团、云河大学等骨干单位，研发钙钛矿电池、超薄硅片。",
        {"SUPPORTED_BY": "晶阳集团 云河大学", "DEVELOPS": "钙钛矿电池 超薄硅片"},
    ),
    (
        "鼓励晶阳集团在呼和浩特、包头布局电池片、光伏玻璃项目。",
        {
            "SUPPORTED_BY": "晶阳集团",
            "LOCATED_IN": "呼和浩特 包头",
            "DEVELOPS": "电池片 光伏玻璃",
        },
    ),
    (
        "推动检测数据库、组件回收中心建设，利用信息技术提升效率。",
        {"BUILDS": "检测数据库 组件回收中心"},
    ),
    (
        "支持晶阳集团联合云河大学，突破银浆国产化等瓶颈。",
        {"SUPPORTED_BY": "晶阳集团 云河大学", "DEVELOPS": "银浆国产化"},
    ),
    (
        "以晶阳集团为龙头，开展电池封装、组件回收等关键技术攻关。",
        {"SUPPORTED_BY": "晶阳集团", "DEVELOPS": "电池封装 组件回收"},
    ),
    (
        "以太原为核心，联动大同、阳泉，晶阳集团、海石股份为龙头，示范推广电池回收技术。",
        {"LOCATED_IN": "太原 大同 阳泉", "DEVELOPS": "电池回收技术"},
    ),
    (
        "以太原为核心，晶阳集团、海石股份为龙头，开展储能电池和自动排布系统研制。",
        {
            "LOCATED_IN": "太原",
            "SUPPORTED_BY": "晶阳集团 海石股份",
            "DEVELOPS": "储能电池 自动排布系统",
        },
    ),
    (
        "发挥太原、大同、阳泉三地优势，发挥晶阳集团龙头作用，完善玻璃、铝框等配套。",
        {
            "LOCATED_IN": "太原 大同 阳泉",
            "SUPPORTED_BY": "晶阳集团",
            "DEVELOPS": "玻璃 铝框",
        },
    ),
    (
        "推动晶阳集团、海石股份等企业与云河大学协同攻关，组建创新联合体。",
        {"SUPPORTED_BY": "晶阳集团 海石股份 云河大学", "BUILDS": "创新联合体"},
    ),
    ("在太原、大同布局，依托云河大学附属医院。",
     {"LOCATED_IN": "太原 大同", "SUPPORTED_BY": "云河大学附属医院"}),
    (
        "推进聚光组件、跟踪支架研制应用，做大太原、大同光伏产业集聚区。",
        {"DEVELOPS": "聚光组件 跟踪支架", "LOCATED_IN": "太原 大同", "BUILDS": "光伏产业集聚区"},
    ),
    ("以太原、大同为重点，建设光伏制造基地。", {"LOCATED_IN": "太原 大同", "BUILDS": "光伏制造基地"}),
    (
        "加快逆变器、跟踪支架的研发和产业化。",
        {"DEVELOPS": "逆变器 跟踪支架"},
    ),
    (
        "开发转换效率高、具有自主知识产权的异质结电池及储能变流器。",
        {"DEVELOPS": "异质结电池 储能变流器"},
    ),
    ("研发切割、清洗用成套设备和控制与监测系统。", {"DEVELOPS": "切割、清洗用成套设备 控制与监测系统"}),
    ("打造国内领先、世界知名的光伏产业集群。", {"BUILDS": "光伏产业集群"}),
    ("完善检测评价中心建设，加强晶体生长炉研制。", {"BUILDS": "检测评价中心", "DEVELOPS": "晶体生长炉"}),
    ("依托云河高新区，建设硅材料中试平台和光伏检测中心。",
     {"LOCATED_IN": "云河高新区", "BUILDS": "硅材料中试平台 光伏检测中心"}),
    ("链主企业：晶阳集团、明硅科技。", {"SUPPORTED_BY": "晶阳集团 明硅科技"}),
    ("重点产品：双面组件、微型逆变器。", {"DEVELOPS": "双面组件 微型逆变器"}),
    ("布局区域：太原、大同。", {"LOCATED_IN": "太原 大同"}),
    ("依托骨干企业和科研院所，突破一批关键核心技术，提升产业水平。", {}),
    ("健全工作机制，提高服务能力，到2027年产值达到500亿元。", {}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_chain_has_what_its_sentence_says(sentence: str, expected: dict[str, str]) -> None:
    assert of_chain(sentence) == {
        (relation, name) for relation, names in expected.items() for name in names.split()
    }


def test_objects_that_share_words_are_parted_as_they_are_written() -> None:
    found = of_chain("围绕G10、G12单晶炉的开发与制造，建成单晶炉研制基地。")
    assert {name for relation, name in found if relation == "DEVELOPS"} == {"G10", "G12单晶炉"}


def test_a_chain_takes_in_the_clauses_below_it() -> None:
    text = (
        HEAD
        + "（一）氢能产业链\n1.主攻方向。研发储氢瓶。\n2.支撑单位。依托清源公司。\n（二）保障。\n"
    )
    assert read(text) == {
        ("氢能产业链", "DEVELOPS", "储氢瓶"),
        ("氢能产业链", "SUPPORTED_BY", "清源公司"),
    }


def test_several_chains_stand_in_one_clause_as_sentences_of_their_own() -> None:
    text = (
        HEAD + "（一）培育新产业\n做强风电产业链，研发齿轮箱。做大氢能产业链，建设制氢基地。\n"
        "在核电领域，依托云河核电公司，研制主泵。\n（二）保障。\n"
    )
    assert read(text) == {
        ("风电产业链", "DEVELOPS", "齿轮箱"),
        ("氢能产业链", "BUILDS", "制氢基地"),
        ("核电", "SUPPORTED_BY", "云河核电公司"),
        ("核电", "DEVELOPS", "主泵"),
    }


def test_a_field_counts_only_where_named_bodies_carry_it() -> None:
    carried = "（一）种业振兴工程\n依托云河农业大学，选育抗旱小麦新品种。\n"
    bare = "（二）人才引育工程\n支持企业引进人才，建设人才平台。\n"
    assert {chain for chain, _, _ in read(HEAD + carried + bare)} == {"种业振兴工程"}


def test_a_class_of_clusters_in_a_heading_is_no_chain() -> None:
    heading = "（一）做大四大新兴集群。壮大软件、氢能等产业。\n"
    field = "1.氢能。依托云河农业大学，发展制氢装备。\n2.其他。\n"
    assert "新兴集群" not in {chain for chain, _, _ in read(HEAD + heading + field)}


def test_rules_of_procedure_speak_of_no_chain() -> None:
    text = (
        "云河省创新券管理办法\n\n第一条 为规范管理，制定本办法。\n"
        "第二条 省科技厅依托服务平台开展兑付，支持企业购买研究开发服务。\n"
        "第三条 鼓励产业链企业优先使用，推动产业链供应链稳定。\n"
    )
    assert read(text) == set()


@pytest.mark.parametrize(
    "body", ["", "，，，、、", "依托", "依托、等单位，建设", "研发（“未闭合、的的的等", "以为为主体，以" * 50]
)  # fmt: skip
def test_odd_text_never_raises(body: str) -> None:
    read(f"{HEAD}（一）光伏产业链\n{body}\n（二）保障。\n")
