"""What bases and applications have in common: the things around them and relations to those."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.base_types import base_type, with_level
from graph.facts import EdgeFact, NodeFact
from graph.latin_regions import find_latin_region
from graph.names import clean
from graph.normal import has_han
from graph.organizations import code_problem, sort_of
from graph.regions import Region, find_region
from loaders.registers import cells
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from graph.facts import Fact, Value
    from loaders.registers.records import Record


# Fields that the functions below read.
PLACE = frozenset({"city", "province"})
AROUND = PLACE | {"host", "host_code", "co_builders", "supervisor", "recommender"}
PEOPLE = frozenset({"leader", "rank", "id_last4", "top_talent", "members"})
SUBJECTS = frozenset({"directions", "cluster"})


@dataclass(slots=True)
class RowFacts:
    """Facts of one row, and what should be said about it."""

    facts: list[Fact] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def node(self, kind: str, place: str, written: str = "", **properties: Value | None) -> str:
        """Add a node, leaving out empty values; returns its id."""
        known = {n: v for n, v in properties.items() if v not in (None, "", ())}
        name = str(properties.get("name", ""))
        differs: dict[str, Any] = {}
        if written not in ("", name):
            differs["written"] = {"name": written}
        fact = NodeFact(kind, known, place, **differs)
        self.facts.append(fact)
        return fact.id

    def unread(self, *texts: tuple[str, ...]) -> None:
        """Warn of cells that were kept as they are written."""
        self.warnings += [f"无法识别，按未填处理：{text}" for several in texts for text in several]


@dataclass(frozen=True, slots=True)
class Subject:
    """The base or application that a row is about, with the period of its relations."""

    id: str
    name: str
    since: str = ""


def type_in(record: Record, name: str) -> str:
    """The type in its standard words; empty where none is written, or only a source's own Latin code.

    Raises:
        RowError: The type is none that is known.
    """
    written = record.text("type")
    if found := base_type(record.text("level") + written) or base_type(written):
        return with_level(found, name)
    if not written or written.isascii():
        return ""
    remedy = "按基地类型的规范名称填写，如“省重点实验室”"
    raise RowError("type", f"基地类型“{written}”无法识别", remedy)


def code_in(record: Record) -> str:
    """The host's unified social credit code, checked.

    Raises:
        RowError: It has another length than 18, or a wrong check digit.
    """
    code = cells.identifier(record.cells.get("host_code"))
    if code and (problem := code_problem(code)):
        raise RowError("host_code", problem, "核对营业执照或法人证书后改正")
    return code


def add_organizations(row: RowFacts, record: Record, subject: Subject) -> None:
    """Host, where there is a column for it, co-builders, supervising department, recommending unit."""
    hosts = cells.organizations(record.required("host")) if "host" in record.cells else ()
    if "host" in record.cells and not hosts:
        raise RowError("host", "没有单位名称", "补填后重新载入")
    code = code_in(record)
    for host in hosts:
        own = code if len(hosts) == 1 else ""
        id_ = row.node("Organization", record.place, name=host, code=own, sort=sort_of(host, own))
        row.facts.append(_edge("HOSTED_BY", subject, id_, record))
    add_tied(row, record, subject, *_TIED)


def add_tied(row: RowFacts, record: Record, subject: Subject, *names: str) -> None:
    """The organizations of other columns: `co_builders`, `supervisor`, `recommender`."""
    for name in names:
        kind = _TIED[name]
        for written in cells.organizations(record.cells.get(name)):
            id_ = row.node("Organization", record.place, name=written, sort=sort_of(written))
            lasting = kind != "RECOMMENDED_BY"
            row.facts.append(_edge(kind, subject, id_, record, lasting=lasting))


_TIED = {
    "co_builders": "CO_BUILT_BY",
    "supervisor": "SUPERVISED_BY",
    "recommender": "RECOMMENDED_BY",
}


def add_people(row: RowFacts, record: Record, subject: Subject, *, needed: bool = True) -> None:
    """Leader and team. A mention is a person of its own: names alone never join two.

    Args:
        row: Takes the facts.
        record: The row.
        subject: What they lead or belong to.
        needed: Whether a column of leaders must be filled.

    Raises:
        RowError: The leader is missing, or the cell holds no name.
    """
    if "leader" in record.cells and (needed or record.text("leader")):
        written = record.required("leader")
        named = cells.people(record.cells["leader"])
        if not named:
            raise RowError("leader", f"“{written}”里没有姓名", "填写负责人姓名")
        if len(named) > 1:
            row.warnings.append("负责人一栏有多人，均已载入，证件号等只记于第一人")
        own = {
            "id_last4": record.parsed("id_last4", cells.last4),
            "id_hash": record.text("id_hash"),
            "top_talent": record.parsed("top_talent", cells.boolean),
            "title": record.text("rank"),
        }
        for name, _ in named:
            leader = row.node(
                "Person", record.place, written=written, name=name, where=subject.name, **own
            )
            row.facts.append(_edge("LED_BY", subject, leader, record))
            own = {}
    for name, written in cells.people(record.cells.get("members")):
        member = row.node("Person", record.place, written=written, name=name, where=subject.name)
        row.facts.append(
            EdgeFact("MEMBER_OF", member, subject.id, record.place, since=subject.since)
        )


def add_subjects(row: RowFacts, record: Record, subject: Subject) -> None:
    """Directions, clusters and type."""
    for direction in cells.directions(record.cells.get("directions")):
        id_ = row.node("Direction", record.place, name=direction)
        row.facts.append(_edge("STUDIES", subject, id_, record, lasting=False))
    for cluster in cells.phrases(record.cells.get("cluster")):
        id_ = row.node("Cluster", record.place, name=cluster)
        row.facts.append(_edge("IN_CLUSTER", subject, id_, record, lasting=False))


def add_region(row: RowFacts, record: Record, subject: Subject) -> None:
    """City and province, by their official names where they are known."""
    province, city = record.text("province"), record.text("city")
    if not (city or province):
        return
    id_ = region_node(row, city or province, province if city else "", record.place)
    row.facts.append(_edge("LOCATED_IN", subject, id_, record, lasting=False))


def region_node(row: RowFacts, written: str, within: str, place: str) -> str:
    """The node of a region and of the province it is part of; unknown names are kept as written."""
    find = find_region if has_han(written) else find_latin_region
    region = find(written, within) or Region(clean(written), "", within)
    id_ = row.node(
        "Region",
        place,
        written=written,
        name=region.name,
        within=region.within,
        code=region.code,
    )
    if province := (find_region(region.within) if region.within else None):
        whole = row.node("Region", place, name=province.name, code=province.code)
        row.facts.append(EdgeFact("PART_OF", id_, whole, place))
    return id_


def _edge(
    kind: str, subject: Subject, head: str, record: Record, *, lasting: bool = True
) -> EdgeFact:
    since = subject.since if lasting else ""
    return EdgeFact(kind, subject.id, head, record.place, since=since)
