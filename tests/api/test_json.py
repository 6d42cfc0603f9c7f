from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app

if TYPE_CHECKING:
    from api.service import Service

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
PROBLEM = {"title", "status", "detail", "remedy", "type"}


@pytest.fixture(scope="module")
def client(sample_service: Service) -> TestClient:
    return TestClient(create_app(sample_service), raise_server_exceptions=False)


def planted(rule: str) -> dict[str, Any]:
    """An application of the sample that goes against the rule, as the body of a check."""
    with (SAMPLE / "truth.csv").open(encoding="utf-8") as file:
        numbers = [
            row["application_no"]
            for row in csv.DictReader(file)
            if row["rule"] == rule and row["verdict"] == "violated"
        ]
    with (SAMPLE / "applications.csv").open(encoding="utf-8") as file:
        row = next(r for r in csv.DictReader(file) if r["申报编号"] == numbers[0])
    return {
        "number": "另报",
        "name": row["基地名称"],
        "type": row["基地类型"],
        "host": row["依托单位"],
        "leader": row["负责人"],
        "members": row["团队成员"].split("、"),
        "cluster": row["所属产业集群"],
        "on": "2023-06-16",
    }


@pytest.mark.parametrize("query", ["机器人", "jiqiren", "jqr", "ＪＱＲ"])
def test_search_answers_with_kind_city_host_and_the_matched_part(
    client: TestClient, query: str
) -> None:
    answer = client.get("/api/search", params={"q": query, "kind": "Base"}).json()
    assert answer["total"] >= len(answer["hits"]) > 0
    for hit in answer["hits"]:
        assert hit["kind_zh"] == "科技创新基地"
        assert hit["city"]
        assert hit["host"]
        start, end = hit["spans"][0]
        assert hit["matched"][start:end]


def test_filters_and_paging_walk_through_all_hits(client: TestClient) -> None:
    whole = client.get("/api/search", params={"q": "中心", "limit": 100}).json()
    pages = [
        client.get("/api/search", params={"q": "中心", "limit": 7, "offset": offset}).json()["hits"]
        for offset in range(0, 21, 7)
    ]
    assert [h["id"] for page in pages for h in page] == [h["id"] for h in whole["hits"][:21]]
    city = next(iter(whole["facets"]["city"]))
    narrowed = client.get("/api/search", params={"q": "中心", "city": city, "limit": 100}).json()
    assert {hit["city"] for hit in narrowed["hits"]} == {city}
    assert narrowed["total"] == whole["facets"]["city"][city]


def test_suggestions_come_while_typing(client: TestClient) -> None:
    answer = client.get("/api/suggest", params={"q": "机器"}).json()
    assert answer["query"] == "机器"
    assert any("机器人" in hit["name"] for hit in answer["hits"])


@pytest.mark.parametrize(
    "query", ["", " ", "🤖", "\u202e机器", "a" * 1000, "x AND (y OR", "' OR 1=1 --", "*"]
)
def test_odd_queries_get_an_answer(client: TestClient, query: str) -> None:
    assert client.get("/api/search", params={"q": query}).status_code == 200
    assert client.get("/api/suggest", params={"q": query}).status_code == 200


@pytest.mark.parametrize("rule", ["same_leader", "enterprise_limit"])
def test_a_check_names_evidence_and_clause(client: TestClient, rule: str) -> None:
    answer = client.post("/api/check", json=planted(rule)).json()
    finding = next(f for f in answer["findings"] if f["rule"] == rule)
    assert finding["verdict"] == "violated"
    assert finding["evidence"]
    assert all(e["relation"] for e in finding["evidence"])
    assert finding["citation"]["label"].startswith("《关于组织开展征集")
    assert finding["citation"]["gist"]


def test_an_entity_page_has_its_json_twin(client: TestClient) -> None:
    hit = client.get("/api/search", params={"q": "机器人", "kind": "Base"}).json()["hits"][0]
    entity = client.get(f"/entity/{hit['id']}.json").json()
    assert entity["name"] == hit["name"]
    by_name = {s["name"]: s for s in entity["statements"]}
    place = by_name["approved"]["places"][0]
    assert place["source"] == "bases.csv"
    assert "行“批准年份”列" in place["text"]
    assert {"HOSTED_BY", "LED_BY", "MEMBER_OF"} <= {r["kind"] for r in entity["relations"]}
    assert client.get(f"/entity/{hit['id']}").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/search", None, 422),
        ("GET", "/api/search?q=x&limit=0", None, 422),
        ("GET", "/entity/base-0.json", None, 404),
        ("GET", "/api/nosuch", None, 404),
        ("DELETE", "/api/search", None, 405),
        ("POST", "/api/check", {}, 422),
        ("POST", "/api/check", {"name": "甲", "host": "乙", "leader": "丙", "nosuch": 1}, 422),
        (
            "POST",
            "/api/check",
            {"name": "甲", "host": "乙", "leader": "丙", "policy": "nosuch"},
            400,
        ),
        (
            "POST",
            "/api/check",
            {"name": "甲", "host": "乙", "leader": "丙", "host_code": "91"},
            400,
        ),
    ],
)
def test_every_error_is_a_problem(
    client: TestClient, method: str, path: str, body: dict[str, str] | None, status: int
) -> None:
    response = client.request(method, path, json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert set(problem) == PROBLEM
    assert problem["status"] == status
    assert problem["title"]
    assert problem["remedy"]


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["counts"]["Base"] == 300


def test_the_api_describes_itself(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert operation["tags"], path
            assert operation["summary"], path
            assert operation["description"], path
    assert "example" in schema["components"]["schemas"]["CheckRequest"]


def test_responses_are_safe_for_a_browser(client: TestClient) -> None:
    headers = client.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
