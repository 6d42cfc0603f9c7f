"""Small registers: what is taken, what is left out, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.facts import EdgeFact, NodeFact
from loaders.readers.tables import Sheet
from loaders.registers.register import Register, is_register, read_register

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = ("序号", "基地名称", "基地类型", "依托单位", "负责人", "批准年份", "状态")
ROW = (1, "试省水泵重点实验室", "省重点实验室", "青禾泵业有限公司", "丁一舟", "2019年", "运行")
OTHER = (2, "试省阀门重点实验室", "省重点实验室", "白桥阀门有限公司", "方甲", 2020, "建设中")


def read(*rows: Sequence[object], wanted: str = "") -> Register:
    return read_register([Sheet("名录", tuple(map(tuple, rows)))], "名录.xlsx", wanted)


def one(changes: dict[str, object], header: Sequence[str] = HEADER) -> Register:
    """The register of one row, with some of its cells changed."""
    known = dict(zip(HEADER, ROW, strict=True)) | changes
    return read(header, [known.get(name) for name in header])


def nodes(register: Register, kind: str) -> list[NodeFact]:
    return [f for f in register.facts if isinstance(f, NodeFact) and f.kind == kind]


def edges(register: Register, kind: str) -> list[EdgeFact]:
    return [f for f in register.facts if isinstance(f, EdgeFact) and f.kind == kind]


def refused(register: Register) -> list[tuple[int, str]]:
    return [(bad.row, bad.column) for bad in register.report.rejected]


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
        ({"状态": "良好"}, "状态", "无法识别"),
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
    assert register.facts == ()
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


def test_several_leaders_in_a_cell_are_said_and_the_first_is_taken() -> None:
    register = one({"负责人": "丁一舟（主任）、方甲（副主任）"})
    (leader,) = nodes(register, "Person")
    assert leader.properties["name"] == "丁一舟"
    assert leader.written["name"] == "丁一舟（主任）、方甲（副主任）"
    assert "负责人一栏有多人" in register.report.warnings[0]


def test_two_columns_for_one_field_are_refused_with_their_names() -> None:
    with pytest.raises(InputError) as caught:
        read(("基地名称", "依托单位", "牵头单位"), ("甲", "乙大学", "丙大学"))
    assert "“依托单位”和“牵头单位”" in caught.value.what
    assert caught.value.where == "名录第1行"
    assert caught.value.remedy


def test_an_unknown_column_is_kept_and_reported() -> None:
    register = one({"获奖情况": "二等奖"}, (*HEADER, "获奖情况"))
    assert nodes(register, "Base")[0].properties["extra"] == ("获奖情况=二等奖",)
    assert register.report.warnings == ("没有对应含义的列已原样保留：获奖情况",)


def test_a_column_of_private_data_is_reported_and_not_kept() -> None:
    register = one({"联系电话": "024-00000000"}, (*HEADER, "联系电话"))
    assert "00000000" not in repr(register.facts)
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


def test_every_sheet_of_one_kind_is_read_and_the_others_are_named() -> None:
    sheets = [
        Sheet("说明", (("填报说明", None), ("请逐行填写", None))),
        Sheet("沈河", (HEADER, ROW)),
        Sheet("铁西", (HEADER, OTHER, (3, None, *OTHER[2:]))),
        Sheet("单位", (("单位名称", "统一社会信用代码"), ("石桥大学", None))),
    ]
    register = read_register(sheets, "名录.xlsx")
    assert register.report.kind == "bases"
    assert (register.report.rows_read, register.report.accepted) == (3, 2)
    assert [(bad.sheet, bad.row) for bad in register.report.rejected] == [("铁西", 3)]
    assert register.report.warnings[0].startswith("未载入的工作表：说明、单位")
    assert [base.place for base in nodes(register, "Base")] == ["沈河!2", "铁西!2"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (("申报编号", "基地名称", "依托单位"), "applications"),
        (("基地名称", "依托单位"), "bases"),
        (("名称", "类型"), "entities"),
        (("单位名称", "统一社会信用代码"), "organizations"),
        (("name", "short_names", "former_names", "code"), "organizations"),
    ],
)
def test_a_register_is_recognised_by_its_header(header: tuple[str, ...], kind: str) -> None:
    sheet = Sheet("", (header,))
    assert is_register([sheet])
    assert read_register([sheet], "a.csv").kind == kind
    assert read_register([sheet], "a.csv", kind).kind == kind


@pytest.mark.parametrize(
    ("header", "wanted"), [(("甲", "乙"), ""), (("基地名称",), ""), (("名称", "类型"), "bases")]
)
def test_an_unknown_header_is_answered_with_what_it_needs(
    header: tuple[str, ...], wanted: str
) -> None:
    with pytest.raises(InputError, match="没有认出表头") as caught:
        read_register([Sheet("", (header, ("a", "b")))], "a.csv", wanted)
    assert "依托单位" in caught.value.remedy


def test_an_application_keeps_a_figure_that_cannot_be_read_as_written() -> None:
    header = (
        "申报编号",
        "基地名称",
        "依托单位",
        "场地面积(平方米)",
        "申报日期",
        "承担国家级项目数",
    )
    register = read(header, ("S-1", "甲中心", "石桥大学", "1,200", "2023年5月31日", "若干"))
    (application,) = nodes(register, "Application")
    assert application.properties["area_m2"] == 1200
    assert application.properties["applied"] == "2023-05-31"
    assert application.properties["extra"] == ("national_projects=若干（“若干”不是数字）",)
    assert "若干" in register.report.warnings[0]


def test_an_organization_lists_its_short_and_former_names() -> None:
    header = ("name", "short_names", "former_names", "code")
    register = read(
        header, ("青禾泵业有限公司", "青禾泵业|青禾", "青禾水泵厂", "91350100M000100Y43")
    )
    (organization,) = nodes(register, "Organization")
    assert organization.properties["aliases"] == ("青禾泵业", "青禾")
    assert organization.properties["former_names"] == ("青禾水泵厂",)
    assert register.columns["Organization.code"] == "code"
    assert register.columns["Organization.aliases"] == "short_names"


def test_an_entity_of_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    header = ("id", "name", "type", "city", "aliases")
    register = read(
        header,
        ("E1", "石桥大学", "university", "沈阳市", "SQU|石大"),
        ("E2", "甲", "飞船", None, None),
    )
    (organization,) = nodes(register, "Organization")
    assert organization.properties["source_ids"] == ("E1",)
    assert organization.properties["aliases"] == ("SQU", "石大")
    assert refused(register) == [(3, "type")]
    assert "大学" in register.report.rejected[0].remedy
