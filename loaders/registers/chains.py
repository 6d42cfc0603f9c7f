"""Tables of industry chains and of clusters: a row is a part of a chain, or a cluster, with who carries it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.facts import EdgeFact
from graph.organizations import sort_of
from loaders.registers import cells, ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.registers.records import Record

CHAINS, CLUSTERS = "chains", "clusters"
CHAIN_NEEDS = frozenset({"chain"})
CHAIN_SOME_OF = frozenset({"stage", "segment", "products", "technologies", "supporters", "city"})
CHAIN_USES = CHAIN_NEEDS | CHAIN_SOME_OF | {"province", "serial"}
CLUSTER_NEEDS = frozenset({"cluster"})
CLUSTER_SOME_OF = frozenset({"cluster_group", "city", "province", "level"})
CLUSTER_USES = CLUSTER_NEEDS | CLUSTER_SOME_OF | {"serial"}
_STAGE = re.compile(r"^([上中下]游)(?:环节|产业)?[:：、\-—（(]?(.*?)[)）]?$")


def chain_row(record: Record) -> ties.RowFacts:
    """The chain of one row, its parts, who supports them and where they are.

    Raises:
        RowError: The chain is empty.
    """
    row = ties.RowFacts()
    name = record.required("chain")
    chain = row.node("Chain", record.place, name=name, extra=record.extra)
    parts = []
    stage = _stage(record)
    for part, sort in _parts(record):
        known = {"name": part, "chain": name, "sort": sort, "stage": stage}
        parts.append(row.node("Segment", record.place, **known))
        row.facts.append(EdgeFact("PART_OF", parts[-1], chain, record.place))
    for supporter in cells.organizations(record.cells.get("supporters")):
        body = row.node("Organization", record.place, name=supporter, sort=sort_of(supporter))
        for carried in (chain, *parts):
            row.facts.append(EdgeFact("SUPPORTED_BY", carried, body, record.place))
    _add_cities(row, record, chain)
    return row


def cluster_row(record: Record) -> ties.RowFacts:
    """One cluster with its group and its places.

    Raises:
        RowError: The cluster is empty.
    """
    row = ties.RowFacts()
    name = record.required("cluster")
    group = record.text("cluster_group") or record.text("level")
    cluster = row.node("Cluster", record.place, name=name, group=group, extra=record.extra)
    _add_cities(row, record, cluster)
    return row


def _stage(record: Record) -> str:
    """上游, 中游 or 下游, from its own column or from the front of the segment's."""
    told = _STAGE.match(record.text("stage")) or _STAGE.match(record.text("segment"))
    return told[1] if told else record.text("stage")


def _parts(record: Record) -> Iterator[tuple[str, str]]:
    """The parts that a row names, each with what it is."""
    for segment in cells.listed(record.cells.get("segment")):
        told = _STAGE.match(segment)
        if bare := told[2] if told else segment:
            yield bare, "环节"
    for product in cells.listed(record.cells.get("products")):
        yield product, "产品"
    for technology in cells.listed(record.cells.get("technologies")):
        yield technology, "技术"


def _add_cities(row: ties.RowFacts, record: Record, id_: str) -> None:
    province = record.text("province")
    for place in cells.listed(record.cells.get("city")) or cells.listed(province):
        region = ties.region_node(row, place, province if place != province else "", record.place)
        row.facts.append(EdgeFact("LOCATED_IN", id_, region, record.place))
