"""Limits of measures, guides, regulations and plans, on sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.policies import documents
from loaders.policies.facts import limits, targets

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.policies.facts.found import Found


def read(text: str, title: str = "江北省重点平台管理办法") -> list[Found]:
    source = f"{title}\n\n第一条 为规范管理，制定本办法。\n第二条 {text}\n"
    return [one for doc in documents.parse(source, "x.txt") for one in limits.find(doc)]


def amounts(text: str) -> list[str]:
    found = (one.values for one in read(text))
    return [f"{values['value']} {values['unit']}".strip() for values in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发设备原值不低于1500万元（含）。", ["1500 万元"]),
        ("场地面积在８００平方米以上，专职人员不少于二十人。", ["800 平方米", "20 人"]),
        ("高级职称人员比例不低于百分之四十，外单位委员占三分之二以上。", ["40 %", "2/3"]),
        ("委员会由9—15人组成，每届任期五年，连任不超过两届。", ["9-15 人", "5 年", "2 届"]),
        ("主任每年在岗时间不少于九个月，年龄不超过55周岁。", ["9 个月", "55 周岁"]),
        ("省科技厅应在收到材料之日起20个工作日内答复。", ["20 个工作日"]),
        ("委员会每年至少召开一次会议，评估每三年一次。", ["1 次", "3 年"]),
        ("自筹经费与财政经费比例不低于2:1，申请书一式三份。", ["2:1", "3 份"]),
        ("处一万元以上五万元以下罚款。", ["1 万元", "5 万元"]),
        ("同一单位原则上只能申报一个平台。", ["1 个"]),
        ("近三年承担省级项目不少于5项。", ["5 项"]),
        ("近三年未发生重大安全事故。", ["3 年"]),
        ("近两年有失信记录的单位，不予受理。", ["2 年"]),
        ("委员会每半年召开一次会议，须有过半数委员到会。", ["半 年", "1/2"]),
        ("六十岁以下专家不少于一半，出资按1:1:2的比例。", ["60 岁", "1/2", "1:1:2"]),
        ("对放电量给予0.3元/千瓦时补贴，汇报不超过8分钟。", ["0.3 元/千瓦时", "8 分钟"]),
        ("应当在每月25日前报送进展，仪器不少于3台（套）。", ["25日", "3 台(套)"]),
        ("甲市千亿元产业不再重复布局。", []),
    ],
)
def test_amounts_are_read_with_their_units(text: str, expected: list[str]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "平台是统一的一类载体，坚持一流标准，一体推进，进一步开放。",
        "贯彻省委十二届四次全会精神，做好“三篇文章”，落实三年行动计划。",
        "按照《2021年度管理办法》（江科发〔2019〕27号）第三条第二款执行，电话010-88886666。",
        "结果分三个阶段公布，一事一议，同一事项不重复支持。",
        "本平台于2020年5月1日由省科技厅发布。",
    ],
)
def test_what_only_looks_like_a_number_is_no_limit(text: str) -> None:
    assert amounts(text) == []


def test_the_rule_says_which_side_is_limited() -> None:
    found = read("设备原值不低于300万元，建设期不超过3年，公示期为5个工作日。")
    assert [one.values["rule"] for one in found] == ["min_amount", "build_period", "public_notice"]
    found = read("合作单位不超过3家，成员单位8家以上。")
    assert [one.values["rule"] for one in found] == ["max_organizations", "min_organizations"]


def test_a_quota_binds_each_of_the_actors_it_names() -> None:
    found = read("东港市、西山市限额推荐20个，其他市限报8个。")
    assert [(one.values["subject"], one.values["value"]) for one in found] == [
        ("东港市", "20"),
        ("西山市", "20"),
        ("其他市", "8"),
    ]


@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("申报单位应于6月30日17:00前提交材料。", "deadline", "6月30日17:00"),
        ("平台应于每年3月底前报送总结。", "deadline", "3月底"),
        ("网上填报时间为2024年4月1日至5月20日。", "deadline", "5月20日"),
        ("申报截止时间为2024年6月28日，逾期不予受理。", "deadline", "2024年6月28日"),
        ("本办法自2024年3月1日起施行。", "effective_date", "2024年3月1日"),
        ("本办法有效期至2029年2月28日。", "expiry_date", "2029年2月28日"),
        ("申请人须为1984年1月1日以后出生。", "since_date", "1984年1月1日"),
    ],
)
def test_days_stand_as_written(text: str, rule: str, value: str) -> None:
    assert [(one.values["rule"], one.values["value"]) for one in read(text)] == [(rule, value)]


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("结果分为优秀、良好、合格和不合格四个等次。", "优秀 良好 合格 不合格"),
        ("结果分A（优秀）、B（合格）、C（不合格）三个等级。", "A B C"),
        ("90分以上的为优秀，60分以下的为不合格。", "优秀 不合格"),
        ("对优秀、良好的平台给予后补助。", ""),
    ],
)
def test_grades_are_read_where_they_are_set_up(text: str, grades: str) -> None:
    found = [one.values for one in read(text) if one.values["rule"] == "evaluation_grade"]
    assert " ".join(values["value"] for values in found) == grades


def test_what_each_may_not_exceed_binds_each() -> None:
    found = read("东港、西山市科技局各不超过4家。")
    assert [(one.values["subject"], one.values["value"]) for one in found] == [
        ("东港", "4"),
        ("西山市科技局", "4"),
    ]


def test_a_milder_sanction_is_no_part_of_the_cause_after_it() -> None:
    found = read("考核末位的予以约谈，连续两年考核末位的予以摘牌。")
    assert [one.values["value"] for one in found] == ["连续两年考核末位"]


def test_a_duty_is_no_part_of_the_cause_after_it() -> None:
    found = read("中心应当提交年度报告，连续两年未提交的，取消其资格。")
    assert [one.values["value"] for one in found] == ["连续两年未提交"]


def test_causes_of_revocation_are_items_or_one_sentence() -> None:
    listed = read(
        "有下列情形之一的，撤销其资格：\n（一）连续两次评价不合格的；\n（二）弄虚作假的。"
    )
    assert [(one.clause, one.values["value"]) for one in listed] == [
        ("第二条/（一）", "连续两次评价不合格"),
        ("第二条/（二）", "弄虚作假"),
    ]
    inline = read("有下列情形之一的，取消资格：1.评价不合格的；2.停止运营的。")
    assert [one.values["value"] for one in inline] == ["评价不合格", "停止运营"]
    sentence = read("对连续两年考核不合格的，取消孵化器资格。")
    assert [one.values["value"] for one in sentence] == ["连续两年考核不合格"]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "平台更名、主任更换或研究方向变更的，须报省科技厅备案。",
            "平台更名|主任更换|研究方向变更",
        ),
        ("机构名称、法定代表人等发生重大变更的，应当书面报告。", "机构名称|法定代表人"),
        ("变更主任、依托单位的，应当报省科技厅批准。", "变更主任|依托单位"),
        (
            "平台变更名称、主任或者调整研究方向的，应当报批准部门备案。",
            "变更名称|主任|调整研究方向",
        ),
        ("场地面积减少三成、法定代表人变动的，应当报备。", "场地面积减少三成|法定代表人变动"),
        ("场地搬迁、合作单位退出的，应书面报推荐单位备案。", "场地搬迁|合作单位退出"),
        ("研究计划调整的，自行决定。", ""),
    ],
)
def test_changes_to_be_reported_are_read_one_by_one(text: str, changes: str) -> None:
    found = [one.values for one in read(text) if one.values["rule"] == "change_report_trigger"]
    assert "|".join(values["value"] for values in found) == changes


def test_naming_patterns_keep_their_gaps() -> None:
    found = read("统一命名为“江北省××重点平台”，英文为“Jiangbei Platform of ***”。")
    assert [one.values["value"] for one in found] == [
        "江北省××重点平台",
        "Jiangbei Platform of ***",
    ]


def test_a_plan_states_goals_but_its_grants_and_rhythms_are_limits() -> None:
    text = "到2026年，企业达到100家。每年培育企业20家以上，单个项目给予不超过500万元奖励。每季度召开一次会议。"
    text += "评价排名后5%的予以约谈，跻身全国排名前10%。"
    doc = documents.parse(f"江北市产业行动方案\n\n一、目标\n{text}\n二、保障\n无。\n", "p.txt")[0]
    found = [one.values for one in limits.find(doc)]
    assert [f"{values['value']}{values['unit']}" for values in found] == ["500万元", "1次", "5%"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("每家平台专职人员不少于20名，主任年龄原则上不超过60周岁。", ["20名", "60周岁"]),
        ("组建总规模50亿元的中试基金，存续期不超过12年。", ["50亿元", "12年"]),
        ("不合格的限期3个月整改，两年内不得申报。", ["3个月", "2年"]),
        ("验收后3个月内汇交数据，每三年评估一次。", ["3个月", "3年"]),
        ("年开放低于200小时的，由主管部门调拨。", ["200小时"]),
        ("各市于2022年9月底前将名单报省科技厅备案。", ["2022年9月底"]),
        ("优秀等次占比不超过15%，淘汰率不低于5%。", ["15%", "5%"]),
        ("新建平台应满足：固定人员10人以上，租期5年以上。", ["10人", "5年"]),
        ("90分以上为优秀，60分以下为不合格。", ["90分", "60分"]),
        ("每个集群确定2家促进机构，给予一年过渡期。", ["2家", "1年"]),
        ("每家平台每年承担项目不少于3项，博士占比不低于50%。", ["3项", "50%"]),
        ("2026年底前，建成平台30个，产值突破5亿元。", []),
        ("建设平台30个，培训人员5000人次。", []),
    ],
)
def test_in_a_plan_only_what_binds_somebody_is_a_limit(sentence: str, expected: list[str]) -> None:
    text = f"江北市平台行动方案\n\n制定本方案。\n一、重点任务\n{sentence}\n二、其他\n无。\n"
    found = [one.values for doc in documents.parse(text, "p.txt") for one in limits.find(doc)]
    kept = [one for one in found if one["rule"] not in {"revocation_cause", "evaluation_grade"}]
    assert [f"{one['value']}{one['unit']}" for one in kept] == expected


def test_conditions_in_a_plan_are_limits_and_no_targets() -> None:
    text = "江北市平台行动方案\n\n制定本方案。\n一、备案\n（一）申请备案的机构应当具备以下条件：\n"
    text += "1.面积不少于500平方米；\n2.研发人员20人以上。\n二、其他\n无。\n"
    (doc,) = documents.parse(text, "p.txt")
    assert [one.values["value"] for one in limits.find(doc)] == ["500", "20"]
    assert list(targets.find(doc)) == []


def test_changes_follow_the_reasons_given_for_them() -> None:
    found = read("因改制、重组或其他原因需变更依托单位、名称或主任的，应当报省科技厅核准。")
    assert [one.values["value"] for one in found] == ["变更依托单位", "名称", "主任"]


def test_grades_that_are_only_picked_are_not_set_up() -> None:
    assert read("上一轮评估结果为优秀、良好，且方向符合需求的平台，直接转入。") == []
    found = read("评估结论分为“优秀”“合格”“不合格”。")
    assert [one.values["value"] for one in found] == ["优秀", "合格", "不合格"]


@pytest.mark.parametrize(
    "text", ["", "。。；；：", "的，撤销", "一二三分之", "不超过", "（一）" * 200, "9" * 400 + "年"]
)
def test_odd_text_never_raises(text: str) -> None:
    assert isinstance(read(text + "。"), list)


def test_every_limit_quotes_words_inside_its_passage(shared: Path) -> None:
    for file in [*(shared / "seeds").glob("*.txt"), *(shared / "data" / "policies").glob("*.txt")]:
        text = file.read_text(encoding="utf-8")
        for doc in documents.parse(text, file.name):
            for one in limits.find(doc):
                assert any(
                    p.path == one.clause and p.start <= one.start < one.end <= p.end
                    for p in doc.passages
                ), one
