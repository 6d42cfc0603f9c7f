"""What a fact of a policy says, as labelled values: 指标, 数值, 对象, 角色."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.naming import limit_name
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.store import Edge, Node

# Kind of fact, as the readers of policies call it, to its name in Chinese; in the order they are listed.
FACTS: Mapping[str, str] = {
    "targets": "量化目标",
    "limits": "限额与条件",
    "responsibilities": "职责分工",
    "base_types": "基地类型",
    "transitions": "类型调整",
    "clusters": "产业集群",
    "chains": "产业链",
    "info_resources": "信息资源",
    "units": "单位",
    "citations": "引用文件",
}
# A clause of which only the gist is known: the kind of thing it names tells the kind of fact.
_OF_THING = {
    "Target": "targets",
    "Limit": "limits",
    "BaseType": "base_types",
    "Cluster": "clusters",
    "Chain": "chains",
    "Segment": "chains",
    "Region": "chains",
    "InfoResource": "info_resources",
    "Organization": "units",
    "Policy": "citations",
}
_SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "range": ""}
# What a fact says of the thing it names; of other kinds of things, their name.
_SAID = {
    "Target": ("metric", "value", "year", "baseline"),
    "Limit": ("rule", "subject", "value", "condition"),
    "BaseType": ("name", "category"),
    "Segment": ("name", "chain", "sort"),
    "Cluster": ("name", "group"),
    "Policy": ("title", "document_number"),
}


def values(fact: str, edge: Edge, thing: Node) -> Iterator[tuple[str, str]]:
    """Labels and values of a fact: the relation, what is known of it, and of the thing it names."""
    if fact == "citations":
        yield "方式", ontology().relation(edge.kind).zh
    role = edge.properties.get("role")
    if role and fact in ("responsibilities", "transitions"):
        yield ("角色" if fact == "responsibilities" else "调整方式"), str(role)
    kind = ontology().node(thing.kind)
    for name in _SAID.get(kind.name, (kind.caption,)):
        if text := thing.text(name):
            label = kind.zh if name == kind.caption else kind.properties[name].zh
            yield label, _worded(thing, name, text)


def fact_of(edge: Edge, thing: Node) -> str:
    """The kind of fact behind a relation that has no mark in a text."""
    is_transition = thing.kind == "BaseType" and "role" in edge.properties
    return "transitions" if is_transition else _OF_THING[thing.kind]


def _worded(thing: Node, name: str, text: str) -> str:
    if thing.kind == "Limit" and name == "rule":
        return limit_name(text)
    if name == "value" and thing.kind in ("Limit", "Target"):
        sign = _SIGNS.get(thing.text("comparator"), "")
        return f"{sign}{text}{thing.text('unit')}"
    return text
