"""Entity lists and alias lists: a row is one named thing, with its other names and its place."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.facts import EdgeFact
from graph.names import text_key
from graph.ontology import ontology
from graph.organizations import sort_of
from loaders.registers import cells, ties
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from loaders.registers.records import Record

ENTITIES, ORGANIZATIONS = "entities", "organizations"
ENTITY_NEEDS = frozenset({"name", "type"})
ORGANIZATION_NEEDS = frozenset({"name"})


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    text = (resources.files("loaders.registers") / "entity_kinds.yaml").read_text(encoding="utf-8")
    return {text_key(way): entry for entry in yaml.safe_load(text) for way in entry["ways"]}


def organization_row(record: Record) -> ties.RowFacts:
    """One organization with short names, former names and code."""
    row = ties.RowFacts()
    name, code = record.required("name"), ties.code_in(record)
    short = (*cells.phrases(_bars(record, "short_names")), *cells.phrases(_bars(record, "aliases")))
    organization = row.node(
        "Organization",
        record.place,
        name=name,
        code=code,
        sort=sort_of(name, code),
        aliases=tuple(dict.fromkeys(short)),
        former_names=cells.phrases(_bars(record, "former_names")),
        source_ids=_source_ids(record),
    )
    ties.add_region(row, record, ties.Subject(organization, name))
    return row


def entity_row(record: Record) -> ties.RowFacts:
    """One entity of any kind.

    Raises:
        RowError: The kind is unknown.
    """
    kind = _kinds().get(text_key(record.required("type")))
    if kind is None:
        known = "、".join(dict.fromkeys(entry["ways"][-1] for entry in _kinds().values()))
        raise RowError("type", f"种类“{record.text('type')}”无法识别", f"可用：{known}")
    row = ties.RowFacts()
    name = record.required("name")
    aliases = cells.phrases(_bars(record, "aliases"))
    values = _values(kind, record, name)
    allowed = ontology().node(kind["node"]).properties
    id_ = row.node(
        kind["node"],
        record.place,
        name=name,
        **{n: v for n, v in (values | {"aliases": aliases}).items() if n in allowed},
    )
    if kind["node"] in ontology().relation("LOCATED_IN").tails:
        _locate(row, record, id_)
    return row


def _values(kind: dict[str, Any], record: Record, name: str) -> dict[str, Any]:
    ids = _source_ids(record)
    return {
        "sort": kind.get("sort") or sort_of(name),
        "type": kind.get("type", ""),
        "where": record.text("host") or " ".join(ids) or record.place,
        "within": record.text("province"),
        "source_ids": ids,
    }


def _locate(row: ties.RowFacts, record: Record, id_: str) -> None:
    city, province = record.text("city"), record.text("province")
    if city or province:
        region = ties.region_node(row, city or province, province if city else "", record.place)
        row.facts.append(EdgeFact("LOCATED_IN", id_, region, record.place))


def _source_ids(record: Record) -> tuple[str, ...]:
    return (source,) if (source := record.text("source_id")) else ()


def _bars(record: Record, field: str) -> str:
    """Lists of names are often written with bars, as in `PKU|北大`."""
    return str(record.cells.get(field) or "").replace("|", "\n")
