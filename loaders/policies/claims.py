"""From a parsed or compiled policy document to facts of the graph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.citations import Citation, known_by
from graph.facts import EdgeFact, Fact, NodeFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.facts import Value
    from loaders.policies.documents import PolicyDocument


def document_facts(document: PolicyDocument) -> Iterator[Fact]:
    """A document with its issuers and its clause tree, text as written.

    A document attached under its cover's number is identified and cited by its title.
    """
    number = "" if document.attached else document.document_number
    yield from head_facts(
        {
            "title": document.title,
            "document_number": document.document_number,
            "date": document.date,
            "status": document.status,
            "region": document.region,
            "sort": document.kind,
        },
        document.issuers,
        known_by(document.title, number),
    )
    paths = unique_paths(document)
    for order, clause in enumerate(document.clauses):
        citation = Citation(document.title, number, paths[clause.start])
        yield from clause_facts(
            citation,
            {
                "heading": clause.heading,
                "text": clause.text,
                "level": clause.level,
                "start": clause.start,
                "end": clause.end,
                "order": order,
            },
        )


def unique_paths(document: PolicyDocument) -> dict[int, str]:
    """Path of each clause by its start; where numbering restarts, later ones say which they are."""
    seen: Counter[str] = Counter()
    paths = {}
    for clause in document.clauses:
        seen[clause.path] += 1
        again = f"（第{seen[clause.path]}处）" if seen[clause.path] > 1 else ""
        paths[clause.start] = clause.path + again
    return paths


def head_facts(
    values: Mapping[str, str], issuers: tuple[str, ...], identity: str
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
