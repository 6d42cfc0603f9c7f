"""A small register, and the questions the tests of every store ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import EdgeFact, Fact, NodeFact, Source

if TYPE_CHECKING:
    from graph.store import Change, Node, Store

REGISTER = Source("source-a", "名册.xlsx", "bases", "基地名册", {"Base.name": "名称"})
LATER = Source("source-b", "新名册.xlsx", "bases")

LAB = NodeFact("Base", {"name": "光电实验室", "approved": 2019}, "表1!1")
CENTRE = NodeFact("Base", {"name": "粮食加工中心"}, "表1!2")
HOST = NodeFact("Organization", {"name": "滨江大学"}, "表1!1")
LEADER = NodeFact("Person", {"name": "钱一", "where": "光电实验室"}, "表1!1")
HOSTED = EdgeFact("HOSTED_BY", LAB.id, HOST.id, "表1!1")
HOSTED_TOO = EdgeFact("HOSTED_BY", CENTRE.id, HOST.id, "表1!2")
LED = EdgeFact("LED_BY", LAB.id, LEADER.id, "表1!1", since="2020", until="2023")
SMALL: tuple[Fact, ...] = (LAB, CENTRE, HOST, LEADER, HOSTED, HOSTED_TOO, LED)


def load(store: Store, source: Source, *facts: Fact) -> Change:
    with store.write() as writer:
        return writer.put(source, facts)


def lab(**properties: object) -> NodeFact:
    return NodeFact("Base", {"name": "光电实验室", **properties})  # type: ignore[dict-item] # any value


def nodes(store: Store, kind: str | None = None, ids: list[str] | None = None) -> list[Node]:
    with store.read() as view:
        return list(view.nodes(kind, ids))


def edge_ids(store: Store, *arguments: object) -> list[str]:
    with store.read() as view:
        return [edge.id for edge in view.edges(*arguments)]  # type: ignore[arg-type] # passed on


def ids(*facts: Fact) -> list[str]:
    return sorted(fact.id for fact in facts)
