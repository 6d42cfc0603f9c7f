"""An edited table of limits: what comes back, and every way in which a cell can be wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.limit_cells import day_of, value_of, written
from answers.limit_reading import read_limits
from answers.limit_table import COLUMNS, limit_rows
from checks.ruleset import read_ruleset, ruleset, ruleset_names
from graph.citations import Citation
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers.limit_reading import Edited

BASE = ruleset("liaoning-2023")
CALL = Citation("关于组织开展征集2023年辽宁省科技创新平台建设计划入库项目的通知")
Rows = list[list[Any]]


def exported(name: str = "liaoning-2023") -> Rows:
    return [list(COLUMNS), *(list(row.cells) for row in limit_rows(ruleset(name)))]


def edit(rows: Rows, rule: str, name: str, **cells: object) -> None:
    row = next(row for row in rows if row[0] == rule and row[2] == name)
    for column, value in cells.items():
        row[COLUMNS.index(column)] = value


def read(rows: Rows, clauses: dict[str, frozenset[str]] | None = None) -> Edited:
    return read_limits(rows, BASE, "试行", clauses or {})


@pytest.mark.parametrize("name", ruleset_names())
def test_a_table_that_nobody_changed_changes_no_rule(name: str) -> None:
    edited = read_limits(exported(name), ruleset(name), "照旧", {})
    assert (edited.wrong, edited.changed) == ((), ())
    assert read_ruleset(edited.text, "照旧").rules == ruleset(name).rules


def test_an_edited_number_is_in_force_in_the_new_rule_set_alone() -> None:
    rows = exported()
    edit(rows, "enterprise_limit", "limit", 取值=3)
    edited = read(rows)
    new = read_ruleset(edited.text, "试行")
    limits = new.limits("enterprise_limit", dt.date(2023, 6, 16))
    assert edited.changed == ("enterprise_limit",)
    assert limits is not None
    assert limits.number("limit") == 3
    assert limits.citation == Citation(CALL.title, "", "一/4")
    assert new.limits("same_team", dt.date(2023, 6, 16)) == BASE.limits(
        "same_team", dt.date(2023, 6, 16)
    )


def test_a_doubled_row_gives_another_number_from_its_day_on() -> None:
    rows = exported()
    row = next(row for row in rows if row[0] == "enterprise_limit" and row[2] == "limit")
    later = list(row)
    row[COLUMNS.index("失效日期")] = "2023年12月31日"
    later[COLUMNS.index("生效日期")], later[COLUMNS.index("取值")] = dt.datetime(2024, 1, 1), "5"  # noqa: DTZ001 -- as a workbook gives it
    new = read_ruleset(read([*rows, later]).text, "试行")
    held = {
        day: new.limits("enterprise_limit", day)
        for day in (dt.date(2023, 12, 31), dt.date(2024, 1, 1))
    }
    assert [limits.number("limit") for limits in held.values() if limits] == [2, 5]


def set_cell(rule: str, name: str, column: str, value: object) -> Callable[[Rows], None]:
    return lambda rows: edit(rows, rule, name, **{column: value})


@pytest.mark.parametrize(
    ("change", "column", "told"),
    [
        (set_cell("enterprise_limit", "limit", "取值", "三个"), "取值", "不是整数"),
        (set_cell("enterprise_limit", "limit", "取值", ""), "取值", "是空的"),
        (set_cell("director_months", "min_months", "取值", 90), "取值", "超出范围"),
        (set_cell("committee_share", "max_share", "取值", "4/3"), "取值", "比例"),
        (set_cell("same_team", "same_share", "取值", "六成"), "取值", "比例"),
        (set_cell("deadline", "applied", "取值", "2023-02-30"), "取值", "不是日期"),
        (set_cell("deadline", "applied", "生效日期", ""), "生效日期", "是空的"),
        (set_cell("deadline", "applied", "生效日期", "2203-01-01"), "生效日期", "超出范围"),
        (set_cell("deadline", "applied", "失效日期", "2022-01-01"), "失效日期", "早于"),
        (set_cell("deadline", "applied", "条款", "九/9"), "条款", "没有“九/9”"),
        (set_cell("deadline", "applied", "条款", ""), "条款", "是空的"),
        (set_cell("deadline", "applied", "文件", ""), "文件", "是空的"),
        (set_cell("region_quota", "quotas", "取值", "沈阳市 20"), "取值", "没有等号"),
        (set_cell("region_quota", "quotas", "取值", "沈阳市=二十"), "取值", "不是整数"),
        (set_cell("deadline", "applied", "规则编号", "最后期限"), "规则编号", "没有规则"),
        (set_cell("deadline", "applied", "项目编号", "截止"), "项目编号", "没有“截止”"),
        (set_cell("closed_type", "binding", "取值", "对"), "取值", "不是“是”或“否”"),
    ],
)
def test_a_wrong_cell_is_named_with_row_and_column(
    change: Callable[[Rows], None], column: str, told: str
) -> None:
    rows = exported()
    change(rows)
    edited = read(rows, {CALL.policy_id: frozenset({"一/3", "五/1"})})
    (wrong,) = edited.wrong
    assert (wrong.column, told in str(wrong)) == (column, True), str(wrong)
    assert wrong.row > 1
    assert edited.text == ""


def test_a_clause_of_a_document_that_is_not_loaded_is_taken_and_told() -> None:
    rows = exported()
    edit(rows, "deadline", "applied", 文件="某省新办法", 文号="某科发〔2024〕1号", 条款="第三条")
    assert read(rows).unchecked == ("某科发〔2024〕1号 第三条",)


def test_a_row_that_is_gone_and_periods_that_overlap_are_told() -> None:
    rows = [row for row in exported() if (row[0], row[2]) != ("enterprise_limit", "limit")]
    assert "缺少" in str(read(rows).wrong[0])
    doubled = [
        *exported(),
        next(row for row in exported() if row[:3:2] == ["enterprise_limit", "limit"]),
    ]
    assert "重叠" in str(read(doubled).wrong[0])


def test_a_sheet_without_the_header_is_refused() -> None:
    with pytest.raises(InputError, match="表头"):
        read([["规则", "数字"], ["甲", 3]])


@given(
    st.one_of(
        st.booleans(), st.integers(0, 1000), st.dates(dt.date(1950, 1, 1), dt.date(2099, 1, 1))
    )
)
def test_what_is_written_is_read_back(value: object) -> None:
    assert value_of(written(value), "x", value) == value


@given(st.text())
def test_any_text_in_a_day_is_a_day_or_refused(text: str) -> None:
    try:
        day = day_of(text)
    except InputError:
        return
    assert day is None or dt.date(1949, 1, 1) <= day <= dt.date(2100, 12, 31)
