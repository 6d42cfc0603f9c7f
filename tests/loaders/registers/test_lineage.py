"""Tables of changes: what was renamed, merged, turned into another, or revoked."""

from __future__ import annotations

import pytest

from graph.facts import EdgeFact, NodeFact
from tests.loaders.registers.small_tables import read

HEADER = ("原名称", "新名称", "方式", "日期", "文号")


@pytest.mark.parametrize(
    ("how", "relation"),
    [
        ("更名", "RENAMED_TO"),
        ("并入", "MERGED_INTO"),
        ("转为", "TURNED_INTO"),
        ("纳入", "TURNED_INTO"),
    ],
)
def test_a_change_leads_from_the_old_name_to_the_new_one(how: str, relation: str) -> None:
    row = ("石桥省甲重点实验室", "石桥省乙重点实验室", how, "2019年6月1日", "石科发〔2019〕1号")
    register = read(HEADER, row)
    (edge,) = [fact for fact in register.facts if isinstance(fact, EdgeFact)]
    assert (register.kind, edge.kind, edge.since) == ("lineage", relation, "2019-06-01")
    assert edge.properties == {"document": "石科发〔2019〕1号"}
    assert edge.tail.startswith("base-")


def test_organizations_change_too() -> None:
    register = read(HEADER, ("青禾研究所", "青禾科技有限公司", "转制", "2018", ""))
    assert {fact.kind for fact in register.facts} <= {"Organization", "TURNED_INTO"}


def test_a_revocation_is_a_state_with_its_day_and_document() -> None:
    register = read(HEADER, ("石桥省丙重点实验室", "", "撤销", "2021-05-06", "石科发〔2021〕9号"))
    (base,) = register.facts
    assert isinstance(base, NodeFact)
    assert base.properties["status"] == "撤销"
    assert base.properties["revoked"] == "2021-05-06"
    assert base.properties["revoked_by"] == "石科发〔2021〕9号"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("石桥省甲重点实验室", "", "更名", "2019-06-01", ""), "新名称"),
        (("石桥省甲重点实验室", "石桥省甲重点实验室", "更名", "2019-06-01", ""), "新名称"),
        (("石桥省甲重点实验室", "石桥省乙重点实验室", "搬迁", "2019-06-01", ""), "方式"),
        (("石桥省甲重点实验室", "石桥省乙重点实验室", "更名", "去年", ""), "日期"),
    ],
)
def test_a_row_that_says_no_change_is_refused_with_its_column(
    row: tuple[str, ...], column: str
) -> None:
    (rejection,) = read(HEADER, row).report.rejected
    assert rejection.column == column
    assert rejection.remedy
