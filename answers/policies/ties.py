"""Ties between documents: what one cites, is made under, amends or repeals, and the clauses that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.naming import name_of
from graph.citations import printed
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.store import Edge, Node, View

RELATIONS = ("REPEALS", "AMENDS", "ISSUED_UNDER", "CITES")  # what matters most for use comes first


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph as a link shows it."""

    id: str
    kind: str
    kind_zh: str
    name: str


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """A clause to link to: its document, its path, the path as people write it, the whole citation."""

    policy: str
    path: str
    printed: str
    label: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A document at the other end of a relation.

    Attributes:
        relation: Kind of relation; `label` as read from the document at hand.
        outward: Whether the document at hand is the one that speaks.
        policy: The other document, with its number and status where they are known.
        clauses: The clauses that say so, in order of their citation.
    """

    relation: str
    label: str
    outward: bool
    policy: Thing
    document_number: str
    status: str
    clauses: tuple[ClauseRef, ...]


def thing(node: Node) -> Thing:
    """A node as a link shows it."""
    return Thing(node.id, node.kind, ontology().node(node.kind).zh, name_of(node))


def ties(view: View, entries: Collection[str], clauses: Collection[str]) -> tuple[Tie, ...]:
    """All ties of a document.

    Args:
        view: The store.
        entries: Ids of the policy nodes that are this document.
        clauses: Ids of its clauses.
    """
    spoken = [e for kind in RELATIONS for e in view.edges(clauses, kind, "out")]
    own = frozenset(clauses)
    told = [e for k in RELATIONS for e in view.edges(entries, k, "in") if e.tail not in own]
    tails = {n.id: n for n in view.nodes("Clause", {e.tail for e in (*spoken, *told)})}
    loaded = _loaded(view, {edge.head for edge in spoken})
    out = ((e, loaded.get(e.head, e.head), True) for e in spoken)
    into = ((e, tails[e.tail].text("policy"), False) for e in told)
    return tuple(_ties(view, [*out, *into], tails))


def _loaded(view: View, cited: Collection[str]) -> Mapping[str, str]:
    """The document that was loaded under its number, for one cited by its title."""
    return {edge.tail: edge.head for edge in view.edges(cited, "SAME_AS", "out")}


def _ties(
    view: View, found: Iterable[tuple[Edge, str, bool]], clauses: Mapping[str, Node]
) -> Iterable[Tie]:
    grouped: dict[tuple[bool, str, str], set[str]] = {}
    for edge, other, outward in found:
        grouped.setdefault((outward, edge.kind, other), set()).add(edge.tail)
    policies = {n.id: n for n in view.nodes("Policy", {other for _, _, other in grouped})}
    for (outward, kind, other), tails in grouped.items():
        relation, policy = ontology().relation(kind), policies[other]
        refs = (_ref(clauses[id_]) for id_ in tails)
        yield Tie(
            relation=kind,
            label=relation.zh if outward else relation.inverse,
            outward=outward,
            policy=thing(policy),
            document_number=policy.text("document_number"),
            status=policy.text("status"),
            clauses=tuple(sorted(refs, key=lambda ref: ref.label)),
        )


def _ref(clause: Node) -> ClauseRef:
    path = clause.text("path")
    return ClauseRef(clause.text("policy"), path, printed(path), clause.text("label"))
