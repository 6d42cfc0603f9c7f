"""From a parsed or compiled policy document to facts of the graph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.citations import AROUND, CLOSING, Citation, known_by
from graph.facts import EdgeFact, Fact, NodeFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.facts import Value
    from loaders.policies.documents import PolicyDocument


def document_facts(document: PolicyDocument) -> Iterator[Fact]:
    """A document with its issuers, its clauses and the text around them, as written.

    A document attached under its cover's number is identified and cited by its title.
    """
    number = "" if document.attached else document.document_number
    yield from head_facts(
        {
            "title": document.title,
            "document_number": document.document_number,
            "date": document.date,
            "effective": document.effective,
            "expires": document.expires,
            "status": document.status,
            "region": document.region,
            "sort": document.kind,
            "addressees": document.addressees,
            "warnings": document.warnings,
        },
        document.issuers,
        known_by(document.title, number),
    )
    paths = unique_paths(document)
    clauses = {clause.start: clause for clause in document.clauses}
    for order, passage in enumerate(document.passages):
        path, clause = paths[passage.start], clauses.get(passage.start)
        place: dict[str, Value] = {"start": passage.start, "end": passage.end, "order": order}
        place["level"] = clause.level if clause else path.count("/") + 1
        said = {"heading": clause.heading if clause else "", "text": passage.text}
        yield from clause_facts(Citation(document.title, number, path), {**said, **place})


def unique_paths(document: PolicyDocument) -> dict[int, str]:
    """Path of each passage by its start; where numbering restarts, later ones say which they are."""
    clauses = {clause.start for clause in document.clauses}
    seen: Counter[str] = Counter()
    latest: dict[str, str] = {}
    paths = {}
    for passage in document.passages:
        path = passage.path
        if passage.start not in clauses and path not in AROUND:
            path = f"{latest[path]}/{CLOSING}"
        seen[path] += 1
        again = f"（第{seen[path]}处）" if seen[path] > 1 else ""
        paths[passage.start] = latest[path] = path + again
    return paths


def head_facts(
    values: Mapping[str, Value], issuers: tuple[str, ...], identity: str
) -> Iterator[Fact]:
    """The policy node and its issuers; `identity` is what `graph.citations.known_by` says."""
    known: dict[str, Value] = {name: value for name, value in values.items() if value}
    known["known_by"] = identity
    policy = NodeFact("Policy", known)
    yield policy
    for issuer in issuers:
        organization = NodeFact("Organization", {"name": issuer, "sort": "政府部门"})
        yield organization
        yield EdgeFact("ISSUED_BY", policy.id, organization.id)


def clause_facts(citation: Citation, values: Mapping[str, Value]) -> Iterator[Fact]:
    """A clause and the clause or document that it is part of."""
    known = {name: value for name, value in values.items() if value != ""}
    key = {"policy": citation.policy_id, "path": citation.path, "label": citation.label}
    clause = NodeFact("Clause", {**key, **known}, citation.path)
    yield clause
    above = citation.path.rpartition("/")[0]
    whole = Citation(citation.title, citation.document_number, above)
    head = whole.clause_id if above else citation.policy_id
    yield EdgeFact("PART_OF", clause.id, head, citation.path)
