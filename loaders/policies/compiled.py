"""Facts of policy documents compiled by hand: YAML with a gist per clause, no text of the document.

They make the sample useful without the documents; when a document itself is loaded, its clauses meet
these by the same ids and carry text and gist side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from graph.citations import Citation, known_by
from graph.errors import InputError
from graph.facts import EdgeFact, Fact, NodeFact
from graph.regions import Region, find_region
from loaders.policies.claims import clause_facts, head_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "compiled policies"
_HEAD = ("title", "document_number", "date", "effective", "expires", "status", "region")


def compiled_facts(text: str, name: str) -> tuple[Fact, ...]:
    """All facts of a file of compiled policies.

    Raises:
        InputError: The file is no list of documents with title and clauses.
    """
    try:
        documents = yaml.safe_load(text)
        return tuple(fact for document in documents for fact in _document(document))
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        remedy = "每个文件须有 title、document_number 和 clauses，格式见 CONTRIBUTING"
        raise InputError(f"不是政策事实文件（{error}）", name, remedy) from error


def _document(raw: dict[str, Any]) -> Iterator[Fact]:
    values = {field: str(raw.get(field) or "") for field in _HEAD} | {"sort": raw["kind"]}
    title, number = values["title"], values["document_number"]
    yield from head_facts(values, tuple(raw.get("issuers", ())), known_by(title, number))
    cited = {c["path"]: Citation(title, number, c["path"]) for c in raw["clauses"]}
    for order, clause in enumerate(raw["clauses"]):
        path = clause["path"]
        known = {"gist": clause["gist"], "level": path.count("/") + 1, "order": order}
        yield from clause_facts(cited[path], known)
    for section, read in _SECTIONS.items():
        for entry in raw.get(section, ()):
            yield from read(entry, cited[entry["clause"]])


def _cluster(entry: dict[str, Any], at: Citation) -> Iterator[Fact]:
    cluster = NodeFact("Cluster", {"name": entry["name"], "group": entry["group"]}, at.path)
    yield cluster
    yield EdgeFact("NAMES", at.clause_id, cluster.id, at.path)


def _base_type(entry: dict[str, Any], at: Citation) -> Iterator[Fact]:
    type_ = NodeFact("BaseType", {"name": entry["name"], "category": entry["category"]}, at.path)
    yield type_
    yield EdgeFact("NAMES", at.clause_id, type_.id, at.path)


def _transition(entry: dict[str, Any], at: Citation) -> Iterator[Fact]:
    old = NodeFact("BaseType", {"name": entry["from"]}, at.path)
    yield old
    yield EdgeFact("NAMES", at.clause_id, old.id, at.path, properties={"role": entry["action"]})
    if entry.get("to"):
        new = NodeFact("BaseType", {"name": entry["to"]}, at.path)
        yield new
        yield EdgeFact("NAMES", at.clause_id, new.id, at.path)
        action = {"action": entry["action"]}
        yield EdgeFact("TURNED_INTO", old.id, new.id, at.path, properties=action)


def _target(entry: dict[str, Any], at: Citation) -> Iterator[Fact]:
    names = ("metric", "value", "unit", "comparator", "year", "baseline")
    known = {name: str(entry[name]) for name in names if entry.get(name) not in (None, "")}
    target = NodeFact("Target", {**known, "policy": at.policy_id}, at.path)
    yield target
    yield EdgeFact("SETS", at.clause_id, target.id, at.path)


def _chain(entry: dict[str, Any], at: Citation) -> Iterator[Fact]:
    chain = NodeFact("Chain", {"name": entry["name"]}, at.path)
    yield chain
    yield EdgeFact("NAMES", at.clause_id, chain.id, at.path)
    for section, sort in (("products", "产品"), ("technologies", "技术")):
        for name in entry.get(section, ()):
            known = {"name": name, "chain": entry["name"], "sort": sort}
            segment = NodeFact("Segment", known, at.path)
            yield segment
            yield EdgeFact("PART_OF", segment.id, chain.id, at.path)
    for name in entry.get("cities", ()):
        region = find_region(name) or Region(name, "")
        known = {"name": region.name, "within": region.within, "code": region.code}
        city = NodeFact("Region", {n: v for n, v in known.items() if v}, at.path)
        yield city
        yield EdgeFact("LOCATED_IN", chain.id, city.id, at.path)
    for name in entry.get("supporters", ()):
        unit = NodeFact("Organization", {"name": name}, at.path)
        yield unit
        yield EdgeFact("SUPPORTED_BY", chain.id, unit.id, at.path)


_SECTIONS = {
    "clusters": _cluster,
    "base_types": _base_type,
    "transitions": _transition,
    "targets": _target,
    "chains": _chain,
}
