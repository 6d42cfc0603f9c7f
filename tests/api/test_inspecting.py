"""The commands about bases on record and about reviewers, as they are typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from api.cli import run
from tests.answers.test_inspection import FILES, PUMPS
from tests.answers.test_recusal import FILES as REVIEW

if TYPE_CHECKING:
    from pathlib import Path

INSPECT = ["inspect", "--policy", "liaoning-2019", "--on", "2024-03-01"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHUANGTU_HOME", str(tmp_path / "home"))
    return tmp_path


def put(folder: Path, files: dict[str, str]) -> dict[str, str]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: str(folder / name) for name in files}


def test_an_inspection_counts_by_rule_and_lists_what_to_look_at(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["load", *put(home, FILES).values()]) == 0
    capsys.readouterr()
    assert run(INSPECT) == 0
    told = "".join(capsys.readouterr().out.split())
    for words in ("共核对3个基地", "建设期", "撤销情形", "不符合", "待核实"):
        assert words in told


def test_an_inspection_gives_each_finding_as_a_line_with_its_clause(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["load", *put(home, FILES).values()]) == 0
    capsys.readouterr()
    assert run([*INSPECT, "--jsonl", "--strict"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (found,) = (r for r in rows if (r["base"], r["rule"]) == (PUMPS, "remediation"))
    assert (found["verdict"], found["citation"]) == ("violated", "辽科发〔2019〕27号 第三十条")


def test_reviewers_are_held_against_a_round(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = put(home, REVIEW)
    assert run(["load", paths["单位.csv"], paths["名录.csv"]]) == 0
    capsys.readouterr()
    asked = ["recusal", paths["申报.csv"], paths["专家.csv"]]
    assert run([*asked, "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    advice = {(row["expert"], row["employers"][0]): row["advice_zh"] for row in rows}
    assert advice["方甲", "石桥大学"] == "应回避"
    assert advice["周某", "北关大学"] == "未发现关联"
    assert run(asked) == 0
    assert "8对申报和专家" in capsys.readouterr().out


def test_a_reviewer_without_an_organization_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = put(home, {**REVIEW, "专家.csv": "专家姓名,工作单位\n方甲,\n方乙,石桥大学\n"})
    assert run(["recusal", paths["申报.csv"], paths["专家.csv"], "--jsonl"]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "第2行未核对" in printed.err
