"""Targets: what is to reach how much by when, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.policies.documents import parse
from loaders.policies.facts import targets

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.policies.facts.found import Found

PLAN = "云川省科技创新行动方案（2023—2025年）"
MEASURES = "云川省科技企业孵化器管理办法"


def read(body: str, title: str = PLAN, heading: str = "重点任务") -> list[Found]:
    text = (
        f"{title}\n\n　　为推进工作，制定本文件。\n一、{heading}\n（一）{body}\n（二）其他事项。\n"
    )
    return [fact for document in parse(text, "x.txt") for fact in targets.find(document)]


def told(facts: list[Found], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(fact.values[column] for column in columns) for fact in facts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2025年，高新技术企业达到1.2万家以上。", [("高新技术企业", "1.2", "万家", ">=")]),
        ("新建省实验室3—5家。", [("新建省实验室", "3-5", "家", "range")]),
        ("培训农技人员1,500人次左右。", [("培训农技人员", "1500", "人次", "=")]),
        ("突破百项关键技术、遴选万名创新人才。",
         [("关键技术", "100", "项", "="), ("创新人才", "10000", "名", "=")]),
        ("县域覆盖率提高到百分之八十。", [("县域覆盖率", "80", "%", "=")]),
        ("数据中心平均PUE值降至1.3以下。", [("数据中心平均PUE值", "1.3", "", "<=")]),
        ("软件业务收入年均增长15%以上，规模突破万亿元。",
         [("软件业务收入年均增长", "15", "%", ">="), ("软件业务收入规模", "10000", "亿元", "=")]),
        ("科技型企业数量实现翻一番。", [("科技型企业数量", "翻一番", "", "=")]),
        ("研发投入增速不低于10%，占地区生产总值比重达到3%。",
         [("研发投入增速", "10", "%", ">="), ("研发投入占地区生产总值比重", "3", "%", "=")]),
        ("孵化器、众创空间分别达到30家和50家。",
         [("孵化器", "30", "家", "="), ("众创空间", "50", "家", "=")]),
        ("到2025年，入网仪器达到1.5万台（套）以上。", [("入网仪器", "1.5", "万台（套）", ">=")]),
        ("打造光伏、氢能两个世界级集群，药业、乳业等3个国家级集群。",
         [("世界级集群", "2", "个", "="), ("国家级集群", "3", "个", "=")]),
        ("重组省级实验室，调整至90家以内。", [("省级实验室", "90", "家", "<=")]),
        ("每个县至少建有2家省级平台。", [("省级平台", "2", "家", ">=")]),
        ("服务网络覆盖全省90%以上的县。", [("服务网络覆盖", "90", "%", ">=")]),
        ("诊断时间由平均4年缩短至2年以内。", [("诊断时间", "2", "年", "<=")]),
        ("平台由46个整合为18个，数据总量达到120万条（份、件）。",
         [("平台", "18", "个", "="), ("数据总量", "120", "万条（份、件）", "=")]),
        ("仪器平均机时提高到1500小时/年。", [("仪器平均机时", "1500", "小时/年", "=")]),
        ("每家中心每年承担项目不少于3项。", []),
        ("中试基地须具备固定场所，设备投入达到5000万元。", []),
        ("审批时限压缩至15个工作日以内。", []),
        ("推进15万吨纤维项目建设。", []),
        ("遴选不超过30个项目。", []),
        ("各单位应在每月更新数据，及时率不低于98%。", []),
        ("重点发展三元正极材料、固态电解质。", []),
        ("两个中心五年内须突破关键技术50项。", [("关键技术", "50", "项", "=")]),
        ("新增省级中心20家，总数达到80家。",
         [("新增省级中心", "20", "家", "="), ("省级中心总数", "80", "家", "=")]),
        ("打造5个千亿级产业集群、20个特色园区和300家单项冠军企业。",
         [("千亿级产业集群", "5", "个", "="), ("特色园区", "20", "个", "="),
          ("单项冠军企业", "300", "家", "=")]),
        ("全国重点实验室达到12家以上。", [("全国重点实验室", "12", "家", ">=")]),
        ("每年择优新建市重点实验室不少于8家。",
         [("每年择优新建市重点实验室", "8", "家", ">=")]),
        ("设立总规模达到30亿元的种子基金。", [("种子基金总规模", "30", "亿元", "=")]),
        ("组建规模不低于20亿元的引导基金。", [("引导基金规模", "20", "亿元", ">=")]),
        ("年营业收入超过50亿元的企业达到15家。", [("年营业收入超过50亿元的企业", "15", "家", "=")]),
        ("到2025年，区域创新能力进入全国前十位。", [("区域创新能力", "10", "位", "<=")]),
    ],
)  # fmt: skip
def test_a_plan_states_indicators_and_amounts(
    sentence: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(read(sentence), "metric", "value", "unit", "comparator") == expected


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("到2024年，建成中试基地10个。", "2024"),
        ("二〇二五年底前，建成中试基地10个。", "2025"),
        ("2023-2024年期间，建成中试基地10个。", "2023-2024"),
        ("“十四五”期间，建成中试基地10个。", "“十四五”期间"),
        ("三年内，建成中试基地10个。", "三年内"),
        ("到2024年，体系基本完善。建成中试基地10个。", "2024"),
        ("建成中试基地10个。", "2023-2025"),
    ],
)
def test_a_target_stands_under_the_nearest_horizon(sentence: str, year: str) -> None:
    assert told(read(sentence), "metric", "value", "year") == [("中试基地", "10", year)]


def test_a_change_names_its_baseline() -> None:
    facts = read("到2025年，创新平台总数由2022年的300家增加到500家，专利授权量较2020年增长60%。")
    assert told(facts, "metric", "value", "baseline_value", "baseline_year") == [
        ("创新平台总数", "500", "300", "2022"),
        ("专利授权量增长", "60", "", "2020"),
    ]


def test_some_of_the_things_counted_are_to_come_up_to_a_level() -> None:
    facts = read("到2025年，建成30个转化中心，其中10个达到国内先进水平，2-3个达到国际先进水平。")
    assert told(facts, "metric", "value", "scope") == [
        ("转化中心", "30", ""),  # 云川 is no province: the document's region is unknown
        ("达到国内先进水平", "10", "转化中心"),
        ("达到国际先进水平", "2-3", "转化中心"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "2021年，全省高新技术企业达到9000家。",
        "截至2022年底，建成重点实验室120家。",
        "目前全省拥有孵化器80家。",
        "对新认定的平台，给予最高500万元奖励。",
        "对年度研发投入超过1亿元的企业，按5%给予补助。",
        "研制时速350公里的列车和5兆瓦以上风电机组。",
        "建立由20个部门组成的联席会议，每季度召开1次会议。",
        "市督查室跟踪进度，每季度通报1次。",
        "实施“4+1”工程，推进5G和第3代半导体应用。",
        "审批时限压缩至5个工作日。",
        "每个联合体至少牵头实施1项重大项目。",
        "形成一个中心、一套体系。",
        "建设一批特色园区。",
    ],
)
def test_what_does_not_lie_ahead_is_no_target(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "孵化场地面积不低于5000平方米，在孵企业不少于30家。",
        "年度考核优秀比例不超过20%。",
        "省科技厅每年认定1次，每批认定20家。",
    ],
)
def test_what_measures_require_of_applicants_is_no_target(sentence: str) -> None:
    assert read(sentence, title=MEASURES) == []


def test_measures_state_a_target_under_a_horizon() -> None:
    facts = read("到2025年，全省力争建成孵化器300家。", title=MEASURES)
    assert told(facts, "metric", "value", "year", "scope") == [("孵化器", "300", "2025", "全省")]


def test_a_review_of_what_was_reached_has_no_targets() -> None:
    assert read("高新技术企业达到9000家，年均增长20%。", heading="发展基础") == []


def test_the_quoted_words_hold_the_amount() -> None:
    body = "（一）到2025年，新增省级中\n心 20 家，总数达到80家。\n（二）其他。\n"
    text = f"{PLAN}\n\n　　制定本方案。\n一、目标\n{body}"
    facts = [fact for document in parse(text, "x.txt") for fact in targets.find(document)]
    assert [text[fact.start : fact.end] for fact in facts] == [
        "新增省级中\n心 20 家",
        "总数达到80家",
    ]


@pytest.mark.parametrize(
    "body", ["", "达到", "“", "（其中1", "10家、" * 3000, "达到超过" * 3000, "\0翻番"]
)
def test_odd_text_never_raises(body: str) -> None:
    assert isinstance(read(body), list)


def test_every_fact_of_the_shared_documents_stands_in_its_passage(shared: Path) -> None:
    files = [*(shared / "seeds").glob("*.txt"), *(shared / "data" / "policies").glob("*.txt")]
    for file in files:
        for document in parse(file.read_text(encoding="utf-8"), file.name):
            for fact in targets.find(document):
                assert any(
                    passage.path == fact.clause
                    and passage.start <= fact.start < fact.end <= passage.end
                    for passage in document.passages
                )
                assert fact.values["metric"]
                assert fact.values["value"]
