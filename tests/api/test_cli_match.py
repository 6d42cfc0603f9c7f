"""`chuangtu match names`: CSV in, CSV out, and a clear word where the file is not one."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from api.cli import run

if TYPE_CHECKING:
    from pathlib import Path


def match(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, *options: str
) -> list[dict[str, str]]:
    file = tmp_path / "pairs.csv"
    file.write_text(text, encoding="utf-8-sig")
    assert run(["match", "names", str(file), *options]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_every_pair_gets_a_score_and_a_judgement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "id,a,b\np1,大工,大连理工大学\np2,石桥一院,石桥二院\np3,南医大,南京医科大学\n"
    rows = match(tmp_path, capsys, text)
    assert [(r["id"], r["judgement"]) for r in rows] == [
        ("p1", "same"),
        ("p2", "different"),
        ("p3", "unsure"),
    ]
    assert list(rows[0]) == ["id", "score", "judgement"]
    assert float(rows[0]["score"]) > float(rows[2]["score"]) > float(rows[1]["score"])


def test_reasons_are_told_where_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = match(tmp_path, capsys, "a,b\n石桥一院,石桥二院\n", "--reasons")
    assert (row["id"], row["reasons"]) == ("1", "序号或编号不同：1与2")


def test_odd_names_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        f"id,a,b\n1,,石桥大学\n2,{'石' * 10_000},石桥大学\n3,🚀,石桥大学\n4,石桥大学🚀,石桥大学\n"
    )
    judged = [row["judgement"] for row in match(tmp_path, capsys, text)]
    assert judged == ["different", "different", "different", "same"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "文件是空的"),
        ("id,a,b\n", "没有要比较的名称"),
        ("id,a\n1,石桥大学\n", "没有名为b的列"),
        ("id,a,b\n1,石桥大学\n", "第1条缺少名称"),
    ],
)
def test_a_file_without_pairs_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(text, encoding="utf-8")
    assert run(["match", "names", str(file)]) == 2
    assert told in capsys.readouterr().err
