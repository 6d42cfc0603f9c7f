"""The page of rules: clauses, numbers and cases; a dry run; tables of limits out, edited, and in again."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from fastapi.testclient import TestClient

from answers.limit_table import COLUMNS
from api.http.app import create_app
from api.rulesets import RuleSets
from checks.rules import RULES
from graph.errors import InputError
from tests.api.page_reading import Page

if TYPE_CHECKING:
    from httpx import Response

    from api.service import Service

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
RULE_IDS = frozenset(rule.id for rule in RULES)
FORM = {"policy": "liaoning-2023", "on": "2023-06-16"}
TRIAL = {"policy": "liaoning-2023", "rule": "enterprise_limit", "name": "limit"}


@pytest.fixture(scope="module")
def client(reviewers: Service) -> TestClient:
    client = TestClient(create_app(reviewers), headers={"accept": "text/html"})
    files = {"file": ("申报.csv", (SAMPLE / "applications.csv").read_bytes())}
    assert client.post("/rounds", data=FORM, files=files).status_code == 200
    return client


def edited(client: TestClient, rule: str, name: str, value: object) -> bytes:
    """The exported table with one cell changed."""
    body = client.get("/rules/limits.xlsx", params={"policy": "liaoning-2023"}).content
    book = openpyxl.load_workbook(io.BytesIO(body))
    row = next(r for r in book["限额"] if (r[0].value, r[2].value) == (rule, name))
    row[COLUMNS.index("取值")].value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def load(client: TestClient, body: bytes, name: str) -> Response:
    files = {"file": ("限额.xlsx", body)}
    return client.post("/rules", data={"name": name}, files=files, follow_redirects=False)


def test_each_rule_stands_there_with_clause_numbers_and_cases(client: TestClient) -> None:
    book = client.get("/rules.json", params={"policy": "liaoning-2023"}).json()
    page = Page(client.get("/rules", params={"policy": "liaoning-2023"}).text)
    assert {rule["id"] for rule in book["rules"]} <= {rule.id for rule in RULES}
    for rule in book["rules"]:
        assert rule["clauses"][0]["label"] in page.text
        assert all(row["value"] in page.text for row in rule["numbers"])
        assert all(case["title"] in page.text for case in rule["cases"])
        assert rule["cases"]


def test_a_dry_run_lists_the_applications_whose_verdict_flips(client: TestClient) -> None:
    page = Page(client.get("/rules", params=TRIAL | {"value": "3"}).text)
    assert "由 2 改为 3" in page.text
    assert [link for link in page.links() if "/application?no=" in link]
    assert "没有结论会变" in Page(client.get("/rules", params=TRIAL | {"value": "2"}).text).text


@pytest.mark.parametrize("value", ["三", "-1", "1000000", "2.5"])
def test_a_dry_run_of_no_such_number_says_why(client: TestClient, value: str) -> None:
    page = Page(client.get("/rules", params=TRIAL | {"value": value}).text)
    assert "处理办法" in page.text


def test_an_edited_table_becomes_a_rule_set_to_screen_by(client: TestClient) -> None:
    answer = load(client, edited(client, "enterprise_limit", "limit", 3), "宽松试行")
    assert answer.status_code == 303
    files = {"file": ("申报.csv", (SAMPLE / "applications.csv").read_bytes())}
    sent = FORM | {"policy": "宽松试行"}
    rounds = [client.post("/rounds", data=form, files=files).url for form in (FORM, sent)]
    counts = []
    for url in rounds:
        rules = client.get(f"{url}.json").json()["by_rule"]
        counts.append(next(r for r in rules if r["id"] == "enterprise_limit")["counts"]["violated"])
    assert counts[1] < counts[0]
    assert "宽松试行" in client.get("/check").text


def test_a_table_with_wrong_cells_is_refused_and_names_them(client: TestClient) -> None:
    answer = load(client, edited(client, "director_months", "min_months", "九个月"), "错的")
    assert answer.status_code == 422
    assert "“取值”列" in Page(answer.text).text
    assert client.get("/rules", params={"policy": "错的"}).status_code == 400


@pytest.mark.parametrize("name", ["liaoning-2023", "", "a/b", "..", "长" * 61])
def test_a_name_that_is_taken_or_is_no_name_is_refused(client: TestClient, name: str) -> None:
    assert load(client, edited(client, "enterprise_limit", "limit", 3), name).status_code == 422


@pytest.mark.parametrize("body", [b"", b"x", (SAMPLE / "bases.csv").read_bytes()])
def test_a_file_that_is_no_table_of_limits_is_refused(client: TestClient, body: bytes) -> None:
    assert load(client, body, "试行").status_code == 422


def test_a_rule_set_whose_file_was_spoilt_is_named(tmp_path: Path) -> None:
    (tmp_path / "坏的.yaml").write_text("rules: [", encoding="utf-8")
    with pytest.raises(InputError, match="坏的"):
        RuleSets(tmp_path).named("坏的")


def test_days_stay_days_and_shares_stay_texts_in_the_table(client: TestClient) -> None:
    body = client.get("/rules/limits.xlsx", params={"policy": "liaoning-2023"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(body))["限额"]
    rows = {(r[0].value, r[2].value): r for r in sheet}
    row = rows["committee_share", "max_share"]
    assert (row[4].value, row[4].number_format) == ("1/3", "@")
    assert all(r[6].is_date for key, r in rows.items() if r[6].value and key[0] in RULE_IDS)
