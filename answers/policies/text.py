"""Policy text: one document clause by clause, with the facts read in it and what it is tied to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.policies.fact_values import fact_of, values
from answers.policies.outline import OutlineItem, clauses_of, outline_of
from answers.policies.policy import Policy, described
from answers.policies.resting import RestingRule, resting_rules
from answers.policies.ties import RELATIONS, Thing, Tie, thing, ties
from graph import marks
from graph.citations import printed
from graph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.store import Claim, Edge, Node, View

_FILES = ("policy", "compiled policies")  # kinds of source that hold documents


@dataclass(frozen=True, slots=True)
class TextFact:
    """A fact that rests on words of a clause.

    Attributes:
        fact: Kind of fact: targets, limits, responsibilities, …
        start: Offset of its first character in the clause's text; `end` after its last one. Both are 0
            where only the gist of the clause is known.
        quote: The words, without white space.
        thing: What it names or sets.
        values: Labels in Chinese with their values.
    """

    fact: str
    start: int
    end: int
    quote: str
    thing: Thing
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextClause:
    """One clause, or the text around the clauses.

    Attributes:
        id: Node id.
        path: Clause path; `printed` as people write it.
        label: The citation as printed.
        text: As written; empty where only the gist is known.
        facts: In the order of the text; those of overlapping words stand beside one another.
        rules: Rules of the shipped rule sets that cite it.
    """

    id: str
    path: str
    printed: str
    label: str
    heading: str
    level: int
    text: str
    gist: str
    facts: tuple[TextFact, ...]
    rules: tuple[RestingRule, ...]


@dataclass(frozen=True, slots=True)
class PolicyText:
    """One document, or one part of a long one.

    Attributes:
        policy: What is known of the document.
        issuers: The bodies that issue it, to link to.
        same: Entries that are held to be this document.
        outline: All its clauses.
        part: Number of the part that is shown, from 1, of `parts`.
        clauses: The clauses of this part with their facts.
        ties: Documents that it cites, amends or repeals, or that do so to it.
        sources: Names of the files that it was read from.
    """

    policy: Policy
    issuers: tuple[Thing, ...]
    same: tuple[Thing, ...]
    outline: tuple[OutlineItem, ...]
    part: int
    parts: int
    clauses: tuple[TextClause, ...]
    ties: tuple[Tie, ...]
    sources: tuple[str, ...]


def policy_text(view: View, id_: str, part: int = 1, path: str = "") -> PolicyText:
    """One document.

    Args:
        view: The store.
        id_: Node id of the document.
        part: Which part of a long document is wanted; the last one where there are fewer.
        path: A clause path; where it is given, the part that shows this clause.

    Raises:
        NotFoundError: There is no such document.
    """
    node = next(view.nodes("Policy", [id_]), None)
    if node is None:
        raise NotFoundError("没有这份文件", id_, "从政策列表进入，或确认文件是否已经载入")
    clauses = clauses_of(view, id_)
    outline = outline_of(clauses)
    parts = outline[-1].part if outline else 1
    asked = next((item.part for item in outline if path and item.path == path), part)
    shown = min(max(asked, 1), parts)
    here = [c for c, item in zip(clauses, outline, strict=True) if item.part == shown]
    issued = (e.head for e in view.edges([id_], "ISSUED_BY", "out"))
    issuers = tuple(map(thing, view.nodes(ids=issued)))
    same = (e.head if e.tail == id_ else e.tail for e in view.edges([id_], "SAME_AS"))
    known_as = tuple(map(thing, view.nodes("Policy", same)))
    return PolicyText(
        policy=described(node, tuple(one.name for one in issuers), loaded=bool(clauses)),
        issuers=issuers,
        same=known_as,
        outline=outline,
        part=shown,
        parts=parts,
        clauses=tuple(_with_facts(view, here)),
        ties=ties(view, {id_, *(one.id for one in known_as)}, [c.id for c in clauses]),
        sources=tuple(dict.fromkeys(_files(view.claims(id_)))),
    )


def _files(claims: Iterable[Claim]) -> Iterator[str]:
    """Files that hold the document itself: other ones name it at a place of theirs."""
    return (c.source.name for c in claims if c.source.kind in _FILES and not c.place)


def _with_facts(view: View, clauses: Sequence[Node]) -> Iterator[TextClause]:
    kinds = ("NAMES", "SETS", *RELATIONS)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in view.edges([clause.id for clause in clauses], direction="out"):
        if edge.kind in kinds:
            edges[edge.tail].append(edge)
    heads = {edge.head for some in edges.values() for edge in some}
    things = {node.id: node for node in view.nodes(ids=heads)}
    rules = resting_rules()
    for clause in clauses:
        facts = [f for e in edges[clause.id] for f in _facts(clause, e, things[e.head])]
        facts.sort(key=lambda f: (f.start, -f.end, f.fact, f.thing.name))
        yield TextClause(
            id=clause.id,
            path=clause.text("path"),
            printed=printed(clause.text("path")),
            label=clause.text("label"),
            heading=clause.text("heading"),
            level=int(clause.text("level") or 1),
            text=clause.text("text"),
            gist=clause.text("gist"),
            facts=tuple(facts),
            rules=rules.get(clause.id, ()),
        )


def _facts(clause: Node, edge: Edge, named: Node) -> Iterator[TextFact]:
    text = clause.text("text")
    if not text:
        fact = fact_of(edge, named)
        yield TextFact(fact, 0, 0, "", thing(named), tuple(values(fact, edge, named)))
    written = edge.properties.get("marks")
    for one in written if isinstance(written, tuple) else ():
        mark = marks.read(one, text)
        if mark is not None:
            quote = "".join(text[mark.start : mark.end].split())
            said = tuple(values(mark.fact, edge, named))
            yield TextFact(mark.fact, mark.start, mark.end, quote, thing(named), said)
