"""From facts read in a policy's text to nodes and relations, each with the words it rests on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from graph.citations import Citation, known_by
from graph.facts import EdgeFact, Fact, NodeFact
from graph.marks import Mark, written
from graph.regions import Region, find_region
from loaders.policies.claims import unique_paths
from loaders.policies.facts.reading import read_facts
from loaders.policies.offices import full_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graph.facts import Value
    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.found import Found


class _Place:
    """Where a fact stands: the clause, and the words as written."""

    def __init__(self, document: PolicyDocument, found: Found, passage: Passage, path: str) -> None:
        number = "" if document.attached else document.document_number
        citation = Citation(document.title, number, path)
        self.policy = citation.policy_id
        self.id = citation.clause_id
        self.path = path
        self.region = document.region
        start, end = found.start - passage.start, found.end - passage.start
        words = "".join(passage.text[start:end].split())
        mark = written(Mark(found.kind, start, end), passage.text)
        self.said: dict[str, Value] = {"quote": words, "marks": (mark,)}

    def edge(self, kind: str, head: str, role: str = "") -> EdgeFact:
        said = {"role": role, **self.said} if role else self.said
        return EdgeFact(kind, self.id, head, self.path, properties=said)


def linked(document: PolicyDocument) -> Iterator[Fact]:
    """Nodes and relations for all facts of a document that have a place in the graph."""
    paths = unique_paths(document)
    starts = [passage.start for passage in document.passages]
    for fact in read_facts(document):
        passage = document.passages[bisect_right(starts, fact.start) - 1]
        read = _READERS.get(fact.kind)
        if read is not None:
            place = _Place(document, fact, passage, paths[passage.start])
            yield from read(place, fact.values)


def _node(kind: str, place: _Place, values: Mapping[str, str]) -> NodeFact:
    known: dict[str, Value] = {name: value for name, value in values.items() if value}
    return NodeFact(kind, known, place.path)


def _citation(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    title, number = values["cited_title"], values.get("cited_number", "")
    if not (title or number):
        return
    identity = known_by(title, number)
    cited = {"title": title or number, "document_number": number, "known_by": identity}
    policy = _node("Policy", at, cited)
    yield policy
    if policy.id != at.policy:
        yield at.edge(values["relation"].upper(), policy.id)


def _base_type(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    type_ = _node("BaseType", at, {"name": values["base_type"], "category": values["category"]})
    yield type_
    yield at.edge("NAMES", type_.id)


def _transition(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    old = _node("BaseType", at, {"name": values["legacy_type"]})
    yield old
    yield at.edge("NAMES", old.id, values["action"])
    if values["new_type"]:
        new = _node("BaseType", at, {"name": values["new_type"]})
        yield new
        yield at.edge("NAMES", new.id)
        action = {"action": values["action"]}
        yield EdgeFact("TURNED_INTO", old.id, new.id, at.path, properties=action)


def _target(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    names = ("metric", "value", "unit", "comparator", "year")
    baseline = " ".join(filter(None, (values.get("baseline_year"), values.get("baseline_value"))))
    known = {name: values.get(name, "") for name in names} | {"baseline": baseline}
    target = _node("Target", at, known | {"policy": at.policy})
    yield target
    yield at.edge("SETS", target.id)


def _limit(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    names = ("rule", "subject", "value", "unit", "condition")
    limit = _node("Limit", at, {n: values.get(n, "") for n in names} | {"clause": at.id})
    yield limit
    yield at.edge("SETS", limit.id)


def _responsibility(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    yield from _organization(at, values["organization"], values["role"])


def _unit(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    if values["kind"] != "class":
        yield from _organization(at, values["name"], "")


def _organization(at: _Place, name: str, role: str) -> Iterator[Fact]:
    full = full_name(name, at.region)
    written = {"name": name} if full != name else {}
    organization = NodeFact("Organization", {"name": full}, at.path, written)
    yield organization
    yield at.edge("NAMES", organization.id, role)


def _cluster(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    kind = "Chain" if values["kind"] == "产业链" else "Cluster"
    group = {} if kind == "Chain" else {"group": values["kind"]}
    cluster = _node(kind, at, {"name": values["cluster"], **group})
    yield cluster
    yield at.edge("NAMES", cluster.id)


def _chain(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    chain = _node("Chain", at, {"name": values["chain"]})
    yield chain
    yield EdgeFact("NAMES", at.id, chain.id, at.path)
    if values["relation"] == "LOCATED_IN":
        region = find_region(values["object"]) or Region(values["object"], "")
        known = {"name": region.name, "within": region.within, "code": region.code}
        thing = _node("Region", at, known)
        tie = EdgeFact("LOCATED_IN", chain.id, thing.id, at.path)
    elif values["relation"] == "SUPPORTED_BY":
        thing = _node("Organization", at, {"name": values["object"]})
        quote = {"quote": at.said["quote"]}
        tie = EdgeFact("SUPPORTED_BY", chain.id, thing.id, at.path, properties=quote)
    else:
        sort = _SORTS.get(values["object_kind"], values["object_kind"])
        known = {"name": values["object"], "chain": values["chain"], "sort": sort}
        thing = _node("Segment", at, known)
        tie = EdgeFact("PART_OF", thing.id, chain.id, at.path)
    yield thing
    yield tie
    yield at.edge("NAMES", thing.id)


def _info_resource(at: _Place, values: Mapping[str, str]) -> Iterator[Fact]:
    resource = _node("InfoResource", at, {"name": values["resource"]})
    yield resource
    yield at.edge("NAMES", resource.id)


_SORTS = {"product": "产品", "technology": "技术", "base": "基地"}
_READERS: dict[str, Callable[[_Place, Mapping[str, str]], Iterator[Fact]]] = {
    "citations": _citation,
    "base_types": _base_type,
    "transitions": _transition,
    "targets": _target,
    "limits": _limit,
    "responsibilities": _responsibility,
    "units": _unit,
    "clusters": _cluster,
    "chains": _chain,
    "info_resources": _info_resource,
}
