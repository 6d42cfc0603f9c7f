"""The same answers from SQLite and tantivy as from Neo4j and Meilisearch, chosen by settings alone."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answers.policies.catalogue import PolicyQuestion
from api.service import open_service, read_files
from api.settings import Settings
from checks.ruleset import ruleset
from search.documents import Query
from tests.graph.loading import empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.service import Service
    from tests.servers import MeilisearchServer, Neo4jServer

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
FILES = [SAMPLE / name for name in ("policies.yaml", "organizations.csv", "bases.csv")]
ROUND = SAMPLE / "applications.csv"
QUERIES = (
    "机器人",
    "jiqiren",
    "jqr",
    "数控机床",
    "辽河理工大学",
    "shukongjichuang",
    "一/3",
    "2023 机器",
)
pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def on_servers(
    neo4j_server: Neo4jServer,
    meilisearch_server: MeilisearchServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Service]:
    """The service on both servers, with the sample loaded."""
    empty(neo4j_server)
    password = tmp_path_factory.mktemp("secrets") / "neo4j"
    password.write_text(neo4j_server.password + "\n", encoding="utf-8")
    settings = Settings(
        home=tmp_path_factory.mktemp("servers"),
        store=neo4j_server.url,
        index=meilisearch_server.url,
        neo4j_user=neo4j_server.user,
        neo4j_password_file=password,
        meilisearch_key=meilisearch_server.key,
    )
    with open_service(settings) as service:
        service.load(read_files(FILES), lambda _: None)
        yield service
    empty(neo4j_server)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The embedded service with the same files."""
    with open_service(Settings(home=tmp_path_factory.mktemp("embedded"))) as service:
        service.load(read_files(FILES), lambda _: None)
        yield service


def test_both_hold_the_same(on_servers: Service, embedded: Service) -> None:
    assert on_servers.status().counts == embedded.status().counts


@pytest.mark.parametrize("text", QUERIES)
def test_both_find_the_same_first(on_servers: Service, embedded: Service, text: str) -> None:
    top = [{hit.name for hit in s.search(Query(text, 5)).hits} for s in (on_servers, embedded)]
    assert len(top[0] & top[1]) >= min(4, len(top[1]))


def test_both_say_the_same_of_an_entity(on_servers: Service, embedded: Service) -> None:
    for hit in embedded.search(Query("机器人", 3, filters={"kind": ("Base",)})).hits:
        assert on_servers.entity(hit.id) == embedded.entity(hit.id)


def test_both_screen_a_round_alike(on_servers: Service, embedded: Service) -> None:
    (round_,) = read_files([ROUND])
    rules, on = ruleset("liaoning-2023"), dt.date(2023, 6, 16)
    answers = [list(s.screen(round_, rules, on)) for s in (on_servers, embedded)]
    with ROUND.open(encoding="utf-8") as file:
        assert len(answers[0]) == len(list(csv.DictReader(file)))
    assert answers[0] == answers[1]


def test_a_second_load_changes_nothing_on_the_servers(on_servers: Service) -> None:
    before = on_servers.status()
    changes = on_servers.load(read_files(FILES), lambda _: None)
    assert all(change.added == change.removed == 0 for change in changes)
    assert on_servers.status() == before


def test_both_read_a_policy_alike(on_servers: Service, embedded: Service, shared: Path) -> None:
    files = [*shared.glob("seeds/002*"), *shared.glob("seeds/004*")]
    for service in (on_servers, embedded):
        service.load(read_files(files), lambda _: None)
    assert on_servers.status().counts == embedded.status().counts
    for kind in ("Clause", "Chain", "Policy"):
        hit = embedded.search(
            Query("产业链" if kind == "Chain" else "技术创新中心", 1, filters={"kind": (kind,)})
        )
        assert on_servers.entity(hit.hits[0].id) == embedded.entity(hit.hits[0].id)
        if kind == "Policy":
            assert on_servers.policy(hit.hits[0].id) == embedded.policy(hit.hits[0].id)
    every = PolicyQuestion(limit=100)
    assert on_servers.policies(every) == embedded.policies(every)
    rules = ruleset("liaoning-2023")
    assert on_servers.verify(rules) == embedded.verify(rules)
    assert "text" in {citation.standing for citation in embedded.verify(rules)}
