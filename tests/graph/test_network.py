"""Networks made from a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from graph.errors import OntologyError
from graph.facts import EdgeFact, NodeFact, Source
from graph.network import project, reached
from graph.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store import Store

REGISTER = Source("source-a", "名册.xlsx", "bases")

LAB = NodeFact("Base", {"name": "光电实验室"}, "表1!1")
CENTRE = NodeFact("Base", {"name": "粮食加工中心"}, "表1!2")
FULL = NodeFact("Organization", {"name": "滨江大学"}, "表1!1")
SHORT = NodeFact("Organization", {"name": "滨大"}, "表1!2")
FORMER = NodeFact("Organization", {"name": "滨江工学院"}, "表1!3")
PERSON = NodeFact("Person", {"name": "钱一", "where": "光电实验室"}, "表1!1")
HOSTED = EdgeFact("HOSTED_BY", LAB.id, FULL.id, "表1!1", since="2019")
HOSTED_BY_SHORT = EdgeFact("HOSTED_BY", CENTRE.id, SHORT.id, "表1!2")
CO_BUILT = EdgeFact("CO_BUILT_BY", CENTRE.id, FORMER.id, "表1!2")
LED = EdgeFact("LED_BY", LAB.id, PERSON.id, "表1!1", since="2020", until="2023")
SHORT_NAME = EdgeFact("SAME_AS", SHORT.id, FULL.id, properties={"reason": "简称"})
FORMER_NAME = EdgeFact("SAME_AS", FORMER.id, FULL.id, properties={"reason": "曾用名"})
HOSTS = (("Base", "Organization"), ("HOSTED_BY", "CO_BUILT_BY"))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Store]:
    """Give a store with two bases, their hosts and one leader."""
    store = SqliteStore(tmp_path / "graph.sqlite")
    facts = (LAB, CENTRE, FULL, SHORT, FORMER, PERSON, HOSTED, HOSTED_BY_SHORT, CO_BUILT, LED)
    with store.write() as writer:
        writer.put(REGISTER, [*facts, SHORT_NAME, FORMER_NAME])
    yield store
    store.close()


def test_nodes_carry_kind_and_caption(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS)
    assert set(network) == {fact.id for fact in (LAB, CENTRE, FULL, SHORT, FORMER)}
    assert network.nodes[LAB.id] == {"kind": "Base", "caption": "光电实验室", "entries": (LAB.id,)}


def test_relations_carry_kind_and_period(register: Store) -> None:
    with register.read() as view:
        network = project(view, ["Base", "Person"], ["LED_BY"])
    assert list(network.edges(keys=True, data=True)) == [
        (LAB.id, PERSON.id, LED.id, {"kind": "LED_BY", "since": "2020", "until": "2023"})
    ]


def test_relations_to_other_kinds_are_left_out(register: Store) -> None:
    with register.read() as view:
        network = project(view, ["Base"], ["HOSTED_BY", "LED_BY"])
    assert sorted(network) == sorted([LAB.id, CENTRE.id])
    assert network.number_of_edges() == 0


def test_names_of_one_organization_stay_apart_unless_asked_for(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS)
    assert nx.number_weakly_connected_components(network) == 2
    assert reached(network, CENTRE.id, "HOSTED_BY") == (SHORT.id,)


def test_names_of_one_organization_become_one_node(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS, joined=["Organization"])
    assert sorted(network) == sorted([LAB.id, CENTRE.id, FULL.id])
    assert network.nodes[FULL.id]["caption"] == "滨江大学"
    assert network.nodes[FULL.id]["entries"] == (FULL.id, *sorted([SHORT.id, FORMER.id]))
    assert nx.number_weakly_connected_components(network) == 1


def test_relations_of_joined_names_all_stay(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS, joined=["Organization"])
    keys = {key for _, _, key in network.edges(keys=True)}
    assert keys == {HOSTED.id, HOSTED_BY_SHORT.id, CO_BUILT.id}
    assert network.number_of_edges(CENTRE.id, FULL.id) == 2


def test_joining_leaves_no_node_related_to_itself(register: Store) -> None:
    with register.read() as view:
        network = project(view, ["Organization"], ["SAME_AS"], joined=["Organization"])
    assert list(network) == [FULL.id]
    assert network.number_of_edges() == 0


def test_only_the_kinds_asked_for_are_joined(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS, joined=["Person"])
    assert len(network) == 5


def test_names_that_point_at_each_other_become_one_node(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "circle.sqlite")
    back = EdgeFact("SAME_AS", FULL.id, SHORT.id)
    with store.write() as writer:
        writer.put(REGISTER, [FULL, SHORT, SHORT_NAME, back])
    with store.read() as view:
        network = project(view, ["Organization"], [], joined=["Organization"])
    store.close()
    first, second = sorted([FULL.id, SHORT.id])
    assert dict(network.nodes(data="entries")) == {first: (first, second)}


def test_a_network_is_a_copy(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS)
    with register.write() as writer:
        writer.put(REGISTER, [LAB])
    assert len(network) == 5


def test_reached_goes_from_tail_to_head_only(register: Store) -> None:
    with register.read() as view:
        network = project(view, *HOSTS)
    assert reached(network, LAB.id, "HOSTED_BY") == (FULL.id,)
    assert reached(network, LAB.id, "CO_BUILT_BY") == ()
    assert reached(network, FULL.id, "HOSTED_BY") == ()


@pytest.mark.parametrize(
    ("kinds", "relations"), [(["Planet"], ["HOSTED_BY"]), (["Base"], ["ORBITS"])]
)
def test_unknown_kinds_are_refused(register: Store, kinds: list[str], relations: list[str]) -> None:
    with register.read() as view, pytest.raises(OntologyError, match="没有名为"):
        project(view, kinds, relations)
