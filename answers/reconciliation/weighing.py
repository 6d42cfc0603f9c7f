"""Weighing: the score of one thing that a name may mean, from its name and from what else is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.reconciliation.agreement import agreement
from answers.reconciliation.attributes import attribute_called
from answers.reconciliation.candidates import Candidate, Feature
from graph.identity.judgement import UNSURE_FROM, Judgement, Verdict
from graph.identity.names import judge
from graph.names import text_key
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from answers.reconciliation.attributes import Attribute, Value
    from answers.reconciliation.candidates import Question, Wanted
    from search.documents import Document

CODED, CODE = "Organization", "code"
_JUDGED = ("Organization", "Base")  # kinds whose names `graph.identity` understands
_PEOPLE = ("Person", "Expert")  # one name is many persons: never the same by name alone
_ALIAS = 0.97  # a short name may be another body's too
_EXACT = 0.99
_UNSURE = 0.79  # the most that a name says where it is no proof
_LEFT, _LEFT_BY_CODE = 0.75, 0.5  # of a score that something contradicts
_GAINED = 0.25  # of what a score lacks, where something agrees


@dataclass(frozen=True, slots=True)
class Proposal:
    """A thing that a search or a code proposes; `found` is the search's own score."""

    document: Document
    found: float
    name: Judgement


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate; of several matches the one of the highest `certainty` is meant."""

    candidate: Candidate
    certainty: tuple[bool, bool, int]
    found: float


def judged(written: str, document: Document) -> Judgement:
    """Whether a written name is the thing's name or another one of its names."""
    if document.kind not in _JUDGED:
        return _by_writing(written, document)
    best = judge(written, document.name)
    for alias in document.aliases:
        if best.score >= _ALIAS:
            break
        other = judge(written, alias)
        if other.score * _ALIAS > best.score:
            best = Judgement(other.score * _ALIAS, (f"别名“{alias}”", *other.reasons))
    return best


def _by_writing(written: str, document: Document) -> Judgement:
    key = text_key(written).strip("《》")
    named = key == text_key(document.name)
    if not named and key not in map(text_key, document.aliases):
        return Judgement(0.0)
    if document.kind in _PEOPLE:
        return Judgement(_UNSURE, ("姓名相同，同名不等于同一人",))
    return Judgement(1.0, ("名称相同",)) if named else Judgement(_ALIAS, ("别名相同",))


def weigh(
    question: Question, proposal: Proposal, known: Mapping[str, tuple[Value, ...]]
) -> Weighed | None:
    """The candidate that a proposal is; None where it lacks what the question requires.

    Args:
        question: The name, and what else is said of the thing.
        proposal: The thing.
        known: Its values by id of the attribute.
    """
    kind, name = proposal.document.kind, proposal.name
    told = [(wanted, *_told(kind, wanted, known)) for wanted in question.wanted]
    if any(wanted.required and not holds for wanted, _, holds in told):
        return None
    agreed = [(column, holds) for _, column, holds in told if column and holds is not None]
    by_code = [holds for column, holds in agreed if _is_code(kind, column)]
    same = name.verdict is Verdict.SAME or True in by_code
    contradicted = any(not holds for _, holds in agreed)
    certainty = (True in by_code, name.score >= _EXACT, sum(holds for _, holds in agreed))
    candidate = _candidate(proposal, agreed, match=same and not contradicted)
    return Weighed(candidate, certainty, proposal.found)


def _candidate(
    proposal: Proposal, agreed: Sequence[tuple[Attribute, bool]], *, match: bool
) -> Candidate:
    document, name = proposal.document, proposal.name
    # Names that are not the same are ordered by the search, below all that may be the same.
    likeness = 100 * max(name.score, proposal.found * UNSURE_FROM)
    features = [Feature(f"attribute_{c.id}", f"{c.zh}一致", holds) for c, holds in agreed]
    return Candidate(
        id=document.id,
        name=document.name,
        kind=document.kind,
        kind_zh=ontology().node(document.kind).zh,
        place=tuple(document.facets[key] for key in ("city", "host") if key in document.facets),
        score=round(_score(likeness, document.kind, agreed), 1),
        match=match,
        features=(Feature("name", _why(name), round(likeness, 1)), *features),
        reasons=name.reasons,
    )


def _why(name: Judgement) -> str:
    return f"名称：{'；'.join(name.reasons)}" if name.reasons else "名称"


def _told(
    kind: str, wanted: Wanted, known: Mapping[str, Sequence[Value]]
) -> tuple[Attribute | None, bool | None]:
    column = attribute_called(kind, wanted.attribute)
    return column, _holds(column, wanted, known.get(column.id, ())) if column else None


def _holds(column: Attribute, wanted: Wanted, known: Sequence[Value]) -> bool | None:
    told = [agreement(column, said, known) for said in wanted.values]
    if not told:
        return None
    if wanted.quantifier == "all":
        return False if False in told else None if None in told else True
    held = True if True in told else None if None in told else False
    return held if wanted.quantifier == "any" or held is None else not held


def _is_code(kind: str, column: Attribute) -> bool:
    return kind == CODED and column.property == CODE and not column.path


def _score(score: float, kind: str, agreed: Sequence[tuple[Attribute, bool]]) -> float:
    for column, holds in agreed:
        if _is_code(kind, column):
            score = 100.0 if holds else score * _LEFT_BY_CODE
        elif holds:
            score += (100 - score) * score / 100 * _GAINED
        else:
            score *= _LEFT
    return score
