"""The facets by which a search is narrowed: those of the kinds that the index holds, and the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

# Facets that more than one kind has, or that are called otherwise than the property behind them,
# in the order they are shown; any other one is called as the ontology calls it.
_LABELS = {
    "kind": "类别",
    "type": "基地类型",
    "city": "所在地",
    "cluster": "产业集群",
    "status": "状态",
    "year": "年份",
    "chain": "产业链",
    "sort": "性质",
    "region": "适用地区",
    "programme": "计划或专项",
    "host": "依托单位",
}


def _facets() -> dict[str, str]:
    called = {"kind": _LABELS["kind"]}
    for kind in ontology().nodes.values():
        if kind.found:
            called |= {name: _label(kind.name, name) for name in kind.facets if name not in called}
    order = list(_LABELS)
    place = {name: order.index(name) if name in order else len(order) for name in called}
    return {name: called[name] for name in sorted(called, key=place.__getitem__)}


def _label(kind: str, facet: str) -> str:
    if facet in _LABELS:
        return _LABELS[facet]
    node = ontology().node(kind)
    path = node.facets[facet]
    if path in node.properties:
        return node.properties[path].zh
    return ontology().relation(path.split()[-1].removeprefix("<")).zh


FACETS: Mapping[str, str] = _facets()
"""Name of each facet, as in an address, to its label in Chinese."""
