"""Messy files of our own, each with what must come out of it: rows read, rows taken, bad cells."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.errors import InputError
from graph.facts import EdgeFact, NodeFact
from loaders.files import read_file
from tests.loaders.registers.small_tables import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Expected:
    kind: str
    read: int
    accepted: int
    bad: tuple[tuple[str, int, str], ...] = ()
    bases: tuple[str, ...] = ()


def xlsx(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def groups_far_right(book: openpyxl.Workbook) -> None:
    """A header of two rows under titles, far to the right, with merged groups, totals and a note."""
    sheet = book.worksheets[0]
    table = [
        ("试省科技创新基地名录", None, None, None, None, None),
        ("（截至2023年底）", None, None, None, "单位：个", None),
        ("基地名称", "依托单位", None, "负责人", None, "批准年份"),
        (None, "名称", "信用代码", "姓名", "职称", None),
        ("试省水泵重点实验室", "青禾泵业有限公司", "91350100M000100Y43", "丁一舟", "教授", 43556),
        ("试省阀门重点实验室", "〃", None, "方甲", "研究员", "近年"),
        ("合计", "2个", None, None, None, None),
        ("注：不含撤销的基地。", None, None, None, None, None),
    ]
    for number, row in enumerate(table, 3):
        for column, value in enumerate(row, 60):
            sheet.cell(number, column, value)
    for area in ("BH5:BH6", "BI5:BJ5", "BK5:BL5", "BM5:BM6"):
        sheet.merge_cells(area)


def kinds_in_sheets(book: openpyxl.Workbook) -> None:
    """Sheets of several kinds, one of them hidden, and one of notes."""
    notes, bases, people = book.worksheets[0], book.create_sheet("基地"), book.create_sheet("专家")
    notes.title = "说明"
    notes.append(("本表由各市填报", "逐行填写"))
    for row in (("基地名称", "依托单位"), ("试省水泵重点实验室", "石桥大学"), (None, "石桥大学")):
        bases.append(row)
    for row in (
        ("专家姓名", "单位", "专业"),
        ("丁一舟", "石桥大学", "水力"),
        ("方甲", None, "材料"),
    ):
        people.append(row)
    people.sheet_state = "hidden"


def form(book: openpyxl.Workbook) -> None:
    """A form: names beside values, merged over the page."""
    sheet = book.worksheets[0]
    sheet.append(("科技创新基地登记表", None, None, None))
    sheet.merge_cells("A1:D1")
    sheet.append(("基地名称", "试省水泵重点实验室", "基地类型", "省重点实验室"))
    sheet.append(("依托单位", "青禾泵业有限公司", None, None))
    sheet.append(("负责人", "丁 一 舟", "所在市", "沈阳市"))


REPEATED = (
    "\ufeff附件1,,,\r\n试省基地名录,,,\r\n栏次,1,2,3\r\n"
    "序号,基地名称,依托单位,团队成员\r\n"
    "1,试省水泵重点实验室,青禾泵业有限公司,1．方甲 2．方乙 等5人\r\n"
    "2,试省阀门重点实验室,同上,张 三 李 四\r\n"
    ",,,\r\n"
    "序号,基地名称,依托单位,团队成员\r\n"
    "3,\"=cmd|' /C calc'!A0\",青禾泵业有限公司,方丙\r\n"
    "4,,青禾泵业有限公司,方丁\r\n"
    "共计,3个,,\r\n"
).encode()
LONG = (
    "编号\t基地名称\t依托单位\t简介\n"
    f"B1\t试省水泵重点实验室\t石桥大学\t{'水' * 10_000}\n"
    f"B1\t{'长' * 10_000}重点实验室\t石桥大学\t\n"
    "B2\t试省阀门重点实验室\t石桥大学\t\n"
    "B2\t试省阀门重点实验室\t石桥大学\t\n"
).encode("gb18030")
VARIANTS = {
    "分组表头.xlsx": (
        xlsx(groups_far_right),
        Expected("bases", 2, 1, (("Sheet", 8, "批准年份"),), ("试省水泵重点实验室",)),
    ),
    "多表.xlsx": (
        xlsx(kinds_in_sheets),
        Expected(
            "bases", 4, 2, (("基地", 3, "基地名称"), ("专家", 3, "单位")), ("试省水泵重点实验室",)
        ),
    ),
    "登记表.xlsx": (xlsx(form), Expected("bases", 1, 1, (), ("试省水泵重点实验室",))),
    "重复表头.csv": (
        REPEATED,
        Expected(
            "bases",
            4,
            3,
            (("", 10, "基地名称"),),
            ("试省水泵重点实验室", "试省阀门重点实验室", "=cmd|' /C calc'!A0"),
        ),
    ),
    "长格.tsv": (
        LONG,
        Expected(
            "bases", 4, 3, (("", 5, ""),),
            ("试省水泵重点实验室", f"{'长' * 10_000}重点实验室", "试省阀门重点实验室"),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_exactly_the_bad_cells_of_a_messy_file_are_told(tmp_path: Path, name: str) -> None:
    raw, expected = VARIANTS[name]
    path = tmp_path / name
    path.write_bytes(raw)
    loaded = read_file(path)
    report = loaded.report
    assert (report.kind, report.rows_read, report.accepted) == (
        expected.kind,
        expected.read,
        expected.accepted,
    )
    assert (
        tuple((bad.sheet, bad.row, bad.column.partition("/")[0]) for bad in report.rejected)
        == expected.bad
    )
    assert all(bad.reason and bad.remedy for bad in report.rejected)
    bases = [f for f in loaded.facts if isinstance(f, NodeFact) and f.kind == "Base"]
    assert tuple(base.properties["name"] for base in bases) == expected.bases


def test_a_form_that_applies_is_an_application_and_without_a_number_nothing() -> None:
    rows = [
        ("试省科技创新基地申报书", None, None, None),
        ("基地名称", "试省水泵重点实验室", "依托单位", "石桥大学"),
        ("负责人", "丁一舟", "申报编号", "S-1"),
    ]
    assert read(*rows).report.kind == "applications"
    with pytest.raises(InputError, match="没有认出表头"):
        read(*rows[:2], ("负责人", "丁一舟", None, None))


def test_a_ditto_mark_stands_for_the_cell_above(tmp_path: Path) -> None:
    path = tmp_path / "重复表头.csv"
    path.write_bytes(REPEATED)
    facts = read_file(path).facts
    hosts = {f.head for f in facts if isinstance(f, EdgeFact) and f.kind == "HOSTED_BY"}
    people = [f.properties["name"] for f in facts if isinstance(f, NodeFact) and f.kind == "Person"]
    assert len(hosts) == 1
    assert people == ["方甲", "方乙", "张三", "李四", "方丙"]


def test_a_very_wide_sheet_is_read(tmp_path: Path) -> None:
    header = ["基地名称", "依托单位", *[f"列{n}" for n in range(16_382)]]
    path = tmp_path / "宽.csv"
    path.write_text(",".join(header) + "\n甲室,石桥大学" + ",1" * 16_382 + "\n", encoding="utf-8")
    report = read_file(path).report
    assert (report.rows_read, report.accepted) == (1, 1)
    assert len(report.sheets[0].columns) == 16_384
