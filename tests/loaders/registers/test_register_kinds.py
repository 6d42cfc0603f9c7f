"""Which register a file is, and what a row of each kind says."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.readers.tables import Sheet
from loaders.registers.register import is_register, read_register
from tests.loaders.registers.small_tables import HEADER, OTHER, ROW, nodes, read, refused


def test_every_sheet_is_read_as_its_own_kind_and_reported_apart() -> None:
    sheets = [
        Sheet("说明", (("填报说明", None), ("请逐行填写", None))),
        Sheet("沈河", (HEADER, ROW)),
        Sheet("铁西", (HEADER, OTHER, (3, None, *OTHER[2:]))),
        Sheet("单位", (("单位名称", "统一社会信用代码"), ("石桥大学", None))),
    ]
    register = read_register(sheets, "名录.xlsx")
    assert register.report.kind == "bases"
    assert (register.report.rows_read, register.report.accepted) == (4, 3)
    parts = [(s.sheet, s.kind, s.rows_read, s.accepted) for s in register.report.sheets]
    assert parts == [
        ("沈河", "bases", 1, 1),
        ("铁西", "bases", 2, 1),
        ("单位", "organizations", 1, 1),
    ]
    assert [(bad.sheet, bad.row) for bad in register.report.rejected] == [("铁西", 3)]
    assert register.report.warnings[0].startswith("未载入的工作表：说明")
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
    assert application.properties["extra"] == ("national_projects=若干（“若干”不是单个数字）",)
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
