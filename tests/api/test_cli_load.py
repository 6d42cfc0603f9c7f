"""Loading from the command line: how columns are understood, and the copy with the bad cells marked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from api.cli import run
from api.service import open_service
from api.settings import Settings
from search.documents import Query

if TYPE_CHECKING:
    from pathlib import Path

LIST = "平台全名,法人,备注\n试省水泵重点实验室,青禾泵业有限公司,=1+1\n,石桥大学,无主\n"
MAP = ("--map", "平台全名=基地名称", "--map", "法人=host")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CHUANGTU_HOME", str(folder))
    return folder


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "名录.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def reported(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    (report,) = json.loads(capsys.readouterr().out)["files"]
    found: dict[str, Any] = report
    return found


def found_in(home: Path) -> set[str]:
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        found = service.search(Query("重点实验室", 10)).hits
        return {hit.name for hit in found if hit.kind == "Base"}


def test_a_dry_run_shows_every_column_with_its_meaning_and_examples(
    csv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["load", "--dry-run", str(csv), *MAP]) == 0
    shown = capsys.readouterr().out
    assert "读到2行，可载入1行" in shown
    assert all(
        word in shown for word in ("基地名称", "host", "青禾泵业有限公司；石桥大学", "（原样保留）")
    )


def test_a_mapping_is_saved_and_used_again(
    csv: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "对照.yaml"
    assert run(["load", "--dry-run", "--json", str(csv), *MAP, "--save-map", str(kept)]) == 0
    first = reported(capsys)
    assert kept.read_text(encoding="utf-8") == "平台全名: name\n法人: host\n"
    assert run(["load", "--dry-run", "--json", str(csv), "--with-map", str(kept)]) == 0
    assert reported(capsys) == first
    assert run(["load", "--dry-run", str(csv)]) == 2
    assert "--map 列名=字段" in capsys.readouterr().err.replace("\n", "")


def test_the_marked_copy_can_be_mended_and_takes_the_place_of_the_file(
    csv: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "待改.xlsx"
    assert run(["load", "--json", str(csv), *MAP, "--report", str(copy)]) == 0
    assert reported(capsys)["accepted"] == 1
    book = openpyxl.load_workbook(copy)
    sheet = book.worksheets[0]
    bad = sheet["A3"]
    assert bad.comment is not None
    assert "必填项为空" in bad.comment.text
    assert bad.fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["A2"].comment is None
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["C2"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )
    told = [cell.value for cell in book["载入报告"][3]]
    assert told[1:4] == [3, "平台全名", "必填项为空"]
    bad.value, sheet["A2"].value = "石桥阀门重点实验室", "试省新泵重点实验室"
    book.save(copy)
    assert run(["load", "--json", str(copy), *MAP, "--replace"]) == 0
    report = reported(capsys)
    assert (report["accepted"], report["rejected"], report["file"]) == (2, [], "待改.xlsx")
    assert found_in(home) == {"试省新泵重点实验室", "石桥阀门重点实验室"}


def test_a_copy_of_a_workbook_keeps_its_looks_and_loses_old_marks_and_formulas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名录"
    sheet.append(("基地名称", "依托单位", "批准年份"))
    sheet.append(("试省水泵重点实验室", "石桥大学", "近年"))
    sheet.append(("试省阀门重点实验室", None, 2019))
    sheet.column_dimensions["A"].width = 33
    own, first, second = (tmp_path / f"{name}.xlsx" for name in ("原表", "一", "二"))
    book.save(own)
    assert run(["load", "--dry-run", "--json", str(own), "--report", str(first)]) == 0
    marked = openpyxl.load_workbook(first)
    assert marked["名录"].column_dimensions["A"].width == 33
    assert marked["名录"]["C2"].comment is not None
    marked["名录"]["C2"].value = 2018
    marked.save(first)
    assert run(["load", "--dry-run", "--json", str(first), "--report", str(second)]) == 0
    again = openpyxl.load_workbook(second)
    assert again["名录"]["C2"].comment is None
    assert again["名录"]["C2"].fill.fill_type is None
    assert again["名录"]["B3"].comment is not None
    assert again["载入报告"]["B1"].value == "原表.xlsx"
    capsys.readouterr()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("办法.txt", "试省水泵基地管理办法\n第一条 为规范管理，制定本办法。\n", "没有表格"),
        ("名录.csv", LIST, "不能覆盖原文件"),
    ],
)
def test_a_copy_that_cannot_be_made_is_refused(
    tmp_path: Path, name: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert run(["load", "--dry-run", str(path), *MAP, "--report", str(path)]) == 2
    assert told in capsys.readouterr().err.replace("\n", "")


def test_one_copy_is_of_one_file(csv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(csv), str(csv), "--report", "a.xlsx"]) == 2
    assert "逐个文件载入" in capsys.readouterr().err.replace("\n", "")
