"""Reconciling: which thing each name of a table means, with a score and what speaks for and against it.

A candidate is a match only where its name or its credit code is judged to be the same, nothing that the
table says of it contradicts, and no other candidate is as good.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from answers.naming import name_of
from answers.reconciliation.attributes import attribute_called, table
from answers.reconciliation.candidates import POOL
from answers.reconciliation.weighing import CODE, CODED, Proposal, judged, weigh
from graph.errors import InputError
from graph.identity.judgement import Judgement, Verdict
from graph.identity.names import ways
from graph.ontology import ontology
from search.documents import Document, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from answers.reconciliation.attributes import Attribute, Table
    from answers.reconciliation.candidates import Candidate, Question
    from answers.reconciliation.weighing import Weighed
    from graph.store import Node, View
    from search.index import TextIndex


def organizations_by_code(view: View) -> Mapping[str, str]:
    """The organization of each unified social credit code; of several entries the first."""
    found: dict[str, str] = {}
    for node in view.nodes(CODED):
        if code := node.text(CODE):
            found.setdefault(code.upper(), node.id)
    return found


def reconcile(
    index: TextIndex, view: View, by_code: Mapping[str, str], questions: Sequence[Question]
) -> tuple[tuple[Candidate, ...], ...]:
    """The candidates of each question, best first.

    Args:
        index: Finds things by name.
        view: What is known of them.
        by_code: As `organizations_by_code` gives them.
        questions: Answered each on its own.

    Raises:
        InputError: A question names a kind or an attribute that does not exist.
    """
    for question in questions:
        _refuse_unknown(question)
    direct = _direct(view, by_code, questions)
    proposed = [_proposals(index, q, some) for q, some in zip(questions, direct, strict=True)]
    known = _known(view, questions, proposed)
    return tuple(
        _decided(view, question, [weigh(question, p, known.get(p.document.id, {})) for p in some])
        for question, some in zip(questions, proposed, strict=True)
    )


def known_kind(name: str) -> str:
    """The kind of that name; InputError if nothing of it is to be found."""
    if name not in _found_kinds():
        told = "、".join(f"{known}（{zh}）" for known, zh in _found_kinds().items())
        raise InputError("没有这个类型", name[:100], f"可用的类型：{told}")
    return name


@cache
def _found_kinds() -> Mapping[str, str]:
    return {kind.name: kind.zh for kind in ontology().nodes.values() if kind.found}


def _kinds(question: Question) -> tuple[str, ...]:
    return question.kinds or tuple(_found_kinds())


def _refuse_unknown(question: Question) -> None:
    kinds = [known_kind(kind) for kind in _kinds(question)]
    for wanted in question.wanted:
        if not any(attribute_called(kind, wanted.attribute) for kind in kinds):
            remedy = "可用的属性见 /reconcile/suggest/property"
            raise InputError("没有这个属性", wanted.attribute[:100], remedy)


def _direct(
    view: View, by_code: Mapping[str, str], questions: Sequence[Question]
) -> Iterator[list[Proposal]]:
    """What a question names by id or code, whatever it is called."""
    meant = [{q.name, *(by_code[code] for code in _codes(q) if code in by_code)} for q in questions]
    nodes = {node.id: node for node in view.nodes(ids=set().union(*meant))}
    for question, ids in zip(questions, meant, strict=True):
        named = (nodes[id_] for id_ in sorted(ids) if id_ in nodes)
        yield [_named(question, node) for node in named if node.kind in _kinds(question)]


def _codes(question: Question) -> Iterator[str]:
    """The credit codes that a question gives, as the name or as an attribute."""
    yield question.name.strip().upper()
    for wanted in question.wanted:
        column = attribute_called(CODED, wanted.attribute)
        if column and column.property == CODE and wanted.quantifier != "none":
            yield from (said.text.strip().upper() for said in wanted.values)


def _named(question: Question, node: Node) -> Proposal:
    document = Document(node.id, node.kind, name_of(node), node.texts("aliases"))
    if question.name == node.id:
        return Proposal(document, 1.0, Judgement(1.0, ("编号相同",)))
    if question.name.strip().upper() == node.text(CODE).upper() != "":
        return Proposal(document, 1.0, Judgement(1.0, ("统一社会信用代码相同",)))
    return Proposal(document, 1.0, judged(question.name, document))


def _proposals(index: TextIndex, question: Question, direct: Sequence[Proposal]) -> list[Proposal]:
    """Things by name, as written and, where none is the same, as the known body's full name."""
    found = {proposal.document.id: proposal for proposal in direct}
    for written in dict.fromkeys((question.name, *ways(question.name))):
        if any(proposal.name.verdict is Verdict.SAME for proposal in found.values()):
            break
        filters = {"kind": question.kinds} if question.kinds else {}
        results = index.search(Query(written, max(question.limit, POOL), filters=filters))
        for hit in results.hits:
            if hit.document.id not in found:
                name = judged(question.name, hit.document)
                found[hit.document.id] = Proposal(hit.document, hit.score, name)
    return list(found.values())


def _known(
    view: View, questions: Sequence[Question], proposed: Sequence[Sequence[Proposal]]
) -> Table:
    """What is known of all proposed things in the columns that are asked about, read kind by kind."""
    ids: dict[str, set[str]] = defaultdict(set)
    columns: dict[str, set[Attribute]] = defaultdict(set)
    for question, some in zip(questions, proposed, strict=True):
        for kind, id_ in ((p.document.kind, p.document.id) for p in some if question.wanted):
            ids[kind].add(id_)
            asked = (attribute_called(kind, wanted.attribute) for wanted in question.wanted)
            columns[kind].update(filter(None, asked))
    rows = (table(view, ids[kind], tuple(columns[kind])) for kind in ids)
    return {id_: row for found in rows for id_, row in found.items()}


def _decided(
    view: View, question: Question, weighed: Iterable[Weighed | None]
) -> tuple[Candidate, ...]:
    """The candidates by score; only one that is surer than all others stays a match."""
    best = sorted(
        filter(None, weighed), key=lambda one: (-one.candidate.score, -one.found, one.candidate.id)
    )
    matches = [one for one in best if one.candidate.match]
    surest = max((one.certainty for one in matches), default=None)
    sure = {one.candidate.id for one in matches if one.certainty == surest}
    if len(sure) > 1:  # entries of one body under several names: the fuller one stands for them
        edges = view.edges(sure, "SAME_AS", "out")
        sure -= {edge.tail for edge in edges if edge.head in sure}
    meant = sure if len(sure) == 1 else set()
    ordered = sorted((one.candidate for one in best), key=lambda known: known.id not in meant)
    return tuple(replace(c, match=c.id in meant) for c in ordered[: question.limit])
