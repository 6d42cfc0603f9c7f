from __future__ import annotations

import csv
import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from api.cli import hoisted, run
from graph.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
POLICY = """某市科技创新平台管理办法

第一章 总则
第一条 为加强平台管理，制定本办法。
第二条 同一负责人只承担一个平台。
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CHUANGTU_HOME", str(folder))
    return folder


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def load_sample(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(SAMPLE / name) for name in ("policies.yaml", "organizations.csv", "bases.csv")]
    assert run(["load", *files]) == 0
    capsys.readouterr()


def test_a_load_reports_every_file_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(SAMPLE / "bases.csv"), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    assert report["kind"] == "bases"
    assert report["rows_read"] == report["accepted"] == 300
    assert report["rejected"] == []


def test_a_dry_run_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", "--dry-run", "--json", str(SAMPLE / "bases.csv")]) == 0
    assert not home.exists()
    assert json.loads(capsys.readouterr().out)["files"][0]["accepted"] == 300


def test_a_rejected_row_is_named_and_strict_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "基地.csv"
    file.write_text(
        "基地名称,依托单位,状态\n甲实验室,甲大学,运行\n乙实验室,,运行\n", encoding="utf-8"
    )
    assert run(["load", str(file), "--json", "--strict"]) == 1
    (report,) = json.loads(capsys.readouterr().out)["files"]
    (row,) = report["rejected"]
    assert (row["row"], row["column"], row["reason"]) == (3, "依托单位", "必填项为空")
    assert row["remedy"]


def test_a_corrected_file_stands_beside_the_old_one_or_replaces_it(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "基地.csv"
    found = []
    for name, option in (("甲实验室", ()), ("乙实验室", ()), ("丙实验室", ("--replace",))):
        file.write_text(f"基地名称,依托单位\n{name},甲大学\n", encoding="utf-8")
        assert run(["load", str(file), "--json", *option]) == 0
        report = json.loads(capsys.readouterr().out)["files"][0]
        store = SqliteStore(home / "graph.db")
        with store.read() as view:
            found.append((sorted(n.text("name") for n in view.nodes("Base")), report["warnings"]))
        store.close()
    assert [names for names, _ in found] == [["甲实验室"], ["乙实验室", "甲实验室"], ["丙实验室"]]
    assert [bool(warnings) for _, warnings in found] == [False, True, False]


def test_what_only_a_replaced_file_named_is_gone(tmp_path: Path, home: Path) -> None:
    aliases, bases = tmp_path / "单位.csv", tmp_path / "基地.csv"
    aliases.write_text("名称,简称\n石桥大学,石大\n", encoding="utf-8")
    for host in ("石大", "柳河大学"):
        bases.write_text(f"基地名称,依托单位\n甲实验室,{host}\n", encoding="utf-8")
        assert run(["load", str(aliases), str(bases), "--replace"]) == 0
    store = SqliteStore(home / "graph.db")
    with store.read() as view:
        assert {n.text("name") for n in view.nodes("Organization")} == {"石桥大学", "柳河大学"}
        assert list(view.edges(kind="SAME_AS")) == []
    store.close()


@pytest.mark.parametrize("query", ["机器人", "jiqiren", "jqr"])
def test_search_finds_names_pinyin_and_initials(
    query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    load_sample(capsys)
    assert run(["search", query, "--top", "5", "--jsonl"]) == 0
    (answer,) = lines(capsys.readouterr().out)
    assert answer["hits"]
    assert all("机器人" in str(hit["name"]) for hit in answer["hits"][:1])  # type: ignore[index]


def test_a_batch_of_queries_keeps_their_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_sample(capsys)
    batch = tmp_path / "queries.csv"
    batch.write_text("id,query\nQ1,数控机床\nQ2,没有这样的东西哦哦\n", encoding="utf-8")
    assert run(["search", "--queries", str(batch), "--top", "3", "--jsonl"]) == 0
    first, second = lines(capsys.readouterr().out)
    assert (first["id"], second["id"]) == ("Q1", "Q2")
    assert {"id", "source_id", "name", "score"} <= set(first["hits"][0])  # type: ignore[index]
    assert second["confident"] is False


def test_screening_cites_the_clause_with_its_gist(capsys: pytest.CaptureFixture[str]) -> None:
    load_sample(capsys)
    arguments = ["--policy", "liaoning-2023", "--on", "2023-06-16", "--jsonl"]
    assert run(["screen", str(SAMPLE / "applications.csv"), *arguments]) == 0
    findings = lines(capsys.readouterr().out)
    violated = [f for f in findings if f["verdict"] == "violated"]
    with (SAMPLE / "truth.csv").open(encoding="utf-8", newline="") as file:
        planted = {row["rule"] for row in csv.DictReader(file) if row["verdict"] == "violated"}
    assert {f["rule"] for f in violated} >= planted
    assert all(f["evidence"] or f["values"] for f in violated)
    assert all("《" in str(f["citation"]) or "〔" in str(f["citation"]) for f in violated)
    assert all(f["clause"]["gist"] for f in violated)  # type: ignore[index]


def test_screening_shows_the_text_of_a_loaded_policy(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_sample(capsys)
    (call,) = shared.glob("seeds/002*")
    assert run(["load", str(call)]) == 0
    capsys.readouterr()
    arguments = ["--policy", "liaoning-2023", "--on", "2023-06-16", "--jsonl"]
    assert run(["screen", str(SAMPLE / "applications.csv"), *arguments]) == 0
    findings = lines(capsys.readouterr().out)
    finding = next(found for found in findings if found["rule"] == "same_leader")
    assert "同一负责人" in finding["clause"]["text"]  # type: ignore[index]


def test_strict_screening_ends_with_1_where_something_is_violated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    load_sample(capsys)
    arguments = ["--policy", "liaoning-2023", "--on", "2023-06-16", "--strict"]
    assert run(["screen", str(SAMPLE / "applications.csv"), *arguments]) == 1


def test_rules_verify_says_which_cited_clauses_are_at_hand(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    standings = []
    for files in ((), (SAMPLE / "policies.yaml",), tuple(shared.glob("seeds/*.txt"))):
        if files:
            assert run(["load", *map(str, files)]) == 0
        capsys.readouterr()
        assert run(["rules", "verify", "--jsonl"]) == 0
        cited = lines(capsys.readouterr().out)
        standings.append({str(citation["standing"]) for citation in cited})
    assert standings == [{"no_policy"}, {"gist"}, {"text"}]
    assert run(["rules", "verify", "--strict"]) == 0
    assert "有原文" in capsys.readouterr().out


def test_parse_prints_documents_and_clauses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "办法.txt"
    file.write_text(POLICY, encoding="gb18030")
    assert run(["parse", str(file), "--jsonl"]) == 0
    facts = lines(capsys.readouterr().out)
    assert [f["clause"] for f in facts if f["kind"] == "clauses"] == ["第一章", "第一条", "第二条"]


def test_parse_tells_what_a_reader_doubts_on_standard_error_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "办法.pdf"
    file.write_text(POLICY, encoding="gb18030")
    assert run(["parse", str(file), "--jsonl"]) == 0
    said = capsys.readouterr()
    assert "已按内容读取" in said.err
    assert all(lines(said.out))


def png_named_xlsx(folder: Path) -> Path:
    file = folder / "名录.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return file


def empty(folder: Path) -> Path:
    file = folder / "空.csv"
    file.touch()
    return file


def workbook_without_header(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (["一", "二"], [1, 2], [3, 4]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(folder / "表.xlsx")
    return folder / "表.xlsx"


def text_of_no_policy(folder: Path) -> Path:
    file = folder / "散文.txt"
    file.write_text("今天天气很好，我们去公园散步，看见许多花。\n" * 5, encoding="utf-8")
    return file


def missing(folder: Path) -> Path:
    return folder / "没有.xlsx"


def a_folder(folder: Path) -> Path:
    return folder


BAD = {
    missing: "没有这个文件",
    empty: "空的",
    png_named_xlsx: "这是图片",
    workbook_without_header: "没有认出表头",
    text_of_no_policy: "政策",
    a_folder: "文件夹",
}


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_bad_input_is_told_in_chinese_and_loads_nothing(
    make: object, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = SAMPLE / "organizations.csv"
    bad = make(tmp_path)  # type: ignore[operator]
    assert run(["load", str(good), str(bad)]) == 2
    told = "".join(capsys.readouterr().err.split())
    assert "".join(BAD[make].split()) in told  # type: ignore[index]
    assert "处理办法" in told
    assert not (home / "graph.db").exists()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read every file: give the right up for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_read_permission_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "密.csv"
    file.write_text("基地名称,依托单位\n甲,乙\n", encoding="utf-8")
    file.chmod(0)
    with as_nobody():
        assert run(["load", str(file)]) == 2
    assert "权限" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["load"], "缺少参数"),
        (["nosuch"], "用法有误"),
        (["load", "--nosuch"], "没有选项"),
        (["search"], "没有要检索的内容"),
        (["screen", "x.csv", "--policy", "nosuch"], "没有规则集"),
        (["screen", "x.csv", "--policy", "liaoning-2023", "--on", "昨天"], "不是日期"),
        (["load", "x.csv", "--as", "nosuch"], "没有“nosuch”这种资料"),
        (
            [
                "screen",
                str(SAMPLE / "applications.csv"),
                "--policy",
                "liaoning-2023",
                "--on",
                "2018-12-31",
            ],
            "没有生效的规则",
        ),
        (["--store", "nosuch", "index"], "没有图数据库"),
        (["--index", "nosuch", "index"], "没有检索引擎"),
    ],
)
def test_bad_use_ends_with_2_and_says_what_to_do(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert told in "".join(capsys.readouterr().err.split("\n"))


@pytest.mark.parametrize("command", [[], ["load"], ["rules"], ["rules", "verify"]])
def test_help_is_in_chinese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：chuangtu")
    assert "选项" in page
    assert not {"Usage", "Options", "Commands", "Show this"} & set(page.replace(":", " ").split())


def test_common_options_may_stand_anywhere() -> None:
    assert hoisted(["load", "a.csv", "--home", "/x", "--json"]) == [
        "--home",
        "/x",
        "load",
        "a.csv",
        "--json",
    ]
    assert hoisted(["search", "--", "--home"]) == ["search", "--", "--home"]
