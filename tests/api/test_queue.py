"""The queue over HTTP and on the command line: decided, refused, taken back, written out and read in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.cli import run
from api.http.app import create_app
from api.service import Service, open_service, read_files
from api.settings import Settings
from graph.ids import node_id
from tests.api.page_reading import Page
from tests.api.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

NAMES = ("青禾泵业集团有限公司", "青禾泵业有限公司")
PAIR = "~".join(sorted(node_id("Organization", [name]) for name in NAMES))
LIST = "单位名称,简称\n青禾泵业集团有限公司,\n青禾泵业有限公司,=1+1\n白桥阀门有限公司,白阀\n"
SAID = {"verdict": "同一", "reason": "核对了证书", "author": "李四"}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    file = tmp_path / "单位.csv"
    file.write_text(LIST, encoding="utf-8")
    with open_service(Settings(home=tmp_path / "home", store="sqlite", index="tantivy")) as made:
        made.load(read_files([file]), lambda _: None)
        yield made


@pytest.fixture
def client(service: Service) -> TestClient:
    return TestClient(create_app(service), follow_redirects=False)


def test_the_page_shows_both_sides_and_a_form_for_each_pair(client: TestClient) -> None:
    page = Page(client.get("/queue").text)
    assert all(name in page.text for name in NAMES)
    assert {button.get("value") for button in page.all("button")} >= {"同一", "不同", "以后再说"}
    assert [f["action"] for f in page.all("form") if f.get("method") == "post"] == [
        f"/queue/{PAIR}"
    ]


def test_a_form_decides_and_leads_back_to_the_list_it_came_from(client: TestClient) -> None:
    sent = client.post(f"/queue/{PAIR}", data={**SAID, "seen": "", "back": "kind=Organization"})
    assert sent.status_code == 303
    assert sent.headers["location"] == f"/queue?kind=Organization&done={PAIR}"
    page = Page(client.get(sent.headers["location"]).text)
    assert "已判定为“同一”" in page.text
    assert client.get("/api/queue").json()["total"] == 0
    alone = Page(client.get(f"/queue/{PAIR}").text)
    assert "李四" in alone.text
    assert any(button.get("name") == "withdraw" for button in alone.all("button"))


def test_a_form_without_a_reason_comes_back_with_what_was_typed(client: TestClient) -> None:
    sent = client.post(f"/queue/{PAIR}", data={**SAID, "reason": " ", "seen": ""})
    assert sent.status_code == 422
    page = Page(sent.text)
    assert "没有填写理由" in page.text
    assert any(field.get("value") == "李四" for field in page.all("input"))


def test_the_later_of_two_people_is_told_by_page_and_by_json(client: TestClient) -> None:
    assert client.post(f"/queue/{PAIR}", data={**SAID, "seen": ""}).status_code == 303
    again = client.post(f"/queue/{PAIR}", data={**SAID, "verdict": "不同", "seen": ""})
    assert again.status_code == 409
    assert "李四已于" in Page(again.text).text
    refused = client.post(f"/api/queue/{PAIR}", json={**SAID, "verdict": "不同", "seen": ""})
    assert refused.status_code == 409
    assert "李四已于" in refused.json()["title"]


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null"])
@pytest.mark.parametrize("path", ["/queue/", "/api/queue/"])
def test_another_sites_page_decides_nothing(client: TestClient, path: str, origin: str) -> None:
    sent = client.post(f"{path}{PAIR}", headers={"origin": origin}, json=SAID)
    assert sent.status_code == 403
    assert client.get("/api/queue").json()["total"] == 1


def test_json_lists_decides_and_takes_back(client: TestClient) -> None:
    found = client.get("/api/queue", params={"q": "青禾", "kind": "Organization"}).json()
    assert [each["pair"]["id"] for each in found["pairs"]] == [PAIR]
    assert found["pairs"][0]["rows"]
    assert client.post(f"/api/queue/{PAIR}", json=SAID).json()["author"] == "李四"
    related = client.get(f"/entity/{PAIR.split('~')[0]}.json").json()["relations"]
    assert "SAME_AS" in {relation["kind"] for relation in related}
    undone = client.delete(f"/api/queue/{PAIR}", params={"author": "王五"})
    assert undone.json()["verdict"] == "撤回"
    assert client.get("/api/queue").json()["total"] == 1
    assert client.delete(f"/api/queue/{PAIR}", params={"author": "王五"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/queue?kind=Policy", 400),
        ("/api/queue?state=也许", 400),
        ("/api/queue/a~b", 404),
        ("/queue/a~b", 404),
        ("/queue?kind=Policy&state=也许&page=99", 200),
    ],
)
def test_odd_addresses_are_answered(client: TestClient, path: str, status: int) -> None:
    assert client.get(path, headers={"accept": "text/html"}).status_code == status


def test_the_file_of_the_queue_is_read_in_again_and_holds_no_formula(
    service: Service, client: TestClient
) -> None:
    body = client.get("/queue.csv").content
    filled = body.decode("utf-8-sig").replace(",,,,", ",同一,=核对,李四,")
    taken = service.pairs.take(filled.encode(), "待判定.csv")
    assert (taken.done, taken.problems) == (1, ())
    assert "'=核对" in client.get("/queue.csv").text
    again = service.pairs.take(client.get("/queue.csv").content, "待判定.csv")
    assert (again.done, again.problems) == (0, ())


def command(home: Path, *arguments: str) -> int:
    return run(["--home", str(home), "queue", *arguments])


@pytest.mark.usefixtures("service")
def test_the_commands_list_decide_undo_and_carry_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    signed = ("--reason", "核对", "--by", "李四")
    assert command(home, "list", "--jsonl") == 0
    assert json.loads(capsys.readouterr().out)["id"] == PAIR
    assert command(home, "decide", *NAMES, "--same", *signed) == 0
    assert command(home, "decide", *NAMES, *signed) == 2
    assert command(home, "decide", NAMES[0], "没有这家", "--same", *signed) == 2
    assert command(home, "list", "--state", "同一") == 0
    assert "李四：核对" in capsys.readouterr().out
    assert command(home, "export", str(tmp_path / "判定.csv")) == 0
    assert command(home, "undo", *NAMES, "--by", "王五") == 0
    assert command(home, "import", str(tmp_path / "判定.csv"), "--strict") == 0
    capsys.readouterr()
    assert command(home, "list", "--jsonl") == 0
    # What was taken back later than the file was written stays taken back.
    assert json.loads(capsys.readouterr().out)["id"] == PAIR


@pytest.mark.server
def test_a_pair_is_decided_by_keyboard_alone(service: Service, browser: Browser) -> None:
    with served(service) as address, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/queue")
        page.get_by_label("理由").focus()
        page.keyboard.type("核对了证书")
        page.keyboard.press("Tab")
        page.keyboard.type("李四")
        for key in ("Tab", "Tab", "Enter"):
            page.keyboard.press(key)
        page.get_by_text("已判定为“不同”").wait_for()
