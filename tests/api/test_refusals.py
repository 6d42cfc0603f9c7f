"""What the service says when it cannot or will not answer: in Chinese, with safe headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from fastapi.testclient import TestClient

from api import logs
from api.http.app import create_app
from api.http.body_limit import MOST_BYTES
from api.service import Service, open_service, read_files
from api.settings import Settings
from tests.api.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LATIN = re.compile(r"[A-Za-z]{2,}")
APPLICATION = {"name": "甲", "host": "乙", "leader": "丙"}


@pytest.fixture(scope="module")
def client(sample_service: Service) -> TestClient:
    app = create_app(sample_service)

    def broken() -> None:
        raise RuntimeError("private details")

    app.add_api_route("/broken", broken)
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def log() -> Iterator[None]:
    """Log to where this test's errors go."""
    logs.configure("console")
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_an_unforeseen_error_is_answered_safely(client: TestClient, accept: str) -> None:
    response = client.get("/broken", headers={"accept": accept})
    assert response.status_code == 500
    assert response.headers["content-security-policy"].startswith("default-src 'self'")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert "private" not in response.text
    assert "管理员" in response.text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": None}, "name：应为文字"),
        ({"name": ""}, "name：至少1字"),
        ({"name": "甲" * 501}, "name：最多500字"),
        ({"nosuch": 1}, "nosuch：没有这一项"),
        ({"id_last4": "12"}, "id_last4：格式不对"),
        ({"members": "李四"}, "members：应为列表"),
        ({"members": ["李四"] * 1001}, "members：最多1000项"),
        ({"members": ["李" * 501]}, "members.0：最多500字"),
        ({"on": "昨天"}, "on：应为日期，如 2023-06-16"),
        ({"on": "2023-02-30"}, "on：应为日期，如 2023-06-16"),
        ({"top_talent": "也许"}, "top_talent：应为 true 或 false"),
    ],
)
def test_a_wrong_field_is_told_in_chinese(
    client: TestClient, wrong: dict[str, Any], told: str
) -> None:
    response = client.post("/api/check", json=APPLICATION | wrong)
    assert response.status_code == 422
    assert response.json()["detail"] == f"body.{told}"


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({}, "query.q：必填项没有填"),
        ({"q": "甲", "limit": "x"}, "query.limit：应为整数"),
        ({"q": "甲", "limit": "0"}, "query.limit：不能小于1"),
        ({"q": "甲", "limit": "101"}, "query.limit：不能大于100"),
    ],
)
def test_a_wrong_parameter_is_told_in_chinese(
    client: TestClient, parameters: dict[str, str], told: str
) -> None:
    assert client.get("/api/search", params=parameters).json()["detail"] == told


def test_what_is_no_json_is_told_in_chinese(client: TestClient) -> None:
    sent = {"content": "{", "headers": {"content-type": "application/json"}}
    assert client.post("/api/check", **sent).json()["detail"].endswith("：不是正确的 JSON")  # type: ignore[arg-type]  # both are of post


@pytest.mark.parametrize(("method", "path"), [("GET", "/nosuch"), ("PUT", "/api/check")])
def test_statuses_are_told_in_chinese(client: TestClient, method: str, path: str) -> None:
    problem = client.request(method, path).json()
    assert not LATIN.search(problem["title"])


def in_pieces() -> Iterator[bytes]:
    for _ in range(MOST_BYTES // 100_000 + 1):
        yield b" " * 100_000


@pytest.mark.parametrize("path", ["/api/check", "/check"])
@pytest.mark.parametrize("announced", [True, False])
def test_a_body_beyond_the_limit_is_refused(
    client: TestClient, path: str, *, announced: bool
) -> None:
    sort = "application/json" if path.startswith("/api") else "application/x-www-form-urlencoded"
    content = b"".join(in_pieces()) if announced else in_pieces()
    response = client.post(path, content=content, headers={"content-type": sort})
    assert response.status_code == 413
    assert response.json()["title"] == "请求太大"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_body_at_the_limit_is_read(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    content = b'{"name": "\xe7\x94\xb2"}'.ljust(MOST_BYTES)
    assert client.post("/api/check", content=content, headers=headers).status_code == 422


def test_a_service_whose_index_lags_behind_is_not_ready(tmp_path: Path) -> None:
    first, second = (read_files([SAMPLE / name]) for name in ("policies.yaml", "organizations.csv"))
    with open_service(Settings(home=tmp_path, store="sqlite", index="tantivy")) as service:
        client = TestClient(create_app(service))
        service.load(first, lambda _: None)
        assert client.get("/readyz").status_code == 200
        with service._store.write() as writer:  # a load that is killed before it comes to the index
            writer.put(second[0].source, second[0].facts)
        problem = client.get("/readyz")
        assert problem.status_code == 503
        assert "chuangtu index" in problem.json()["remedy"]
        assert client.get("/healthz").status_code == 200
        service.refresh_index()
        assert client.get("/readyz").status_code == 200
