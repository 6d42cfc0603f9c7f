"""Both READMEs say the same, and what they tell people to type works."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

from api.cli import run
from api.http.app import create_app
from api.service import open_service
from api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# These would go on running, or need a server: their use is checked, no more.
ONLY_PARSED = ("demo", "serve")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", flags=re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A block of code."""

    language: str
    text: str


class Request(NamedTuple):
    """What a line with curl asks."""

    method: str
    url: str
    arguments: dict[str, Any]


def blocks(root: Path, name: str = "README.md") -> list[Block]:
    found = BLOCK.findall((root / name).read_text(encoding="utf-8"))
    return [Block(*pair) for pair in found]


def typed(root: Path, program: str) -> list[list[str]]:
    """Give the command lines of one program, cut into words."""
    lines = [line for b in blocks(root) if b.language == "bash" for line in b.text.splitlines()]
    parts = [shlex.split(part) for line in lines for part in line.split(" && ")]
    return [words[1:] for words in parts if words[0] == program]


def request_of(words: list[str]) -> Request:
    method, url = "GET", ""
    arguments: dict[str, Any] = {"params": {}, "headers": {}}
    waiting = iter(words)
    for word in waiting:
        if word == "--data-urlencode":
            name, _, value = next(waiting).partition("=")
            arguments["params"][name] = value
        elif word == "--header":
            name, _, value = next(waiting).partition(": ")
            arguments["headers"][name] = value
        elif word == "--data":
            method, arguments["content"] = "POST", next(waiting)
        elif word != "--get":
            url = word
    return Request(method, url, arguments)


@pytest.fixture
def folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds the sample where the README's reader has it."""
    (tmp_path / "loaders").symlink_to(root / "loaders", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHUANGTU_HOME", str(tmp_path / "elsewhere"))
    return tmp_path


@pytest.fixture
def loaded(root: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Load as the README says; the data lie in its folder `data`."""
    first = next(words for words in typed(root, "chuangtu") if words[0] == "load")
    assert run(first) == 0
    capsys.readouterr()
    return folder / "data"


@pytest.fixture
def client(loaded: Path) -> Iterator[TestClient]:
    given: dict[str, Any] = {"home": loaded}
    with open_service(Settings(**given)) as service:
        service.refresh_index()
        with TestClient(create_app(service)) as opened:
            yield opened


def test_both_languages_have_the_same_headings(root: Path) -> None:
    chinese, english = (
        re.findall(
            r"^(#+) ", BLOCK.sub("", (root / name).read_text(encoding="utf-8")), re.MULTILINE
        )
        for name in ("README.md", "README.en.md")
    )
    assert chinese == english


def test_both_languages_have_the_same_code(root: Path) -> None:
    chinese, english = blocks(root), blocks(root, "README.en.md")
    assert [b.language for b in chinese] == [b.language for b in english]
    for one, other in zip(chinese, english, strict=True):
        if one.language == "text":  # the layout: names and a word on each
            first = [[line.split()[0] for line in b.text.splitlines()] for b in (one, other)]
            assert first[0] == first[1]
        else:
            assert one.text == other.text


def test_the_layout_names_folders_that_exist(root: Path) -> None:
    (layout,) = [b.text for b in blocks(root) if b.language == "text"]
    assert [line for line in layout.splitlines() if not (root / line.split()[0]).is_dir()] == []


def test_every_command_of_the_readme_runs(
    root: Path, loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = set()
    for words in typed(root, "chuangtu"):
        arguments = [*words, "--help"] if words[0] in ONLY_PARSED else words
        assert run(arguments) == 0, f"{words}: {capsys.readouterr().err}"
        seen.add(words[0])
    assert {"demo", "serve", "load", "search", "screen"} <= seen
    assert loaded.is_dir()


def test_the_searches_of_the_readme_find_something(
    root: Path, loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loaded.is_dir()
    for words in (w for w in typed(root, "chuangtu") if w[0] == "search"):
        assert run(words) == 0
        assert "没有找到" not in capsys.readouterr().out, words


def test_the_requests_of_the_readme_are_answered(root: Path, client: TestClient) -> None:
    requests = [request_of(words) for words in typed(root, "curl")]
    answers = [client.request(one.method, one.url, **one.arguments) for one in requests]
    assert [answer.status_code for answer in answers] == [200] * len(requests)
    search, suggest, check, reconciled = (answer.json() for answer in answers)
    assert search["hits"]
    assert suggest["hits"]
    (same_leader,) = [f for f in check["findings"] if f["rule"] == "same_leader"]
    assert same_leader["verdict"] == "violated"
    assert [e["name"] for e in same_leader["evidence"]] == ["辽宁省光引发剂重点实验室"]
    ((candidate,),) = (result["candidates"] for result in reconciled["results"])
    assert (candidate["name"], candidate["match"]) == ("沈水工业大学", True)


def test_the_python_of_the_readme_prints_facts_with_their_places(
    root: Path, loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loaded.is_dir()
    (example,) = [b.text for b in blocks(root) if b.language == "python"]
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 -- our own README
    printed = capsys.readouterr().out
    assert "机器人" in printed
    assert "← bases.csv 第" in printed


def test_the_files_given_to_the_container_are_those_of_the_sample(root: Path) -> None:
    (load,) = [words for words in typed(root, "docker") if "load" in words]
    mounted = [word.removeprefix("/in/") for word in load if word.startswith("/in/")]
    assert mounted
    assert [name for name in mounted if not (root / "loaders/sample" / name).is_file()] == []
