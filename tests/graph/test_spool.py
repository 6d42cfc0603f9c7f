from __future__ import annotations

from graph.facts import EdgeFact, Fact, NodeFact
from graph.merging import row_of
from graph.spool import Spool, rows_of

LAB = NodeFact("Base", {"name": "光电实验室", "directions": ("激光",), "approved": 2019}, "表1!1")
LEADER = NodeFact("Person", {"name": "钱一", "where": "光电实验室"}, "表1!1", {"name": "钱一 教授"})
LED = EdgeFact("LED_BY", LAB.id, LEADER.id, "表1!1", since="2020", until="2023")
FACTS: list[Fact] = [LAB, LEADER, LED, LAB]


def test_facts_come_out_as_they_went_in_as_often_as_wanted() -> None:
    spool = Spool()
    spool.add(FACTS)
    spool.add([LED])
    assert [*spool] == [*FACTS, LED]
    assert [*spool] == [*FACTS, LED]
    assert [tuple(row) for row in rows_of(spool)] == [row_of(fact) for fact in (*FACTS, LED)]


def test_more_may_come_after_some_were_read() -> None:
    spool = Spool()
    spool.add([LAB])
    assert next(iter(spool)) == LAB
    spool.add([LED])
    assert [*spool] == [LAB, LED]


def test_an_empty_spool_holds_nothing() -> None:
    assert [*Spool()] == []


def test_facts_that_outgrow_the_memory_go_to_the_disk() -> None:
    spool = Spool()
    facts = [NodeFact("Region", {"name": f"第{number}县" * 200}) for number in range(10_000)]
    spool.add(facts)
    assert [fact.id for fact in spool] == [fact.id for fact in facts]
