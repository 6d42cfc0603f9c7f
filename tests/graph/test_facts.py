from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from graph.errors import OntologyError
from graph.facts import EdgeFact, NodeFact
from graph.ids import edge_id, node_id

LAB = NodeFact("Base", {"name": "光电实验室"}, "表1!1")
LEADER = NodeFact("Person", {"name": "钱一", "where": "光电实验室"})
CITY = NodeFact("Region", {"name": "滨江市"})


def test_a_fact_has_the_id_of_its_key() -> None:
    assert LAB.id == node_id("Base", ["光电实验室"])
    assert LEADER.id == node_id("Person", ["钱一", "光电实验室"])


def test_other_properties_and_the_place_do_not_change_the_id() -> None:
    assert NodeFact("Base", {"name": "光电实验室", "approved": 2020}, "表2!7").id == LAB.id


def test_a_key_that_is_not_required_may_be_absent() -> None:
    project = NodeFact("Project", {"name": "储能材料"})
    assert project.id == node_id("Project", ["储能材料", ""])


def test_a_relation_has_the_id_of_its_ends_and_start() -> None:
    led = EdgeFact("LED_BY", LAB.id, LEADER.id, since="2020", until="2023")
    assert led.id == edge_id("LED_BY", LAB.id, LEADER.id, "2020")


def test_a_fact_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        LAB.place = "表9!9"  # type: ignore[misc] # that is the point


def test_a_fact_outside_the_ontology_is_refused() -> None:
    with pytest.raises(OntologyError, match="没有属性"):
        NodeFact("Base", {"name": "甲", "colour": "蓝"})
    with pytest.raises(OntologyError, match="缺少必填属性 name"):
        NodeFact("Base", {})
    with pytest.raises(OntologyError, match="没有名为"):
        EdgeFact("LIKES", LAB.id, LEADER.id)


@pytest.mark.parametrize(("tail", "head"), [(LEADER, LAB), (LAB, CITY), (CITY, LEADER)])
def test_a_relation_joins_only_the_kinds_it_is_made_for(tail: NodeFact, head: NodeFact) -> None:
    with pytest.raises(OntologyError, match="关系 LED_BY 不能连接"):
        EdgeFact("LED_BY", tail.id, head.id)


def test_only_a_lasting_relation_has_a_period() -> None:
    with pytest.raises(OntologyError, match="没有起止时间"):
        EdgeFact("LOCATED_IN", LAB.id, CITY.id, since="2020")


def test_a_relation_takes_only_its_own_properties() -> None:
    with pytest.raises(OntologyError, match="没有属性 reason"):
        EdgeFact("LED_BY", LAB.id, LEADER.id, properties={"reason": "任命"})
