"""Rounds in the browser: a file is screened, narrowed, decided on, taken back, and written out."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import quote

import openpyxl
import pytest
from docx import Document
from fastapi.testclient import TestClient

from api.http.app import create_app
from tests.api.page_reading import Page

if TYPE_CHECKING:
    from httpx import Response

    from api.service import Service

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
FORM = {"policy": "liaoning-2023", "on": "2023-06-16", "title": "二〇二三年"}
DECISION = {"verdict": "认定", "reason": "证件相同", "author": "甲审查"}


@pytest.fixture(scope="module")
def client(reviewers: Service) -> TestClient:
    return TestClient(create_app(reviewers), headers={"accept": "text/html"})


@pytest.fixture(scope="module")
def url(client: TestClient) -> str:
    """The page of a round that was screened from the sample."""
    answer = upload(client, (SAMPLE / "applications.csv").read_bytes())
    assert answer.status_code == 303
    return answer.headers["location"]


def upload(client: TestClient, body: bytes, name: str = "申报.csv", **other: str) -> Response:
    return client.post(
        "/rounds", data=FORM | other, files={"file": (name, body)}, follow_redirects=False
    )


def decide(client: TestClient, url: str, no: str, rule: str, **other: str) -> Response:
    sent = {"no": no, "rule": rule} | DECISION | other
    return client.post(f"{url}/decisions", data=sent, follow_redirects=False)


def raised(client: TestClient, url: str) -> tuple[str, str]:
    """An application's number and the rule of its heaviest finding."""
    one = client.get(f"{url}.json").json()["applications"][0]
    return one["number"], one["findings"][0]["rule"]


def test_a_round_that_was_sent_is_listed_with_its_counts(client: TestClient, url: str) -> None:
    page = Page(client.get("/rounds").text)
    assert url in page.links()
    assert "二〇二三年" in page.text
    kept = client.get("/rounds.json").json()[0]
    assert sum(kept["counts"].values()) == kept["applications"]


def test_every_link_of_a_round_leads_somewhere(client: TestClient, url: str) -> None:
    links = {link for link in Page(client.get(url).text).links() if link.startswith(url)}
    assert len(links) > 20
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_filter_narrows_to_applications_that_have_it(client: TestClient, url: str) -> None:
    round_ = client.get(f"{url}.json").json()
    wanted = {
        one["number"]
        for one in round_["applications"]
        if one["city"] == "沈阳市"
        and any(
            f["rule"] == "same_leader" and f["verdict"] in ("violated", "unsure")
            for f in one["findings"]
        )
    }
    page = Page(client.get(f"{url}?city={quote('沈阳市')}&rule=same_leader").text)
    assert wanted
    assert {one["number"] for one in round_["applications"] if one["number"] in page.text} == wanted


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("", b"", "没有选择文件"),
        ("a.csv", b"", "空"),
        ("a.csv", "随便,写写\n1,2\n".encode(), "a.csv"),
        ("a.xlsx", b"PK\x03\x04broken", "a.xlsx"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0", "图片"),
    ],
)
def test_a_file_that_is_no_round_is_refused_with_the_reason(
    client: TestClient, name: str, body: bytes, told: str
) -> None:
    files = {"file": (name, body)} if name else None
    answer = client.post("/rounds", data=FORM, files=files, follow_redirects=False)
    assert (answer.status_code, told in Page(answer.text).text) == (422, True)


@pytest.mark.parametrize("other", [{"on": "明天"}, {"policy": "没有"}, {"on": "1999-01-01"}])
def test_a_wrong_rule_set_or_day_is_refused(client: TestClient, other: dict[str, str]) -> None:
    assert upload(client, (SAMPLE / "applications.csv").read_bytes(), **other).status_code == 422


def test_a_file_that_is_too_large_is_refused(client: TestClient) -> None:
    assert upload(client, b"x" * 20_000_001).status_code == 413


def test_odd_applications_get_a_verdict_or_a_reason(client: TestClient) -> None:
    members = "、".join(f"成员{n}" for n in range(500))
    rows = [
        ("申报编号", "基地名称", "依托单位", "负责人", "基地类型", "团队成员", "申报日期"),
        ("1", "甲专业技术创新中心", "某大学", "", "省专业技术创新中心", "", "2023-05-01"),
        ("2", "乙专业技术创新中心", "", "张三", "", "", ""),
        (
            "3",
            "丙专业技术创新中心",
            "某大学、某公司",
            "李四",
            "不知道的类型",
            members,
            "2099-01-01",
        ),
        ("=4", "<script>alert(1)</script>", "某大学", "王五", "", "", "去年"),
    ]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    answer = upload(client, text.getvalue().encode(), title="<b>怪</b>")
    url = answer.headers["location"]
    round_ = client.get(f"{url}.json").json()
    screened = {one["number"] for one in round_["applications"]}
    assert "=4" in screened
    assert len(screened) + len(round_["basis"]["input"]["rejected"]) == 4
    page = client.get(url).text
    assert "<script>alert" not in page
    assert "<b>怪" not in page
    assert client.get(f"{url}.docx").status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{url}.xlsx").content))["汇总"]
    assert {cell.data_type for row in sheet for cell in row if cell.value == "=4"} == {"s"}


def test_a_decision_is_shown_everywhere_and_survives_screening_again(
    client: TestClient, url: str
) -> None:
    no, rule = raised(client, url)
    answer = decide(client, url, no, rule)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"].partition("#")[0])
    assert "甲审查" in Page(page.text).text
    again = upload(client, (SAMPLE / "applications.csv").read_bytes() + b"\n").headers["location"]
    finding = client.get(f"{again}.json").json()["applications"][0]["findings"][0]
    assert (finding["decision"]["verdict"], finding["decision"]["reason"]) == ("认定", "证件相同")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{again}.xlsx").content))
    assert any("认定：证件相同" in str(row[-1]) for row in book["逐项"].values)
    document = Document(io.BytesIO(client.get(f"{again}.docx").content))
    assert any("认定：证件相同" in p.text for p in document.paragraphs)


def test_a_decision_can_be_taken_back_and_the_log_keeps_both(client: TestClient, url: str) -> None:
    no, rule = raised(client, url)
    decide(client, url, no, rule)
    decide(client, url, no, rule, withdraw="1", reason="看错了")
    finding = client.get(f"{url}.json").json()["applications"][0]["findings"][0]
    assert finding["decision"] is None
    rows = list(csv.reader(io.StringIO(client.get("/decisions.csv").content.decode("utf-8-sig"))))
    assert [row[3] for row in rows[-2:]] == ["认定", "撤回"]
    assert "看错了" in Page(client.get("/decisions").text).text
    assert client.get("/decisions.json").json()[-1]["verdict"] == "撤回"


@pytest.mark.parametrize("missing", ["verdict", "reason", "author"])
def test_a_decision_without_verdict_reason_or_name_is_refused_on_the_page(
    client: TestClient, url: str, missing: str
) -> None:
    no, rule = raised(client, url)
    before = client.get("/decisions.json").json()
    answer = decide(client, url, no, rule, **{missing: ""})
    assert answer.status_code == 422
    assert "没有" in Page(answer.text).text
    assert client.get("/decisions.json").json() == before


def test_another_sites_page_cannot_decide_or_upload(client: TestClient, url: str) -> None:
    foreign = {"origin": "http://elsewhere.example"}
    for path in ("/rounds", f"{url}/decisions", "/rules"):
        assert client.post(path, data=FORM, headers=foreign).status_code == 403


@pytest.mark.parametrize(
    "path", ["/rounds/x", "/rounds/..%2f..", "/rounds/20230101-000000000-00000000"]
)
def test_a_round_that_is_not_kept_is_not_found(client: TestClient, path: str) -> None:
    assert [client.get(path + end).status_code for end in ("", ".xlsx", ".json")] == [404] * 3


def test_an_application_or_rule_that_the_round_lacks_is_not_found(
    client: TestClient, url: str
) -> None:
    assert client.get(f"{url}/application?no=没有").status_code == 404
    assert decide(client, url, raised(client, url)[0], "没有").status_code == 404


def test_a_decision_leaves_the_service_ready(client: TestClient, url: str) -> None:
    decide(client, url, *raised(client, url))
    assert client.get("/readyz").status_code == 200


def test_one_application_is_judged_in_under_a_second(client: TestClient) -> None:
    form = {"name": "甲专业技术创新中心", "host": "某大学", "leader": "张三", "on": "2023-06-16"}
    client.post("/check", data=form)
    start = perf_counter()
    assert client.post("/check", data=form).status_code == 200
    assert perf_counter() - start < 1
