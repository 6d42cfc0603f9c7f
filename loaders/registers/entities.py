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
from loaders.registers.headers import label_of
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.registers.records import Record

ENTITIES, ORGANIZATIONS = "entities", "organizations"
ENTITY_NEEDS = frozenset({"name", "type"})
ENTITY_USES = ENTITY_NEEDS | ties.PLACE | {"aliases", "host", "source_id", "serial"}
ORGANIZATION_NEEDS = frozenset({"name"})
ORGANIZATION_TELLING = frozenset(
    {"short_names", "former_names", "aliases", "name_en", "host_code", "parent", "related"}
)
ORGANIZATION_SOME_OF = ties.PLACE | {"sort", "supervisor", "source_id", "serial"}
ORGANIZATION_USES = ORGANIZATION_NEEDS | ORGANIZATION_TELLING | ORGANIZATION_SOME_OF
_WHOLE, _PART = "parent", "child"


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    text = (resources.files("loaders.registers") / "entity_kinds.yaml").read_text(encoding="utf-8")
    return {text_key(way): entry for entry in yaml.safe_load(text) for way in entry["ways"]}


def organization_row(record: Record) -> ties.RowFacts:
    """One organization with its other names, its code, its place and the bodies it belongs to.

    A row without a Chinese name goes by its English one; the code of a country-wide list of
    universities is the row's id.

    Raises:
        RowError: There is no name, or the code is wrong.
    """
    row = ties.RowFacts()
    names, english = _names(record, "name"), _names(record, "name_en")
    name = next(iter((*names, *english)), "") or record.required("name")
    code, sort = ties.code_in(record), _sort(record.text("sort"))
    more = (_names(record, field) for field in ("short_names", "aliases"))
    aliases = dict.fromkeys((*names[1:], *(a for several in more for a in several), *english))
    organization = row.node(
        "Organization",
        record.place,
        name=name,
        code=code,
        sort=sort or sort_of(name, code),
        aliases=tuple(alias for alias in aliases if alias != name),
        former_names=_names(record, "former_names"),
        extra=(*record.extra, *_unused(record, sort)),
        source_ids=record.source_ids,
    )
    subject = ties.Subject(organization, name)
    ties.add_tied(row, record, subject, "supervisor")
    ties.add_region(row, record, subject)
    for above in cells.organizations(record.cells.get("parent")):
        _relate(row, record, (organization, above), _WHOLE)
    for relation, other in record.parsed("related", cells.relations) or ():
        if relation in (_WHOLE, _PART):
            _relate(row, record, (organization, other), relation)
    return row


def _unused(record: Record, sort: str) -> Iterator[str]:
    """What the row says and the graph has no word for: a sort that is not known, other relations."""
    if not sort and (said := record.text("sort")):
        yield f"{label_of('sort')}={said}"
    for relation, other in record.parsed("related", cells.relations) or ():
        if relation not in (_WHOLE, _PART):
            yield f"{label_of('related')}={relation}:{other}"


def _relate(row: ties.RowFacts, record: Record, ends: tuple[str, str], relation: str) -> None:
    """A part or a whole that a row names."""
    own, named = ends
    other = row.node("Organization", record.place, name=named, sort=sort_of(named))
    part, whole = (own, other) if relation == _WHOLE else (other, own)
    if part != whole:
        row.facts.append(EdgeFact("PART_OF", part, whole, record.place))


def _sort(written: str) -> str:
    """The sort that a list of kinds says, as in `education|funder`; empty if none is known."""
    entries = (_kinds().get(text_key(part)) for part in cells.listed(written))
    return next((entry["sort"] for entry in entries if entry and "sort" in entry), "")


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
    aliases = _names(record, "aliases")
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
    ids = record.source_ids
    return {
        "sort": kind.get("sort") or sort_of(name),
        "type": kind.get("type", ""),
        "where": record.text("host") or " ".join(ids) or record.place,
        "within": record.text("province"),
        "source_ids": ids,
        "extra": record.extra,
    }


def _locate(row: ties.RowFacts, record: Record, id_: str) -> None:
    city, province = record.text("city"), record.text("province")
    if city or province:
        region = ties.region_node(row, city or province, province if city else "", record.place)
        row.facts.append(EdgeFact("LOCATED_IN", id_, region, record.place))


def _names(record: Record, field: str) -> tuple[str, ...]:
    """The names of a cell, of which a list is often written with bars, as in `PKU|北大`."""
    return cells.phrases(record.cells.get(field))
