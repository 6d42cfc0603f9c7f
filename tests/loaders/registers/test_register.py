"""Rows of small registers: what is taken, what is left out, and what is said about it."""

from __future__ import annotations

import pytest

from tests.loaders.registers.small_tables import (
    HEADER,
    OTHER,
    ROW,
    edges,
    nodes,
    one,
    read,
    refused,
)


def test_a_row_is_a_base_with_what_surrounds_it() -> None:
    register = one({})
    (base,) = nodes(register, "Base")
    assert base.properties == {
        "name": "试省水泵重点实验室",
        "type": "省重点实验室",
        "approved": 2019,
        "status": "运行",
    }
    assert base.place == "名录!2"
    (hosted,) = edges(register, "HOSTED_BY")
    assert (hosted.tail, hosted.since) == (base.id, "2019")
    assert [n.properties["sort"] for n in nodes(register, "Organization")] == ["企业"]
    (leader,) = nodes(register, "Person")
    assert leader.properties == {"name": "丁一舟", "where": "试省水泵重点实验室"}


def test_titles_above_and_totals_and_notes_below_are_no_records() -> None:
    register = read(
        ("试省科技创新基地名录", *[None] * 6),
        ("（2023年4月）", *[None] * 6),
        HEADER,
        ("一、重点实验室", *[None] * 6),
        ROW,
        HEADER,
        OTHER,
        ("小计", "2个", *[None] * 5),
        ("合 计", "2个", None, "2", "2人", None, "3项"),
        (None, "总计：2个", *[None] * 5),
        [None] * 7,
        ("注：撤销的基地保留。", *[None] * 6),
        ("填表人：某某", *[None] * 6),
    )
    assert (register.report.rows_read, register.report.accepted) == (2, 2)
    assert [base.place for base in nodes(register, "Base")] == ["名录!5", "名录!7"]


def test_a_base_whose_name_begins_like_a_total_is_a_record() -> None:
    row = (1, "合计量测重点实验室", "省重点实验室", "石桥大学", "丁一舟", 2019, "运行")
    assert read(HEADER, row).report.accepted == 1
    assert read(HEADER[1:], row[1:]).report.accepted == 1


def test_a_header_with_brackets_spaces_and_stars_is_known() -> None:
    register = read(
        ("* 平台名称", "承担单位（全称）", "负 责 人", "批建时间（年）"),
        ("试省水泵重点实验室", "青禾泵业有限公司", "丁一舟", "2019.6"),
    )
    assert nodes(register, "Base")[0].properties["approved"] == 2019
    assert register.report.warnings == ()


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"基地名称": None}, "基地名称", "必填项为空"),
        ({"依托单位": "无"}, "依托单位", "必填项为空"),
        ({"依托单位": "、"}, "依托单位", "没有单位名称"),
        ({"负责人": " "}, "负责人", "必填项为空"),
        ({"负责人": "（兼）"}, "负责人", "没有姓名"),
        ({"基地类型": "省级重点什么室"}, "基地类型", "无法识别"),
        ({"状态": "不详"}, "状态", "无法识别"),
        ({"批准年份": "近年"}, "批准年份", "不是年份"),
    ],
    ids=repr,
)
def test_a_bad_cell_refuses_its_row_and_is_named(
    changes: dict[str, object], column: str, reason: str
) -> None:
    register = one(changes)
    assert refused(register) == [(2, column)]
    (bad,) = register.report.rejected
    assert reason in bad.reason
    assert bad.remedy
    assert [*register.facts] == []
    assert register.report.accepted == 0


def test_a_row_that_ends_early_lacks_what_is_left_out() -> None:
    assert refused(read(HEADER, ROW[:4])) == [(2, "负责人")]


def test_a_refused_row_takes_no_other_with_it() -> None:
    register = read(HEADER, ROW, (9, None, *ROW[2:]), OTHER)
    assert refused(register) == [(3, "基地名称")]
    assert len(nodes(register, "Base")) == 2


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("91210102MA0000000", "应为18位，实为17位"),
        ("91210102MA00000000", "校验位不符"),
        ("91210102MAI0000000", "不允许的字符"),
    ],
)
def test_a_wrong_code_is_refused_with_the_reason(code: str, reason: str) -> None:
    register = one({"统一社会信用代码": code}, (*HEADER, "统一社会信用代码"))
    assert refused(register) == [(2, "统一社会信用代码")]
    assert reason in register.report.rejected[0].reason


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",
        "91350100m000100y43",
        "9135 0100 M000 100Y 43",
        "９１３５０１００M000100Y43",
    ],
)
def test_a_code_is_read_in_any_width_and_case(code: str) -> None:
    register = one({"统一社会信用代码": code}, (*HEADER, "统一社会信用代码"))
    (host,) = nodes(register, "Organization")
    assert host.properties["code"] == "91350100M000100Y43"


def test_a_code_belongs_to_nobody_where_there_are_two_hosts() -> None:
    header = (*HEADER, "统一社会信用代码")
    hosts = {"依托单位": "石桥大学、青禾泵业有限公司", "统一社会信用代码": "91350100M000100Y43"}
    register = one(hosts, header)
    assert len(edges(register, "HOSTED_BY")) == 2
    assert all("code" not in node.properties for node in nodes(register, "Organization"))


def test_several_leaders_in_a_cell_are_all_taken_and_the_number_is_that_of_the_first() -> None:
    header = (*HEADER, "负责人证件号后四位")
    cells = {"负责人": "丁一舟（主任）、方甲（副主任）", "负责人证件号后四位": "1234"}
    register = one(cells, header)
    first, second = nodes(register, "Person")
    assert (first.properties["name"], second.properties["name"]) == ("丁一舟", "方甲")
    assert (first.properties["id_last4"], "id_last4" in second.properties) == ("1234", False)
    assert first.written["name"] == "丁一舟（主任）、方甲（副主任）"
    assert [e.head for e in edges(register, "LED_BY")] == [first.id, second.id]
    assert "负责人一栏有多人" in register.report.warnings[0]


def test_of_two_columns_for_one_field_the_first_counts_and_the_other_is_kept_and_told() -> None:
    register = read(("基地名称", "依托单位", "牵头单位"), ("甲", "乙大学", "丙大学"))
    assert [n.properties["name"] for n in nodes(register, "Organization")] == ["乙大学"]
    assert nodes(register, "Base")[0].properties["extra"] == ("牵头单位=丙大学",)
    assert "“牵头单位”与“依托单位”" in " ".join(register.report.warnings)


def test_of_a_chinese_and_an_english_column_the_chinese_counts() -> None:
    register = read(("host", "基地名称", "依托单位"), ("Yi University", "甲", "乙大学"))
    assert [n.properties["name"] for n in nodes(register, "Organization")] == ["乙大学"]
    bilingual = read(("name", "名称", "简称"), ("Yi University", "乙大学", "乙大"))
    (organization,) = nodes(bilingual, "Organization")
    assert organization.properties["name"] == "乙大学"
    assert organization.properties["aliases"] == ("乙大", "Yi University")


def test_an_unknown_column_is_kept_and_reported() -> None:
    register = one({"获奖情况": "二等奖"}, (*HEADER, "获奖情况"))
    assert nodes(register, "Base")[0].properties["extra"] == ("获奖情况=二等奖",)
    assert register.report.warnings == ("没有对应含义的列已原样保留：获奖情况",)


def test_a_column_of_private_data_is_reported_and_not_kept() -> None:
    register = one({"联系电话": "024-00000000"}, (*HEADER, "联系电话"))
    assert "00000000" not in repr([*register.facts])
    assert register.report.warnings == ("含个人信息的列没有载入：联系电话",)


def test_of_an_identity_number_only_four_characters_are_kept() -> None:
    register = one({"身份证号": "21010219800101123X"}, (*HEADER, "身份证号"))
    (leader,) = nodes(register, "Person")
    assert leader.properties["id_last4"] == "123X"
    assert "19800101" not in repr(register)


@pytest.mark.parametrize(
    "changes",
    [{}, {"序号": 7}, {"批准年份": "2019.6"}, {"批准年份": 43556}, {"负责人": "丁 一 舟"}],
    ids=repr,
)
def test_a_row_said_twice_is_refused_however_it_is_written(changes: dict[str, object]) -> None:
    again = dict(zip(HEADER, ROW, strict=True)) | changes
    register = read(HEADER, ROW, OTHER, list(again.values()))
    assert refused(register) == [(4, "")]
    assert register.report.rejected[0].reason == "与第2行完全重复"


def test_a_base_with_another_host_in_a_second_row_is_no_duplicate() -> None:
    again = dict(zip(HEADER, ROW, strict=True)) | {"依托单位": "石桥大学"}
    register = read(HEADER, ROW, list(again.values()))
    assert register.report.rejected == ()
    assert len({base.id for base in nodes(register, "Base")}) == 1
    assert len({edge.head for edge in edges(register, "HOSTED_BY")}) == 2
