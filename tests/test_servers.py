from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.servers import MeilisearchServer, Neo4jServer

pytestmark = pytest.mark.server


def test_neo4j_answers_a_query_over_bolt(neo4j_server: Neo4jServer) -> None:
    from neo4j import GraphDatabase  # noqa: PLC0415 - an optional library

    login = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.url, auth=login) as driver:
        rows, _, _ = driver.execute_query("UNWIND $names AS name RETURN name", names=["创", "图"])
    assert [row["name"] for row in rows] == ["创", "图"]


def test_neo4j_no_longer_takes_its_first_password(neo4j_server: Neo4jServer) -> None:
    from neo4j import GraphDatabase  # noqa: PLC0415 - an optional library
    from neo4j.exceptions import AuthError  # noqa: PLC0415 - as above

    with (
        GraphDatabase.driver(neo4j_server.url, auth=("neo4j", "neo4j")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_neo4j_is_the_pinned_version(neo4j_server: Neo4jServer, versions: dict[str, str]) -> None:
    from neo4j import GraphDatabase  # noqa: PLC0415 - an optional library

    login = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.url, auth=login) as driver:
        assert driver.get_server_info().agent == f"Neo4j/{versions['NEO4J_VERSION']}"


def test_meilisearch_says_it_is_available(meilisearch_server: MeilisearchServer) -> None:
    with urlopen(f"{meilisearch_server.url}/health", timeout=5) as response:  # noqa: S310 - ours
        assert json.load(response) == {"status": "available"}


def test_meilisearch_finds_what_was_indexed(
    meilisearch_server: MeilisearchServer, versions: dict[str, str]
) -> None:
    import meilisearch  # noqa: PLC0415 - an optional library

    client = meilisearch.Client(meilisearch_server.url, meilisearch_server.key)
    assert client.get_version()["pkgVersion"] == versions["MEILISEARCH_VERSION"]
    index = client.index("servers")
    task = index.add_documents(
        [{"id": 1, "name": "光电材料重点实验室"}, {"id": 2, "name": "粮食加工"}]
    )
    assert client.wait_for_task(task.task_uid).status == "succeeded"
    assert [hit["id"] for hit in index.search("光电材料")["hits"]] == [1]
    client.wait_for_task(client.delete_index("servers").task_uid)


def test_meilisearch_refuses_a_caller_without_the_key(
    meilisearch_server: MeilisearchServer,
) -> None:
    import meilisearch  # noqa: PLC0415 - an optional library
    from meilisearch.errors import MeilisearchApiError  # noqa: PLC0415 - as above

    with pytest.raises(MeilisearchApiError):
        meilisearch.Client(meilisearch_server.url, "wrong").get_indexes()


def test_chromium_shows_a_chinese_page(browser: Browser) -> None:
    page = browser.new_page()
    page.goto("data:text/html;charset=utf-8,<title>创图</title><h1>省重点实验室</h1>")
    assert page.title() == "创图"
    assert page.locator("h1").inner_text() == "省重点实验室"
    page.close()


def test_the_model_encodes_to_384_dimensions(minilm_model: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an optional library

    model = SentenceTransformer(str(minilm_model), device="cpu")
    assert model.encode(["a laboratory of optics", "a centre of oncology"]).shape == (2, 384)
