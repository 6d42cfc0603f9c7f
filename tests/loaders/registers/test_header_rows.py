"""Headers of several rows, and columns whose meaning hangs on the group above them."""

from __future__ import annotations

import pytest

from loaders.registers.header_rows import find_header, meaning
from loaders.registers.headers import field_of
from tests.loaders.registers.small_tables import nodes, read, refused

GROUPS = ("序号", "基地名称", "依托单位", None, "负责人", None, None, "批准年份")
COLUMNS = (None, None, "名称", "统一社会信用代码", "姓名", "职称", "联系电话", None)
ROW = (
    1,
    "试省水泵重点实验室",
    "青禾泵业有限公司",
    "91350100M000100Y43",
    "丁一舟",
    "教授",
    "1",
    2019,
)


def test_columns_below_a_group_are_read_with_it() -> None:
    register = read(GROUPS, COLUMNS, ROW)
    assert (register.report.rows_read, register.report.accepted) == (1, 1)
    (host,) = nodes(register, "Organization")
    assert host.properties["name"] == "青禾泵业有限公司"
    assert host.properties["code"] == "91350100M000100Y43"
    (leader,) = nodes(register, "Person")
    assert (leader.properties["name"], leader.properties["title"]) == ("丁一舟", "教授")
    assert register.report.warnings == ("含个人信息的列没有载入：负责人/联系电话",)


def test_a_group_merged_down_says_the_same_as_one_left_blank() -> None:
    down = tuple(below or above for above, below in zip(GROUPS, COLUMNS, strict=True))
    assert list(read(GROUPS, down, ROW).facts) == list(read(GROUPS, COLUMNS, ROW).facts)


def test_a_bad_cell_below_a_group_is_named_with_it() -> None:
    bad = (*ROW[:3], "9135", *ROW[4:])
    assert refused(read(GROUPS, COLUMNS, bad)) == [(3, "依托单位/统一社会信用代码")]


def test_three_rows_a_title_and_the_numbers_of_columns_are_no_records() -> None:
    top = ("基本情况", None, None, None, "人员", None, None, None)
    numbers = (1, 2, 3, 4, 5, 6, 7, 8)
    register = read(("名录", *[None] * 7), top, GROUPS, COLUMNS, numbers, ROW)
    assert (register.report.rows_read, register.report.accepted) == (1, 1)
    assert [n.place for n in nodes(register, "Base")] == ["名录!6"]


def test_a_header_said_again_below_is_no_record() -> None:
    register = read(GROUPS, COLUMNS, ROW, GROUPS, COLUMNS)
    assert register.report.rows_read == 1


def test_a_single_row_is_not_joined_with_a_note_above_it() -> None:
    rows = [
        ("单位：万元", None, "2023年"),
        ("基地名称", "依托单位", "负责人"),
        ("甲", "乙大学", "丙"),
    ]
    found = find_header(rows, field_of)
    assert found is not None
    assert found[:2] == (1, 1)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("依托单位", "名称"), "host"),
        (("依托单位", "信用代码"), "host_code"),
        (("共建单位", "信用代码"), ""),
        (("负责人", "姓名"), "leader"),
        (("负责人", "职称"), "rank"),
        (("基本信息", "所在市"), "city"),
        (("经费", "其他"), ""),
        ((), ""),
    ],
)
def test_the_meaning_of_a_column_hangs_on_its_group(path: tuple[str, ...], field: str) -> None:
    assert meaning(path, field_of) == field
