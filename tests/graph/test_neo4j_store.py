"""What is Neo4j's own: accounts, constraints, and what a person finds who queries the database."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import EngineError
from graph.facts import EdgeFact, NodeFact, Source
from graph.ontology import ontology

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Neo4jServer

pytestmark = pytest.mark.server

REGISTER = Source("source-a", "名册.xlsx", "bases")
LAB = NodeFact("Base", {"name": "光电实验室", "approved": 2019, "directions": ("激光", "显示")})
LEADER = NodeFact("Person", {"name": "钱一", "where": "甲", "id_last4": "123X"}, "表1!1")
LED = EdgeFact("LED_BY", LAB.id, LEADER.id, "表1!1", since="2020", until="2023")


def ask(server: Neo4jServer, statement: str, **arguments: object) -> list[list[Any]]:
    from neo4j import GraphDatabase  # noqa: PLC0415 - an optional library

    with (
        GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver,
        driver.session() as session,
    ):
        return session.run(statement, arguments).values()


def load(server: Neo4jServer) -> None:
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    store = open_neo4j(server.url, server.user, server.password)
    with store.write() as writer:
        writer.put(REGISTER, [LAB, LEADER, LED])
    store.close()


def test_nodes_and_relations_can_be_queried_by_kind_and_property(emptied: Neo4jServer) -> None:
    load(emptied)
    found = ask(
        emptied,
        "MATCH (b:Base {approved: 2019})-[r:LED_BY]->(p:Person)"
        " WHERE '显示' IN b.directions AND r.since <= '2021' RETURN b.name, p.name, r.until, r.id",
    )
    assert found == [["光电实验室", "钱一", "2023", LED.id]]


def test_private_properties_have_no_column(emptied: Neo4jServer) -> None:
    load(emptied)
    assert ask(emptied, "MATCH (p:Person) RETURN p.id_last4, p.name") == [[None, "钱一"]]


def test_claims_and_sources_can_be_queried(emptied: Neo4jServer) -> None:
    load(emptied)
    assert ask(
        emptied,
        "MATCH (c:Claim {subject: $id}) MATCH (s:Source {seq: c.source})"
        " RETURN c.place, c.ordinal, s.id",
        id=LEADER.id,
    ) == [["表1!1", 1, "source-a"]]


def test_every_kind_of_the_ontology_has_its_index(emptied: Neo4jServer) -> None:
    load(emptied)
    rows = ask(
        emptied,
        "SHOW INDEXES YIELD labelsOrTypes, properties, state WHERE state = 'ONLINE'"
        " AND properties = ['id'] RETURN labelsOrTypes[0]",
    )
    wanted = {*ontology().nodes, *ontology().relations, "Node", "Source"}
    assert {name for (name,) in rows} == wanted


def test_one_id_is_one_node(emptied: Neo4jServer) -> None:
    load(emptied)
    from neo4j.exceptions import ConstraintError  # noqa: PLC0415 - an optional library

    with pytest.raises(ConstraintError):
        ask(emptied, "CREATE (:Node {id: $id})", id=LAB.id)


def test_a_password_that_is_wrong_is_refused_in_words(emptied: Neo4jServer) -> None:
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    with pytest.raises(EngineError, match="不接受用户名或密码") as caught:
        open_neo4j(emptied.url, emptied.user, "wrong")
    assert caught.value.where == emptied.url
    assert "wrong" not in str(caught.value)


def test_a_server_that_is_down_is_reported_in_words(emptied: Neo4jServer) -> None:
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    for scheme in ("bolt", "neo4j"):
        with pytest.raises(EngineError, match="连接不上 Neo4j"):
            open_neo4j(f"{scheme}://127.0.0.1:9", emptied.user, emptied.password)


@pytest.mark.parametrize("url", ["http://127.0.0.1", "127.0.0.1:7687", "bolt://127.0.0.1:seven"])
def test_an_address_that_is_none_is_reported_in_words(emptied: Neo4jServer, url: str) -> None:
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    with pytest.raises(EngineError, match="不是 Neo4j 的地址"):
        open_neo4j(url, emptied.user, emptied.password)


def test_a_routed_address_works_as_well(emptied: Neo4jServer) -> None:
    from graph.neo4j_store import open_neo4j  # noqa: PLC0415 - an optional library

    url = emptied.url.replace("bolt://", "neo4j://")
    store = open_neo4j(url, emptied.user, emptied.password)
    assert store.status().engine == "neo4j"
    store.close()


def test_a_database_that_does_not_exist_is_reported(emptied: Neo4jServer) -> None:
    from graph.neo4j_store import Neo4jStore  # noqa: PLC0415 - an optional library

    with pytest.raises(EngineError, match="Neo4j 出错"):
        Neo4jStore(emptied.url, emptied.user, emptied.password, database="absent")


def test_data_of_a_newer_program_are_left_alone(emptied: Neo4jServer) -> None:
    load(emptied)
    ask(emptied, "MATCH (m:Meta) SET m.schema = 99")
    with pytest.raises(EngineError, match="更新的版本"):
        load(emptied)
    assert ask(emptied, "MATCH (m:Meta) RETURN m.schema, m.revision") == [[99, 1]]


def test_a_load_that_takes_too_long_is_ended_and_undone(emptied: Neo4jServer) -> None:
    from graph.neo4j_store import Neo4jStore, Patience  # noqa: PLC0415 - an optional library

    login = (emptied.url, emptied.user, emptied.password)
    hasty = Neo4jStore(*login, patience=Patience(load=0.5))
    other = Neo4jStore(*login)
    with other.write(), pytest.raises(EngineError, match="Neo4j"), hasty.write() as writer:
        writer.put(REGISTER, [LAB])
    assert other.status().counts == {}
    hasty.close()
    other.close()


def test_without_the_library_it_says_what_to_install(root: Path) -> None:
    program = (
        "import sys; sys.modules['neo4j'] = None\n"
        "from graph.errors import EngineError\n"
        "try:\n    import graph.neo4j_store\n"
        "except EngineError as error:\n    print(error.remedy)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "pip install 'chuangtu[neo4j]'\n"
