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


def test_pairs_of_directions_get_a_score_and_a_judgement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.csv"
    text = "id,a,b\n1,污水处理,废水治理技术研究\n2,污水处理,射电望远镜\n3,,污水处理\n"
    file.write_text(text, encoding="utf-8")
    assert run(["match", "directions", str(file), "--reasons"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["judgement"] for row in rows] == ["same", "different", "different"]
    assert rows[0]["reasons"] == "相同：污水处理＝废水治理"
    assert (rows[2]["score"], rows[2]["reasons"]) == ("0.0000", "文字太少，无法判断")


def test_the_directions_nearest_to_one_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, among = tmp_path / "queries.csv", tmp_path / "corpus.csv"
    asked.write_text("query\n废水治理\n", encoding="utf-8")
    among.write_text("id,text\nc1,射电望远镜\nc2,城市污水处理\n", encoding="utf-8")
    assert run(["match", "nearest", str(asked), str(among), "--top", "1"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["query"], row["rank"], row["id"], row["text"]) == (
        "废水治理",
        "1",
        "c2",
        "城市污水处理",
    )


def test_an_office_adds_to_the_thesaurus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, file = tmp_path / "home", tmp_path / "own.yaml"
    file.write_text("- {term: 云锦妆花, also: [织金绸]}\n", encoding="utf-8")
    assert run(["--home", str(home), "thesaurus", "add", str(file)]) == 0
    assert "已添加 1 个主题词" in " ".join(capsys.readouterr().out.split())
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("a,b\n云锦妆花,织金绸\n", encoding="utf-8")
    assert run(["--home", str(home), "match", "directions", str(pairs), "--reasons"]) == 0
    assert "云锦妆花＝织金绸" in capsys.readouterr().out
    assert run(["--home", str(home), "thesaurus", "export"]) == 0
    assert "织金绸" in capsys.readouterr().out


def test_a_word_that_contradicts_the_thesaurus_is_not_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("- {term: 云锦妆花, also: [污水处理]}\n", encoding="utf-8")
    assert run(["--home", str(tmp_path), "thesaurus", "add", str(file)]) == 2
    assert "“污水处理”已是" in capsys.readouterr().err
    assert not (tmp_path / "thesaurus" / "own.yaml").exists()


def test_lists_that_are_given_or_loaded_say_what_no_rule_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "别名.csv"
    names.write_text("单位名称,简称,曾用名\n青禾泵业有限公司,禾泵,红星水泵厂\n", encoding="utf-8")
    text = "a,b\n禾泵,红星水泵厂\n"
    assert match(tmp_path, capsys, text)[0]["judgement"] == "different"
    (row,) = match(tmp_path, capsys, text, "--with", str(names), "--reasons")
    assert (row["judgement"], "曾用名" in row["reasons"]) == ("same", True)
    home = ("--home", str(tmp_path / "home"))
    assert run(["load", str(names), *home]) == 0
    capsys.readouterr()
    assert match(tmp_path, capsys, text, "--loaded", *home)[0]["judgement"] == "same"
