"""The JSON routes over all policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.service import open_service, read_files
from api.settings import Settings
from tests.answers.policy_texts import CALL, NEW, OLD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("policies")
    paths = []
    for name, text in {"通知": CALL, "旧": OLD, "新": NEW}.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    given: dict[str, Any] = {"home": folder / "home"}
    with open_service(Settings(**given)) as service:
        service.load(read_files(paths), lambda _: None)
        yield TestClient(create_app(service), raise_server_exceptions=False)


def test_loaded_policies_are_listed_with_their_sizes(client: TestClient) -> None:
    listed = client.get("/api/policies", params={"q": "工程研究中心 办法"}).json()
    assert {one["policy"]["status"] for one in listed} == {"正式", "征求意见稿"}
    assert {one["clauses"] for one in listed} == {6}


def test_duties_answer_who_leads(client: TestClient) -> None:
    (duty,) = client.get(
        "/api/policies/duties", params={"about": "验收 配合", "role": "牵头"}
    ).json()
    assert duty["clause"]["path"] == "第四条"
    assert {one["role"] for one in duty["bearers"]} == {"牵头单位", "参与单位"}


def test_two_loaded_documents_are_compared(client: TestClient) -> None:
    asked = {"before": "某江省工程研究中心管理办法（征求意见稿）", "after": "某发改高技〔2023〕7号"}
    told = client.get("/api/policies/diff", params=asked).json()
    assert [one["change"] for one in told["clauses"]].count("added") == 1


def test_a_draft_is_held_against_a_rule_set(client: TestClient) -> None:
    told = client.get("/api/policies/draft", params={"policy": "云岭科发〔2024〕12号"}).json()
    assert {one["agreement"] for one in told["compared"]} == {
        "confirmed",
        "contradicted",
        "not_shipped",
        "not_stated",
    }


@pytest.mark.parametrize(
    ("address", "asked", "status"),
    [
        ("/api/policies/diff", {"before": "没有", "after": "没有"}, 404),
        ("/api/policies/diff", {"before": "没有"}, 422),
        ("/api/policies/draft", {"policy": "工程研究中心"}, 400),
        ("/api/policies/draft", {"policy": "云岭科发〔2024〕12号", "against": "没有"}, 400),
    ],
)
def test_what_is_not_there_is_told_as_a_problem(
    address: str, asked: dict[str, str], status: int, client: TestClient
) -> None:
    response = client.get(address, params=asked)
    assert response.status_code == status
    assert {"title", "status", "detail", "remedy"} <= set(response.json())


def test_no_route_reads_a_file_of_the_server(client: TestClient, tmp_path: Path) -> None:
    file = tmp_path / "办法.txt"
    file.write_text(OLD, encoding="utf-8")
    asked = {"before": str(file), "after": str(file)}
    assert client.get("/api/policies/diff", params=asked).status_code == 404
