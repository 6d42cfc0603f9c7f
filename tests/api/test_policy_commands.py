"""The commands about policies and drafts of rule sets, as people type them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from api.cli import run
from tests.answers.policy_texts import CALL, MEASURES, NEW, OLD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Files of policies, one of two documents; the call and the measures are loaded."""
    monkeypatch.setenv("CHUANGTU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    texts = {
        "call": CALL,
        "measures": MEASURES,
        "old": OLD,
        "new": NEW,
        "both": f"{CALL}\n\n{MEASURES}",
    }
    paths = {name: tmp_path / f"{name}.txt" for name in texts}
    for name, text in texts.items():
        paths[name].write_text(text, encoding="utf-8")
    assert run(["load", str(paths["call"]), str(paths["measures"])]) == 0
    return {name: str(path) for name, path in paths.items()}


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_policies_are_listed_with_what_was_read(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert files
    listed = answer(capsys, "policies", "list")["policies"]
    assert [one["policy"]["document_number"] for one in listed] == [
        "云岭科发〔2024〕12号",
        "江科规〔2022〕8号",
    ]
    assert all(one["clauses"] >= 8 and one["facts"]["限额与条件"] > 8 for one in listed)
    (one,) = answer(capsys, "policies", "list", "重点实验室")["policies"]
    assert one["policy"]["title"] == "江南省重点实验室建设与运行管理办法"
    assert run(["policies", "list"]) == 0
    assert "已载入2份政策文件" in capsys.readouterr().out


def test_two_documents_are_compared_as_lines_and_as_json(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["policies", "diff", files["old"], files["new"]]) == 0
    shown = capsys.readouterr().out
    assert "修改并移动  第二条 → 第三条" in shown
    assert "〔删：500〕〔增：800〕" in shown
    assert "500万元 → 800万元" in shown
    told = answer(capsys, "policies", "diff", files["old"], files["new"])
    assert {one["change"] for one in told["clauses"]} == {
        "same",
        "moved",
        "changed",
        "added",
        "gone",
    }


def test_a_document_of_a_file_is_compared_with_a_loaded_one(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(capsys, "policies", "diff", f"{files['both']}#2", "江科规〔2022〕8号")
    assert told["before"] == told["after"]
    assert {one["change"] for one in told["clauses"]} == {"same"}


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("both", "请指明一份"),
        ("both#3", "没有第3份"),
        ("没有的办法", "没有载入"),
        ("省", "可以指2份"),
    ],
)
def test_a_document_that_is_not_one_is_refused_with_what_to_do(
    before: str, told: str, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    name, _, part = before.partition("#")
    given = files.get(name, name) + (f"#{part}" if part else "")
    capsys.readouterr()
    assert run(["policies", "diff", given, files["new"]]) == 2
    error = "".join(capsys.readouterr().err.split())
    assert told in error
    assert "处理办法" in error


def test_duties_are_told_by_department_and_by_matter(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert files
    (duty,) = answer(capsys, "policies", "duties", "--about", "实验室评估", "--role", "牵头")[
        "duties"
    ]
    assert [(b["role"], b["written"]) for b in duty["asked"]] == [("牵头单位", "省科技厅")]
    assert run(["policies", "duties", "省财政厅"]) == 0
    assert "省财政厅、省教育厅配合" in capsys.readouterr().out
    assert run(["policies", "duties", "省体育局"]) == 0
    assert "没有找到" in capsys.readouterr().out
    assert run(["policies", "duties", "--role", "领导"]) == 2
    assert "没有“领导”这种角色" in capsys.readouterr().err


def test_a_draft_goes_to_standard_output_and_its_table_beside_it(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["rules", "draft", files["call"]]) == 0
    out, err = capsys.readouterr()
    assert yaml.safe_load(out)["状态"] == "待核"
    assert "不一致" in err
    assert "文件中没有规则可用的限额与条件" in err


def test_a_draft_is_written_verified_and_refused_for_screening(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "草稿.yaml"
    assert run(["rules", "draft", "江科规〔2022〕8号", files["call"], "--output", str(draft)]) == 0
    assert "与规则集 liaoning-2023 对照" in capsys.readouterr().out
    assert run(["rules", "verify", "--policy", str(draft), "--strict"]) == 0
    written = draft.read_text(encoding="utf-8")
    draft.write_text(written.replace("value: 1500", "value: 1600"), encoding="utf-8")
    assert run(["rules", "verify", "--policy", str(draft), "--strict"]) == 1
    assert "原文与所引不符" in capsys.readouterr().out
    assert run(["screen", files["call"], "--policy", str(draft)]) == 2
    assert "没有规则集" in "".join(capsys.readouterr().err.split())


def test_a_draft_that_cannot_be_written_is_told(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "draft", files["call"], "--output", str(tmp_path / "无" / "稿.yaml")]) == 2
    assert "无法写入草稿" in capsys.readouterr().err
