"""Screening on the command line: reports, replay, kept rounds, the log, and tables of limits."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from api.cli import run

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
ROUND = str(SAMPLE / "applications.csv")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    home = str(tmp_path_factory.mktemp("screening"))
    assert (
        run(["load", *(str(SAMPLE / n) for n in ("policies.yaml", "bases.csv")), "--home", home])
        == 0
    )
    return home


def screen(home: str, *options: str) -> int:
    basis = ["--policy", "liaoning-2023", "--on", "2023-06-16", "--home", home]
    return run(["screen", ROUND, *basis, *options])


def test_one_command_writes_all_reports_and_the_replay_is_the_same(
    home: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = {kind: tmp_path / f"r.{kind}" for kind in ("json", "xlsx", "docx")}
    options = [word for kind, path in files.items() for word in (f"--{kind}", str(path))]
    assert screen(home, *options) == 0
    assert all(path.stat().st_size > 10_000 for path in files.values())
    again = tmp_path / "again.json"
    replay = ["screen", "--replay", str(files["json"]), "--file", ROUND, "--home", home, "--strict"]
    assert run([*replay, "--json", str(again)]) == 0
    assert again.read_bytes() == files["json"].read_bytes()
    assert "逐字节相同" in capfd.readouterr().out.replace("\n", "")


def test_a_replay_after_another_load_says_what_changed(
    home: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report, more = tmp_path / "r.json", tmp_path / "more.csv"
    assert screen(home, "--json", str(report)) == 0
    more.write_text("基地名称,依托单位,负责人\n另一重点实验室,某大学,张三\n", encoding="utf-8")
    assert run(["load", str(more), "--home", home]) == 0
    replay = ["screen", "--replay", str(report), "--file", ROUND, "--home", home]
    assert run([*replay, "--strict"]) == 1
    assert "新增：more.csv" in capfd.readouterr().out.replace("\n", "")


def test_a_round_that_is_saved_needs_no_file_to_replay(
    home: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "r.json"
    assert screen(home, "--save", "--json", str(report)) == 0
    assert run(["screen", "--replay", str(report), "--home", home, "--strict"]) == 0
    assert "/rounds/" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["screen"], "没有指定申报表"),
        (["screen", ROUND], "没有指定规则集"),
        (["screen", ROUND, "--policy", "没有"], "没有规则集"),
        (["screen", "--replay", ROUND], "不是查重报告"),
        (["rules", "export", "--policy", "没有", "--xlsx", "x.xlsx"], "没有规则集"),
        (["rules", "import", ROUND, "--name", "甲"], "没有规则集"),
    ],
)
def test_what_is_missing_or_wrong_is_told(
    home: str, capfd: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    assert run([*options, "--home", home]) == 2
    assert told in capfd.readouterr().err


def test_a_report_that_cannot_be_written_is_told(
    home: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert screen(home, "--xlsx", str(tmp_path / "none" / "r.xlsx")) == 2
    assert "无法写入" in capfd.readouterr().err


def test_limits_go_out_are_edited_and_come_back(
    home: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "limits.xlsx"
    assert (
        run(["rules", "export", "--policy", "liaoning-2023", "--xlsx", str(table), "--home", home])
        == 0
    )
    book = openpyxl.load_workbook(table)
    row = next(r for r in book["限额"] if (r[0].value, r[2].value) == ("enterprise_limit", "limit"))
    row[4].value = "三"
    book.save(table)
    come_back = ["rules", "import", str(table), "--name", "试行", "--home", home]
    assert run(come_back) == 2
    assert "不是整数" in capfd.readouterr().err
    row[4].value = 3
    book.save(table)
    assert run(come_back) == 0
    assert (
        run(["screen", ROUND, "--policy", "试行", "--on", "2023-06-16", "--home", home, "--jsonl"])
        == 0
    )
    out = capfd.readouterr().out.splitlines()[1:]
    found = [json.loads(line) for line in out if '"enterprise_limit"' in line]
    assert {"violated"} - {one["verdict"] for one in found} == {"violated"}


def test_the_log_is_printed_and_written(
    home: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "log.csv"
    assert run(["decisions", "--csv", str(file), "--home", home]) == 0
    assert file.read_text(encoding="utf-8-sig").startswith("时间,审查人,事项,结论,理由")
    assert run(["decisions", "--home", home]) == 0
    assert "决定记录" in capfd.readouterr().out
