"""Tables of indicators and of quotas, with cells parted in the ways of converters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.policies import documents
from loaders.policies.facts import chains, clusters, limits, tables, targets

if TYPE_CHECKING:
    from loaders.policies.facts.found import Found

PLAN = "云川省“十四五”科技发展规划"
CALL = "云川省科技厅关于申报省级平台的通知"
INDICATORS = [
    ["序号", "指标名称", "单位", "2020年", "2025年目标", "属性"],
    ["1", "研发投入强度", "%", "1.8", "≥2.5", "预期性"],
    ["2", "省级平台数量", "家", "310", "400左右", "约束性"],
    ["3", "技术合同成交额（亿元）", "亿元", "—", "1,200", "预期性"],
]
QUOTAS = [
    ["推荐单位", "重点实验室（家）", "技术中心（家）"],
    ["甲市", "5", "3"],
    ["乙市", "2", "不限"],
    ["合计", "7", "3"],
]


def text(title: str, rows: list[list[str]], mark: str, lead: str = "见下表。") -> str:
    table = "\n".join(mark.join(row) for row in rows)
    return f"{title}\n\n制定本文件。\n一、发展目标\n{lead}\n{table}\n二、组织实施\n抓好落实。\n"


def told(found: list[Found], source: str, *columns: str) -> list[tuple[str, ...]]:
    for fact in found:
        quote = "".join(source[fact.start : fact.end].split())
        assert fact.values["value"] in quote.replace(",", "")
    return [tuple(fact.values[column] for column in columns) for fact in found]


@pytest.mark.parametrize("mark", ["\t", " | ", "　", "    ", " "])
def test_a_table_of_indicators_gives_targets_with_unit_year_and_baseline(mark: str) -> None:
    source = text(PLAN, INDICATORS, mark)
    (document,) = documents.parse(source, "plan.txt")
    columns = ("metric", "value", "unit", "comparator", "year", "baseline_value", "baseline_year")
    assert told(list(targets.find(document)), source, *columns) == [
        ("研发投入强度", "2.5", "%", ">=", "2025", "1.8", "2020"),
        ("省级平台数量", "400", "家", "=", "2025", "310", "2020"),
        ("技术合同成交额", "1200", "亿元", "=", "2025", "", ""),
    ]
    assert list(limits.find(document)) == []


@pytest.mark.parametrize("mark", ["\t", "|", "　", "     "])
def test_a_table_of_quotas_gives_one_limit_for_each_body_and_column(mark: str) -> None:
    source = text(CALL, QUOTAS, mark, lead="推荐名额见下表。")
    (document,) = documents.parse(source, "call.txt")
    found = told(list(limits.find(document)), source, "subject", "value", "unit")
    assert found == [("甲市", "5", "家"), ("甲市", "3", "家"), ("乙市", "2", "家")]


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        (["地区", "名额"], [["甲市", "8家"], ["乙县", "各2"]], [("甲市", "8"), ("乙县", "2")]),
        (
            ["地区", "名额（个）", "地区", "名额（个）"],
            [["甲市", "8", "乙市", "6"]],
            [("甲市", "8"), ("乙市", "6")],
        ),
        (["地区", "面积"], [["甲市", "80"]], []),
    ],
)
def test_each_column_of_numbers_belongs_to_the_names_before_it(
    head: list[str], rows: list[list[str]], expected: list[tuple[str, str]]
) -> None:
    source = text(CALL, [head, *rows], "\t")
    (document,) = documents.parse(source, "call.txt")
    assert told(list(limits.find(document)), source, "subject", "value") == expected


def test_a_row_that_leaves_out_its_first_cells_is_filled_from_the_left() -> None:
    head = ["类别", "指标", "2020年", "2025年"]
    source = text(PLAN, [head, ["投入", "甲", "1", "2"], ["乙", "3", "4"]], "\t")
    (document,) = documents.parse(source, "plan.txt")
    (table,) = (table for passage in document.passages for table in tables.find(passage))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["投入", "甲", "1", "2"],
        ["", "乙", "3", "4"],
    ]
    assert [fact.values["metric"] for fact in targets.find(document)] == ["甲", "乙"]


def test_sentences_with_wide_spaces_are_no_table() -> None:
    goals = ["到2025年，建成10家。", "到2026年，建成20家。"]
    source = text(PLAN, [["省科技厅", "省财政厅"], goals], "　　")
    (document,) = documents.parse(source, "plan.txt")
    assert [fact.values["value"] for fact in targets.find(document)] == ["10", "20"]


def test_a_table_of_chains_names_them_with_bodies_places_and_products() -> None:
    head = ["序号", "产业链", "牵头部门", "链主企业", "重点产品", "重点区域"]
    row = ["1", "光伏", "省工业和信息化厅", "晶阳集团、海石股份", "硅片、逆变器", "太原、大同"]
    source = text(PLAN, [head, row], "\t")
    (document,) = documents.parse(source, "plan.txt")
    assert [fact.values["cluster"] for fact in clusters.find(document)] == ["光伏"]
    found = {(fact.values["relation"], fact.values["object"]) for fact in chains.find(document)}
    assert found == {
        ("SUPPORTED_BY", "晶阳集团"),
        ("SUPPORTED_BY", "海石股份"),
        ("DEVELOPS", "硅片"),
        ("DEVELOPS", "逆变器"),
        ("LOCATED_IN", "太原"),
        ("LOCATED_IN", "大同"),
    }
