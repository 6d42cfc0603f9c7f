"""Duties: which department leads, takes part in or bears what, by which clause of which policy."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.policies.policy import Policy  # noqa: TC001 -- the API's schema is made from it
from answers.policies.quoting import body
from answers.policies.reading import clause_text, policy_heads
from answers.policies.whole import ClauseText  # noqa: TC001 -- as above
from graph.ids import node_id
from graph.names import text_key
from graph.regions import find_region
from loaders.policies.facts.duty_notes import BEARER, LEAD, PARTNER
from loaders.policies.offices import full_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph.store import Edge, Node, View

_LEVELS = re.compile("各?[省市州县区旗级、()]*")
ROLES = (LEAD, BEARER, PARTNER)  # as the reader of duties names them; in the order of weight


@dataclass(frozen=True, slots=True)
class Bearer:
    """An organization or class of bodies, and its part.

    Attributes:
        id: Node id.
        name: Full name, such as 辽宁省科学技术厅.
        role: 牵头单位, 职责主体 or 参与单位.
        written: The name as the clause has it; empty where that is not known.
    """

    id: str
    name: str
    role: str
    written: str


@dataclass(frozen=True, slots=True)
class DutyQuestion:
    """What is asked; empty parts ask nothing.

    Attributes:
        organization: A department, by full or short name, as people write it.
        about: Words that all stand in the clause or in the headings above it.
        role: A role or its beginning: 牵头.
    """

    organization: str = ""
    about: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A clause that says who does something.

    Attributes:
        policy: Its document.
        clause: The clause with its text.
        headings: Headings of the clauses above it, outermost first.
        bearers: Whom the clause names, by weight of the role.
        asked: Those of them that the question is about; all where it names none.
    """

    policy: Policy
    clause: ClauseText
    headings: tuple[str, ...]
    bearers: tuple[Bearer, ...]
    asked: tuple[Bearer, ...]


def duties(view: View, question: DutyQuestion) -> tuple[Duty, ...]:
    """All clauses with duties that a question is about, of the newest document first."""
    bearers = _bearers(view)
    heads = policy_heads(view)
    clauses = {node.id: node for node in view.nodes("Clause", bearers)}
    headings = _headings(view, clauses.values())
    found = []
    for id_, clause in clauses.items():
        policy = heads[clause.text("policy")]
        asked = _asked(question, bearers[id_], policy.region)
        if asked and _is_about(question.about, clause, headings[id_]):
            found.append(Duty(policy, clause_text(clause), headings[id_], bearers[id_], asked))
    order = {id_: int(clause.text("order") or 0) for id_, clause in clauses.items()}
    in_text = sorted(found, key=lambda duty: (duty.policy.title, order[duty.clause.id]))
    return tuple(sorted(in_text, key=lambda duty: duty.policy.date, reverse=True))


def _bearers(view: View) -> Mapping[str, tuple[Bearer, ...]]:
    """The bearers of duties by the clause that names them."""
    edges = [edge for edge in view.edges(kind="NAMES") if edge.properties.get("role") in ROLES]
    names = {n.id: n.text("name") for n in view.nodes("Organization", {e.head for e in edges})}
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.tail].append(edge)
    return {clause: tuple(_ranked(some, names)) for clause, some in found.items()}


def _ranked(edges: Iterable[Edge], names: Mapping[str, str]) -> Iterator[Bearer]:
    bearers = [
        Bearer(e.head, names[e.head], str(e.properties["role"]), str(e.properties.get("quote", "")))
        for e in edges
    ]
    yield from sorted(bearers, key=lambda one: (ROLES.index(one.role), one.name))


def _asked(question: DutyQuestion, bearers: Iterable[Bearer], region: str) -> tuple[Bearer, ...]:
    means = _named(question.organization, region)
    return tuple(one for one in bearers if one.role.startswith(question.role) and means(one.name))


def _named(written: str, region: str) -> Callable[[str], bool]:
    """Whether a name is meant: the same in full, or a region's or level's office of that name.

    省科技厅 is the province's own in a document of the province; 科技局 is that of any city, and 各市科技局.
    """
    if not written:
        return lambda _: True
    full = text_key(full_name(written.strip(), region))

    def means(name: str) -> bool:
        key = text_key(name)
        front = key.removesuffix(full)
        ends = front != key
        placed = front == text_key(region) or _LEVELS.fullmatch(front) or find_region(front)
        return ends and bool(placed)

    return means


def _headings(view: View, clauses: Iterable[Node]) -> Mapping[str, tuple[str, ...]]:
    """For each clause the headings of those above it, outermost first."""
    above = {clause.id: tuple(_above(clause)) for clause in clauses}
    ids = {id_ for some in above.values() for id_ in some}
    headings = {node.id: node.text("heading") for node in view.nodes("Clause", ids)}
    return {
        clause: tuple(heading for id_ in ids if (heading := headings.get(id_, "")))
        for clause, ids in above.items()
    }


def _above(clause: Node) -> Iterator[str]:
    parts = clause.text("path").split("/")
    for length in range(1, len(parts)):
        yield node_id("Clause", [clause.text("policy"), "/".join(parts[:length])])


def _is_about(words: str, clause: Node, headings: Iterable[str]) -> bool:
    said = text_key(body(clause.text("text") or clause.text("gist")) + "\n".join(headings))
    return all(text_key(word) in said for word in words.split())
