"""What the command line says when something is wrong outside the data: never a traceback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from api.cli import run
from tests.processes import free_port, running

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
ROUND = str(SAMPLE / "applications.csv")
SCREEN = ["screen", ROUND, "--policy", "liaoning-2023", "--on", "2023-06-16"]
PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]
BASE = "辽宁省[/甲]重点实验室"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CHUANGTU_HOME", str(folder))
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return "".join(capsys.readouterr().err.split())


def test_brackets_and_colons_are_shown_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "[b].csv"
    file.write_text(f"基地名称,依托单位,所在市\n{BASE},[i]乙[/x] :zap:,沈阳市\n", encoding="utf-8")
    assert run(["load", str(file)]) == 0
    assert "[b].csv" in capsys.readouterr().out
    assert run(["search", "[/甲]重点实验室"]) == 0
    shown = "".join(capsys.readouterr().out.split())
    assert "[/甲]重点" in shown
    assert run(["search", "[/foo]"]) == 0
    assert "[/foo]" in capsys.readouterr().out


def wrong_encoding(folder: Path) -> Path:
    file = folder / "key"
    file.write_bytes(b"\xff\xfe\xff")
    return file


@pytest.mark.parametrize("make", [lambda folder: folder / "none", lambda f: f, wrong_encoding])
@pytest.mark.parametrize(
    ("secret", "engine"),
    [
        ("CHUANGTU_NEO4J_PASSWORD_FILE", ["--store", "neo4j://127.0.0.1:9"]),
        ("CHUANGTU_MEILISEARCH_KEY_FILE", ["--index", "http://127.0.0.1:9"]),
    ],
)
def test_a_secret_that_cannot_be_read_is_told(  # noqa: PLR0913, PLR0917 -- three are pytest's own
    secret: str,
    engine: list[str],
    make: Callable[[Path], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(secret, str(make(tmp_path)))
    assert run([*engine, "index"]) == 2
    message = told(capsys)
    assert "不能读取密码或密钥文件" in message
    assert secret in message


@pytest.mark.parametrize("below", ["", "/deeper"])
def test_a_home_that_is_a_file_is_told(
    below: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("", encoding="utf-8")
    assert run(["--home", f"{home}{below}", "index"]) == 2
    assert "数据文件夹不能使用" in told(capsys)


def test_a_home_that_may_not_be_written_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no effective user")
    home.mkdir(mode=0o555)
    root = os.geteuid() == 0
    if root:  # root may write everywhere: give the right up for a moment
        os.seteuid(65534)
    try:
        assert run(["index"]) == 2
    finally:
        if root:
            os.seteuid(0)
    assert "数据文件夹不能使用" in told(capsys)


@pytest.mark.parametrize("rows", ["id,query\nQ1\n", "query,id\n机器人,Q1\nid,query\n"])
def test_a_query_file_with_a_short_row_is_told(
    rows: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "queries.csv"
    file.write_text(rows, encoding="utf-8")
    whole = rows.startswith("query")
    assert run(["search", "--queries", str(file)]) == (0 if whole else 2)
    assert whole or "第1条没有检索词" in told(capsys)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["search", "甲", "--top", "0"], "参数--top的值无效，应为1到100的整数"),
        (["search", "甲", "--top", "x"], "参数--top的值无效，应为1到100的整数"),
        (["search", "甲", "--top"], "选项--top缺少值"),
        (["search", "甲", "--jsonl=1"], "选项--jsonl缺少值，或者不带值而给了值"),
        (["search", "甲", "乙"], "用法有误：多了参数"),
        (["nosuch"], "用法有误：缺少命令，或没有这个命令"),
        (["screen", "x.csv"], "没有指定规则集"),
    ],
)
def test_bad_use_is_told_in_chinese(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    message = told(capsys)
    assert expected in message
    assert not any(word in message for word in ("Invalid", "Option", "unexpected", "Error"))


@pytest.mark.parametrize(("name", "value"), [("PORT", "abc"), ("PORT", "0"), ("LOG", "xml")])
def test_a_wrong_setting_is_told_in_chinese(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"CHUANGTU_{name}", value)
    assert run(["index"]) == 2
    message = told(capsys)
    assert f"CHUANGTU_{name}：设置无效" in message
    assert "Input" not in message


@pytest.mark.parametrize("form", [[], ["--jsonl"]])
@pytest.mark.parametrize(("strict", "status"), [([], 0), (["--strict"], 2)])
def test_a_reader_who_goes_away_is_no_finding(
    form: list[str], strict: list[str], status: int
) -> None:
    command = [*PROGRAM, *SCREEN, *form, *strict]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()  # type: ignore[union-attr]  # both are pipes
        complaint = process.stderr.read()  # type: ignore[union-attr]  # as above
    assert complaint == b""
    assert process.returncode == status


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_an_interrupted_load_says_only_what_is_true(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "名录.csv"
    os.mkfifo(file)
    command = [*PROGRAM, "load", str(file)]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE) as process,
        file.open("wb"),  # opens when the load does, which then waits for a first byte
    ):
        process.send_signal(signal.SIGINT)
        complaint = process.stderr.read().decode()  # type: ignore[union-attr]  # it is a pipe
    assert process.returncode == 2
    assert "要么已全部写入，要么没有写入" in "".join(complaint.split())
    assert not home.exists()


def test_strict_screening_ends_with_1_where_a_row_was_not_screened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "申报.csv"
    header = "申报编号,基地名称,依托单位,负责人\n"
    file.write_text(f"{header}A1,,某大学,张三\n", encoding="utf-8")
    screen = ["screen", str(file), "--policy", "liaoning-2023", "--on", "2023-06-16"]
    assert run(screen) == 0
    assert "未审查" in told(capsys)
    assert run([*screen, "--strict"]) == 1


def test_a_taken_port_is_told_before_anything_is_loaded(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["demo", "--port", str(taken.getsockname()[1])]) == 2
    assert "端口不能使用" in told(capsys)
    assert not home.exists()


def test_the_demo_stays_out_of_the_real_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("STORE", "INDEX"):
        scheme = "neo4j" if name == "STORE" else "http"
        monkeypatch.setenv(f"CHUANGTU_{name}", f"{scheme}://127.0.0.1:9")
    monkeypatch.setenv("CHUANGTU_ENCODER", str(tmp_path / "none"))
    port = free_port()
    monkeypatch.setenv("PYTHONPATH", str(SAMPLE.parents[1]))

    def ready() -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
                return json.loads(answer.read())["engine"] == "sqlite"
        except (URLError, HTTPError):
            return False

    with running([*PROGRAM, "demo", "--port", str(port)], tmp_path, ready):
        assert (tmp_path / "home" / "demo" / "graph.db").is_file()
