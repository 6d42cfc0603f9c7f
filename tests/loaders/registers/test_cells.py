"""What cells mean, in the forms in which offices write them."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.registers import cells
from loaders.registers.cells import CellError

YEARS = [
    2019,
    2019.0,
    2019.6,
    "2019",
    "2019年",
    "2019年度",
    "2019.6",
    "2019.10",
    "2019-06",
    "2019-06-01",
    "2019/6/1",
    "2019年6月",
    "2019年4月1日",
    "２０１９",
    "２０１９年６月",
    " 2019 ",
    "20190601",
    43556,
    "43556",
    43556.0,
    dt.date(2019, 4, 1),
    dt.datetime(2019, 4, 1, 8, 30),  # noqa: DTZ001 -- a workbook's dates have no zone
    "2019-2022",
]
NO_YEARS = ["近三年", "十二五", "19年", "1019", "201", "20199", "二期", "2019上半年", "12", 7]
DATES = [
    "2023-05-31",
    "2023/5/31",
    "2023.5.31",
    "2023年5月31日",
    "２０２３年５月３１日",
    "20230531",
    "2023-05-31 17:00",
    45077,
    "45077",
    dt.date(2023, 5, 31),
    dt.datetime(2023, 5, 31, 17, 0),  # noqa: DTZ001 -- a workbook's dates have no zone
]
NO_DATES = ["2023-02-30", "2023年13月1日", "2023-05-311", "5月31日", "月底", "2023", 2023]


@pytest.mark.parametrize("cell", YEARS, ids=repr)
def test_a_year_is_read_from(cell: object) -> None:
    assert cells.year(cell) == 2019


@pytest.mark.parametrize("cell", NO_YEARS, ids=repr)
def test_no_year_is_guessed_from(cell: object) -> None:
    with pytest.raises(CellError, match="不是年份"):
        cells.year(cell)


@pytest.mark.parametrize("cell", DATES, ids=repr)
def test_a_date_is_read_from(cell: object) -> None:
    assert cells.date(cell) == "2023-05-31"


@pytest.mark.parametrize("cell", NO_DATES, ids=repr)
def test_no_date_is_guessed_from(cell: object) -> None:
    with pytest.raises(CellError):
        cells.date(cell)


@given(st.dates(dt.date(1970, 1, 1), dt.date(2099, 12, 31)))
def test_a_serial_and_the_date_it_stands_for_are_one(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert cells.date_of_serial(serial) == day
    assert cells.date(serial) == cells.date(f"{day.year}年{day.month}月{day.day}日")
    assert cells.year(serial) == day.year


@pytest.mark.parametrize(
    ("cell", "known"),
    [("是", True), ("√", True), (True, True), ("1", True), ("否", False), ("×", False)],
)
def test_yes_and_no_have_signs(cell: object, known: bool) -> None:  # noqa: FBT001 -- the value under test
    assert cells.boolean(cell) is known


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(CellError, match="应为“是”或“否”"):
        cells.boolean("待定")


@pytest.mark.parametrize(
    "cell",
    ["张三、李四、王小五", "张三，李四，王小五", "张三,李四,王小五", "张三；李四;王小五", "张三/李四/王小五",
     "张三|李四|王小五", "张三\n李四\r\n王小五", "张 三、李四（兼）、王小五(教授)", "张三 李四 王小五",
     "张三（教授、博导）、李四、王小五（总工，兼）", "张三 、李四 、王小五 ",
     "张三 教授、李四 高级工程师、王小五",
     "张三、李四、张三、王小五、"],
)  # fmt: skip
def test_people_are_separated_and_bare(cell: str) -> None:
    assert [name for name, _ in cells.people(cell)] == ["张三", "李四", "王小五"]


@pytest.mark.parametrize(
    "cell", ["张 三", "张三（兼）", "张三(教授)", "张三 教授", "张三　研究员", "张三院士"]
)
def test_one_person_stays_one_however_written(cell: str) -> None:
    assert [name for name, _ in cells.people(cell)] == ["张三"]


def test_people_keep_what_was_written() -> None:
    assert cells.people("张 三（兼）") == (("张三", "张 三（兼）"),)


@pytest.mark.parametrize("cell", [None, "", "无", "、", "（兼）", " ； "])
def test_nobody_is_nobody(cell: object) -> None:
    assert cells.people(cell) == ()


def test_organizations_are_separated_but_a_stump_is_noise() -> None:
    assert cells.organizations("石桥大学、白桥阀门有限公司") == ("石桥大学", "白桥阀门有限公司")
    assert cells.organizations("白桥第五研、究所") == ("白桥第五研究所",)
    assert cells.organizations("白桥（集团、控股）有限公司") == ("白桥（集团、控股）有限公司",)
    assert cells.organizations("无") == ()


def test_phrases_are_separated_by_semicolons_only() -> None:
    assert cells.phrases("叶轮、蜗壳设计；密封；；叶轮、蜗壳设计") == ("叶轮、蜗壳设计", "密封")


@pytest.mark.parametrize(
    ("cell", "digits"),
    [("123X", "123X"), ("１２３ｘ", "123X"), (4567, "4567"), (89, "0089"), ("0089", "0089"),
     ("21010219800101123x", "123X")],
)  # fmt: skip
def test_the_last_four_characters_of_an_identity_number(cell: object, digits: str) -> None:
    assert cells.last4(cell) == digits


@pytest.mark.parametrize(
    "cell",
    [
        "未提供",
        "12X3",
        "89",
        210102198001011234,
        2.10102198001011e17,
        "2101021980010112341",
        "12345",
    ],
)
def test_what_cannot_end_an_identity_number_is_refused(cell: object) -> None:
    with pytest.raises(CellError):
        cells.last4(cell)


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.dates() | st.none())
def test_no_cell_breaks_a_reader(cell: object) -> None:
    for read in (cells.year, cells.date, cells.boolean, cells.last4):
        with suppress(CellError):
            read(cell)
    cells.people(cell)
    cells.organizations(cell)
    cells.phrases(cell)


def test_a_long_list_takes_time_in_proportion() -> None:
    names = "、".join(["张三（兼"] * 50_000)
    assert len(cells.people(names)) == 1
    assert len(cells.organizations("甲公司（筹）、" * 50_000)) == 1
